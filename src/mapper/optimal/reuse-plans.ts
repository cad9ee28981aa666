import { type Extents, LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import { OPERANDS, type Operand, RELEVANT_DIMS } from '../../workload/operand.ts';
import type { LevelSpace } from './mapspace.ts';

/**
 * What the temporal loops of one level do for re-use: `any` loops may stand, those that the stationary operand does not
 * see innermost; `unseen`: only such loops, so that the operand stays while the next outer level's run as well; `none`.
 */
export interface LevelPlan {
  readonly stationary: Operand | null;
  readonly loops: 'any' | 'unseen' | 'none';
}
/** One entry per level, outermost first. */
export type ReusePlan = readonly LevelPlan[];

/** Dimensions that do not select elements of an operand. */
export function unseenDims(operand: Operand): readonly LoopDim[] {
  return UNSEEN[operand];
}

const UNSEEN: Readonly<Record<Operand, readonly LoopDim[]>> = {
  weights: LOOP_DIMS.filter((dim) => !RELEVANT_DIMS.weights.includes(dim)),
  inputs: LOOP_DIMS.filter((dim) => !RELEVANT_DIMS.inputs.includes(dim)),
  outputs: LOOP_DIMS.filter((dim) => !RELEVANT_DIMS.outputs.includes(dim)),
};

/**
 * Every plan of re-use for a hierarchy. Each dimension but G is irrelevant to exactly one operand, so the loops that stand
 * innermost in a level let exactly one operand stay: which one is all that the order of a level decides, apart from
 * sliding windows (docs/mapper.md).
 *
 * @param extents  of the layer: an operand that sees every dimension with steps gains nothing by staying
 */
export function reusePlans(levels: readonly LevelSpace[], extents: Extents): readonly ReusePlan[] {
  let plans: readonly ReusePlan[] = [[]];
  levels.forEach(({ temporal }, level) => {
    const options = temporal.length === 0 ? [NO_LOOPS] : levelPlans(levels, level, extents);
    plans = plans.flatMap((outer) =>
      options.filter((option) => isUseful(option, outer)).map((option) => [...outer, option]),
    );
  });
  return plans;
}

const NO_LOOPS: LevelPlan = { stationary: null, loops: 'none' };

function levelPlans(
  levels: readonly LevelSpace[],
  level: number,
  extents: Extents,
): readonly LevelPlan[] {
  const fed = OPERANDS.filter((operand) =>
    levels.some(({ keeps }, inner) => inner > level && keeps.includes(operand)),
  );
  const gaining = fed.filter((operand) => UNSEEN[operand].some((dim) => extents[dim] > 1));
  const free: LevelPlan = { stationary: null, loops: 'any' };
  if (gaining.length === 0) return [free];
  const any = gaining.map((stationary): LevelPlan => ({ stationary, loops: 'any' }));
  // A loop over groups turns every operand over: nothing stays, and each of more rounds moves less before work starts.
  if (extents.G > 1) any.push(free);
  if (level === 0) return any;
  const unseen = gaining.map((stationary): LevelPlan => ({ stationary, loops: 'unseen' }));
  return [...any, ...unseen, NO_LOOPS];
}

/** A level that lets an operand stay on for the next outer one is of use only where that one lets it stay, too. */
function isUseful(option: LevelPlan, outer: ReusePlan): boolean {
  if (option.loops !== 'unseen') return true;
  const next = outer.findLast(({ loops }) => loops !== 'none');
  return next === undefined || next.stationary === option.stationary;
}

/**
 * The levels whose loops that an operand does not see cost it nothing on its way into `child`.
 *
 * @returns 1 at the level, else 0
 */
export function stayingLevels(plan: ReusePlan, operand: Operand, child: number): readonly number[] {
  const staying = plan.map(() => 0);
  for (let level = child - 1; level >= 0; level--) {
    const entry = plan[level];
    if (entry === undefined || entry.loops === 'none') continue;
    if (entry.stationary !== operand) break;
    staying[level] = 1;
    if (entry.loops === 'any') break;
  }
  return staying;
}

/** Whether a plan lets a dimension have a temporal loop at a level. */
export function allowsLoop({ stationary, loops }: LevelPlan, dim: LoopDim): boolean {
  if (loops === 'none') return false;
  return loops === 'any' || stationary === null || unseenDims(stationary).includes(dim);
}
