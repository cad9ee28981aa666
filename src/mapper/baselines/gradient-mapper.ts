import { createRandom, type Random } from '../../base/random.ts';
import { LOOP_DIMS } from '../../workload/dims.ts';
import { isRelevant, OPERANDS } from '../../workload/operand.ts';
import type { GenomeSpace } from './genome-space.ts';
import type { MapperStrategy } from './mapper-strategy.ts';
import type { MappingGenome } from './mapping-genome.ts';
import { type RelaxedBounds, RelaxedNest } from './relaxed-nest.ts';
import { RelaxedSplits } from './relaxed-splits.ts';
import { StrategyRun } from './strategy-run.ts';

/** Steps down the slope from one start, and how often they are rounded on the way. */
const STEPS = 24;
const STEPS_PER_ROUNDING = 6;
/** Weight of what does not fit against the logarithm of the merit; it grows from the first to the last step. */
const FIRST_WEIGHT = 0.3;
const LAST_WEIGHT = 30;

/**
 * Follows the slope of a smooth model from random starts, rounds to bounds that are whole, and scores those; orders are chosen
 * anew at each rounding. What the smooth model takes counts as no evaluation.
 */
export const gradientMapper: MapperStrategy = {
  name: 'gradient',
  title: 'Gradient descent over relaxed tilings, as in DOSA',
  source: 'Hong et al.: DOSA, MICRO 2023',
  run(request) {
    const random = createRandom(request.seed);
    const run = new StrategyRun(request);
    const models = request.spaces.map(
      (space) => new RelaxedNest(request, space, request.objective),
    );
    while (!run.isOver()) {
      const index = random.integer(0, run.spaces.length - 1);
      const [space, model] = [run.spaces[index], models[index]];
      if (space !== undefined && model !== undefined) descend(run, random, space, index, model);
    }
    return run.result();
  },
};

function descend(
  run: StrategyRun,
  random: Random,
  space: GenomeSpace,
  index: number,
  model: RelaxedNest,
): void {
  const splits = new RelaxedSplits(space, random);
  let stationary = space.space.levels.map(() => random.integer(0, OPERANDS.length - 1));
  for (let step = 1; step <= STEPS && !run.isOver(); step++) {
    const weight = FIRST_WEIGHT * (LAST_WEIGHT / FIRST_WEIGHT) ** (step / STEPS);
    const loss = (bounds: RelaxedBounds) => {
      const { logMerit, excess } = model.cost(bounds, stationary);
      return logMerit + weight * excess;
    };
    splits.step(loss);
    if (step % STEPS_PER_ROUNDING !== 0) continue;
    stationary = bestOrders(model, splits.bounds(), stationary);
    const bounds = splits.rounded();
    const orders = stationary.map((operand) => orderFor(random, operand));
    const genome = space.repair(random, { space: index, bounds, orders });
    scoreOrders(run, random, genome, stationary);
  }
}

/** For one level after the other the operand whose stay the model likes best. */
function bestOrders(
  model: RelaxedNest,
  bounds: RelaxedBounds,
  stationary: readonly number[],
): number[] {
  let chosen = [...stationary];
  for (let level = 0; level < chosen.length; level++) {
    const options = OPERANDS.map((_, operand) => chosen.with(level, operand));
    const merits = options.map((option) => model.cost(bounds, option).logMerit);
    chosen = options[merits.indexOf(Math.min(...merits))] ?? chosen;
  }
  return chosen;
}

/** Scores a rounded nest, and with each other operand staying at each level. */
function scoreOrders(
  run: StrategyRun,
  random: Random,
  genome: MappingGenome,
  stationary: readonly number[],
): void {
  run.merit(genome);
  stationary.forEach((own, level) => {
    OPERANDS.forEach((_, operand) => {
      if (operand === own || run.isOver()) return;
      run.merit({ ...genome, orders: genome.orders.with(level, orderFor(random, operand)) });
    });
  });
}

/** Loops that the operand does not see innermost, otherwise at random. */
function orderFor(random: Random, operand: number): readonly number[] {
  const name = OPERANDS[operand] ?? 'weights';
  const places = random.shuffle(LOOP_DIMS.map((_, place) => place));
  const isSeen = (place: number) => isRelevant(name, LOOP_DIMS[place] ?? 'N');
  return [...places.filter(isSeen), ...places.filter((place) => !isSeen(place))];
}
