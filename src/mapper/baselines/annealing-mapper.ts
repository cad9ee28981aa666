import { createRandom, type Random } from '../../base/random.ts';
import type { MapperStrategy } from './mapper-strategy.ts';
import type { MappingGenome } from './mapping-genome.ts';
import { StrategyRun } from './strategy-run.ts';

/** Temperatures, in natural logarithms of the merit: at first worse by a third is often taken, at last by 1 %. */
const FIRST_TEMPERATURE = 0.3;
const LAST_TEMPERATURE = 0.01;
const REORDER_SHARE = 0.4;
/** Draws to start from the best of. */
const STARTS = 16;

/** One mapping that changes step by step, at first also for the worse. */
export const annealingMapper: MapperStrategy = {
  name: 'annealing',
  title: 'Simulated annealing, with the moves of SALSA',
  source: 'Jung et al.: SALSA, AICAS 2023',
  run(request) {
    const random = createRandom(request.seed);
    const run = new StrategyRun(request);
    let { genome, merit } = start(run, random);
    while (!run.isOver()) {
      const next = neighbour(run, random, genome);
      if (!run.spaceOf(next).fits(next)) continue;
      const found = run.merit(next);
      if (!isTaken(random, found, merit, run.progress)) continue;
      genome = next;
      merit = found;
    }
    return run.result();
  },
};

function start(run: StrategyRun, random: Random) {
  let best = { genome: random.pick(run.spaces).drawFitting(random), merit: Infinity };
  for (let turn = 0; turn < STARTS && !run.isOver(); turn++) {
    const genome = random.pick(run.spaces).drawFitting(random);
    const merit = run.merit(genome);
    if (merit < best.merit) best = { genome, merit };
  }
  return best;
}

/** A factor moved or two loops exchanged; sometimes both. */
function neighbour(run: StrategyRun, random: Random, genome: MappingGenome): MappingGenome {
  const space = run.spaceOf(genome);
  const draw = random.uniform();
  // A full axis takes a factor only where another one leaves it, which is what the repair sees to.
  const moved = draw < REORDER_SHARE ? genome : space.repair(random, space.moved(random, genome));
  return draw < REORDER_SHARE || draw > 0.9 ? space.reordered(random, moved) : moved;
}

function isTaken(random: Random, found: number, merit: number, progress: number): boolean {
  if (found <= merit) return true;
  const temperature = FIRST_TEMPERATURE * (LAST_TEMPERATURE / FIRST_TEMPERATURE) ** progress;
  return random.uniform() < Math.exp(-Math.log(found / merit) / temperature);
}
