import { z } from 'zod';
import { peCount } from '../../src/accelerator/accelerator.ts';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import {
  constrained,
  type MappingConstraint,
} from '../../src/mapper/optimal/mapping-constraint.ts';
import { mapspaces } from '../../src/mapper/optimal/mapspace.ts';
import { type OptimalMapping, optimalMapping } from '../../src/mapper/optimal/optimal-mapping.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import { LOOP_DIMS, type LoopDim, productOfExtents } from '../../src/workload/dims.ts';

const CONSTRAINT = z.object({
  target: z.string(),
  type: z.string(),
  factors: z.string().optional(),
  permutation: z.string().optional(),
  split: z.number().optional(),
  min: z.number().optional(),
});

/** What Timeloop's mapper found for one layer on one architecture, and what it was told to obey. */
export const timeloopMapperRow = z.object({
  arch: z.string(),
  problem: z.string(),
  metric: z.string(),
  constraints: z.array(CONSTRAINT).nullish(),
  best: z.object({ edp_J_cycles: z.number() }).nullish(),
});
export type TimeloopMapperRow = z.infer<typeof timeloopMapperRow>;

/** pJ · cycles in a J · cycle. */
const PJ_PER_J = 1e12;

/** Ours over theirs in energy × delay; 0 where they found nothing. */
export function edpShare({ best }: TimeloopMapperRow, found: OptimalMapping): number {
  const ours = (found.best?.merit ?? Number.POSITIVE_INFINITY) / PJ_PER_J;
  return best === null || best === undefined ? 0 : ours / best.edp_J_cycles;
}

/**
 * Our best mapping by energy × delay under the constraints of a row, with Timeloop's semantics and perfect factors.
 *
 * @param shouldStop  asked now and then
 */
export function searchRow(
  row: TimeloopMapperRow,
  subject: LayerOnAccelerator,
  shouldStop: () => boolean,
): OptimalMapping {
  const { layer, accelerator } = subject;
  const names = accelerator.memories.map(({ name }) => name);
  const isGemm = layer.operator === 'gemm';
  const isDepthwise = layer.extents.G > 1 && layer.extents.K === 1;
  const letter = (dim: string) => letterOf(dim, isGemm, isDepthwise);
  const constraints = (row.constraints ?? []).flatMap((one): readonly MappingConstraint[] => {
    const level = names.indexOf(one.target);
    if (one.type !== 'spatial' || level < 0 || one.permutation === undefined) return [];
    // Timeloop's rule: the first `split` dimensions of the permutation stand along x, the others along y.
    const order = [...one.permutation].map(letter);
    const fixed = (one.factors ?? '').split(' ').flatMap((factor) => {
      const [, dim] = /^([A-Z])=1$/.exec(factor) ?? [];
      return dim === undefined ? [] : [letter(dim)];
    });
    const free = (dims: readonly LoopDim[]) => dims.filter((dim) => !fixed.includes(dim));
    const split = one.split ?? 0;
    return [
      { kind: 'dims', level, loop: 'x', dims: free(order.slice(0, split)) },
      { kind: 'dims', level, loop: 'y', dims: free(order.slice(split)) },
    ];
  });
  const least = Math.max(0, ...(row.constraints ?? []).map(({ min = 0 }) => min));
  return optimalMapping({
    ...subject,
    spaces: constrained(mapspaces(accelerator, asWired, 'even'), constraints),
    objective: 'edp',
    reuse: 'timeloop',
    limitSteps: productOfExtents(layer.extents) / (least * peCount(accelerator)),
    shouldStop,
  });
}

const GEMM_LETTERS: Readonly<Record<string, LoopDim>> = { M: 'P', N: 'K', K: 'C' };

function letterOf(dim: string, isGemm: boolean, isDepthwise: boolean): LoopDim {
  if (isGemm && GEMM_LETTERS[dim] !== undefined) return GEMM_LETTERS[dim];
  if (isDepthwise && dim === 'C') return 'G';
  const found = LOOP_DIMS.find((one) => one === dim);
  if (found === undefined) throw new RangeError(`Timeloop’s dimension ${dim} is not known`);
  return found;
}
