import { createRandom, type Random } from '../../src/base/random.ts';
import { writeAlongX } from '../../src/cost/along-x.ts';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import {
  type CompiledEvaluator,
  compileEvaluator,
  type NestSheet,
  nestScores,
} from '../../src/cost/compile-evaluator.ts';
import { nestRowLength, writeNestRow } from '../../src/cost/nest-columns.ts';
import type { ReuseMode } from '../../src/cost/nest-traffic.ts';
import { type DimSplits, dimSplits } from '../../src/mapper/optimal/dim-splits.ts';
import { type Mapspace, mapspaces } from '../../src/mapper/optimal/mapspace.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import type { Loop, Mapping, SpatialLoop } from '../../src/mapping/mapping.ts';
import { LOOP_DIMS } from '../../src/workload/dims.ts';

export interface RandomSheet {
  readonly evaluator: CompiledEvaluator;
  /** Different mappings, all of which fit. */
  readonly sheet: NestSheet & { readonly alongX: Float64Array };
}

/** Random valid mappings with perfect factors of one layer on one accelerator, and what scores them. */
export function randomSheet(
  subject: LayerOnAccelerator,
  reuse: ReuseMode,
  count: number,
): RandomSheet {
  const [space] = mapspaces(subject.accelerator, asWired, 'even');
  if (space === undefined) throw new Error('an accelerator without a mapspace');
  const levels = space.levels.length;
  const keeps = space.levels.map((level) => level.keeps);
  const evaluator = compileEvaluator({ ...subject, keeps, reuse });
  const rowLength = nestRowLength(levels);
  const rows = new Float64Array(count * rowLength);
  const alongX = new Float64Array(count * levels * 8);
  const scores = nestScores(1);
  const draw = drawer(subject, space);
  const random = createRandom(1);
  for (let nest = 0; nest < count; ) {
    const mapping = draw(random);
    writeNestRow(subject.layer, mapping, rows, nest * rowLength);
    writeAlongX(mapping, alongX, nest * levels * 8);
    const one = {
      rows: rows.subarray(nest * rowLength, (nest + 1) * rowLength),
      alongX: alongX.subarray(nest * levels * 8, (nest + 1) * levels * 8),
    };
    evaluator.score({ ...one, count: 1 }, scores);
    if (Number.isFinite(scores.energyPj[0])) nest++;
  }
  return { evaluator, sheet: { rows, alongX, count } };
}

/** Draws a split for every dimension and an order for every level, each as likely as any other. */
function drawer({ layer }: LayerOnAccelerator, { levels }: Mapspace): (random: Random) => Mapping {
  const everywhere = levels.map(() => true);
  const splits = LOOP_DIMS.map((dim, index) =>
    dimSplits(layer.extents[dim], index, levels, everywhere, 'even'),
  );
  return (random) => {
    const chosen = splits.map(({ count }) => random.integer(0, count - 1));
    const bound = (dim: number, level: number, loop: number) =>
      boundOf(splits[dim], chosen[dim] ?? 0, level, loop);
    return {
      levels: levels.map(({ keeps }, level) => ({
        memory: '',
        keeps,
        temporal: shuffled(random, loopsOf(level, 0, bound)),
        spatial: (['x', 'y'] as const).flatMap((axis, place) =>
          loopsOf(level, place + 1, bound).map((loop): SpatialLoop => ({ ...loop, axis })),
        ),
      })),
    };
  };
}

function loopsOf(
  level: number,
  loop: number,
  boundAt: (dim: number, level: number, loop: number) => number,
): Loop[] {
  return LOOP_DIMS.map((dim, index) => ({ dim, bound: boundAt(index, level, loop) })).filter(
    ({ bound }) => bound > 1,
  );
}

function boundOf(splits: DimSplits | undefined, split: number, level: number, loop: number) {
  return splits?.bounds[(split * splits.levels + level) * 3 + loop] ?? 1;
}

function shuffled<Item>(random: Random, items: Item[]): Item[] {
  for (let place = items.length - 1; place > 0; place--) {
    const other = random.integer(0, place);
    [items[place], items[other]] = [items[other] as Item, items[place] as Item];
  }
  return items;
}
