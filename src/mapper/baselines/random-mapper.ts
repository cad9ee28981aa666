import { createRandom } from '../../base/random.ts';
import type { MapperStrategy } from './mapper-strategy.ts';
import { StrategyRun } from './strategy-run.ts';

/** Scores whatever is drawn, most of which does not fit. */
export const randomMapper: MapperStrategy = {
  name: 'random',
  title: 'Random',
  source: 'Parashar et al.: Timeloop, ISPASS 2019 (random)',
  run(request) {
    const random = createRandom(request.seed);
    const run = new StrategyRun(request);
    while (!run.isOver()) run.merit(random.pick(run.spaces).draw(random));
    return run.result();
  },
};

/** Draws until a mapping fits as far as can be told, and scores that. */
export const randomPrunedMapper: MapperStrategy = {
  name: 'random-pruned',
  title: 'Random, what does not fit left out',
  source: 'Parashar et al.: Timeloop, ISPASS 2019 (random-pruned)',
  run(request) {
    const random = createRandom(request.seed);
    const run = new StrategyRun(request);
    while (!run.isOver()) {
      const space = random.pick(run.spaces);
      const genome = space.drawFitting(random);
      if (space.fits(genome)) run.merit(genome);
    }
    return run.result();
  },
};
