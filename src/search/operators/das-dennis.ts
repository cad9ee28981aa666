/**
 * Evenly spread directions on the unit simplex (Das and Dennis 1998): all points whose coordinates are multiples of
 * 1 / partitions and sum to 1, in lexicographic order; C(partitions + objectives − 1, partitions) of them.
 */
export function dasDennisDirections(objectiveCount: number, partitions: number): number[][] {
  if (!(objectiveCount >= 1) || !(partitions >= 1)) {
    throw new RangeError('Das–Dennis directions need an objective and a partition or more');
  }
  const directions: number[][] = [];
  const fill = (parts: readonly number[], left: number) => {
    if (parts.length === objectiveCount - 1) {
      directions.push([...parts, left].map((part) => part / partitions));
      return;
    }
    for (let part = 0; part <= left; part++) fill([...parts, part], left - part);
  };
  fill([], partitions);
  return directions;
}
