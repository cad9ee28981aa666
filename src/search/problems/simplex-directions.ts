import { dasDennisDirections } from '../operators/das-dennis.ts';

/** Evenly spread points of the unit simplex: the fewest of Das and Dennis's sets that holds at least `count`. */
export function simplexDirections(objectiveCount: number, count: number): number[][] {
  let partitions = 1;
  let directions = objectiveCount;
  while (directions < count) {
    partitions++;
    directions = (directions * (partitions + objectiveCount - 1)) / partitions;
  }
  return dasDennisDirections(objectiveCount, partitions);
}
