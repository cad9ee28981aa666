import type { AlgorithmDefinition } from './algorithm.ts';
import { bayesian } from './algorithms/bayesian.ts';
import { hyperband } from './algorithms/hyperband.ts';
import { nsga2 } from './algorithms/nsga2.ts';
import { nsga3 } from './algorithms/nsga3.ts';
import { randomSearch } from './algorithms/random-search.ts';
import { regularizedEvolution } from './algorithms/regularized-evolution.ts';
import { reinforceSearch } from './algorithms/reinforce.ts';
import { screenedNsga2 } from './algorithms/screened-search.ts';
import { simulatedAnnealing } from './algorithms/simulated-annealing.ts';
import { smsEmoa } from './algorithms/sms-emoa.ts';
import { tpe } from './algorithms/tpe.ts';

/** Every algorithm that a study can name. A new one is a file in `algorithms/` and a line here. */
export const algorithms: readonly AlgorithmDefinition[] = [
  nsga2,
  nsga3,
  smsEmoa,
  regularizedEvolution,
  simulatedAnnealing,
  reinforceSearch,
  tpe,
  bayesian,
  screenedNsga2,
  hyperband,
  randomSearch,
];
