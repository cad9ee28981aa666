import type { AlgorithmDefinition } from './algorithm.ts';
import { nsga2 } from './algorithms/nsga2.ts';
import { randomSearch } from './algorithms/random-search.ts';

/** Every algorithm that a study can name. A new one is a file in `algorithms/` and a line here. */
export const algorithms: readonly AlgorithmDefinition[] = [nsga2, randomSearch];
