import { annealingMapper } from './annealing-mapper.ts';
import { geneticMapper } from './genetic-mapper.ts';
import { gradientMapper } from './gradient-mapper.ts';
import type { MapperStrategy } from './mapper-strategy.ts';
import { randomMapper, randomPrunedMapper } from './random-mapper.ts';

/** Every strategy that the optimal search is compared with. */
export const MAPPER_STRATEGIES: readonly MapperStrategy[] = [
  randomMapper,
  randomPrunedMapper,
  geneticMapper,
  annealingMapper,
  gradientMapper,
];
