import { dasDennisDirections } from '../operators/das-dennis.ts';

/** So many weight vectors that add up to 1, evenly spread: every n-th of the fewest of Das and Dennis's that are enough. */
export function spreadWeights(objectiveCount: number, count: number): number[][] {
  if (objectiveCount === 1) return Array.from({ length: count }, () => [1]);
  let partitions = 1;
  while (dasDennisDirections(objectiveCount, partitions).length < count) partitions++;
  const all = dasDennisDirections(objectiveCount, partitions);
  return Array.from({ length: count }, (_, i) => {
    const at = count === 1 ? (all.length - 1) / 2 : (i * (all.length - 1)) / (count - 1);
    return all[Math.round(at)] ?? [];
  });
}
