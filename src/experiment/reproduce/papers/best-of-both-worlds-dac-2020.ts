import { csvParse } from 'd3-dsv';
import { z } from 'zod';
import { type Pair, pairFront, performancePerArea } from '../best-pairs.ts';
import { cellLatency, chaidnnAreaMm2 } from '../chaidnn-designs.ts';
import {
  combinedSearch,
  type PairSpace,
  type PairStrategy,
  phaseSearch,
  separateSearch,
} from '../pair-strategies.ts';
import { referenceText } from '../reference-text.ts';
import type { Figure, Reproduction, ReproductionContext } from '../reproduction.ts';
import { count } from '../setting-words.ts';

const perDsp = z.strictObject({ base: z.number(), perDsp: z.number() });
const setting = z.strictObject({
  board: z.strictObject({
    clockMHz: z.number().positive(),
    efficiency: z.number().positive(),
    dramGBPerS: z.number().positive(),
  }),
  area: z.strictObject({
    clbMm2: z.number().positive(),
    bram36Mm2: z.number().positive(),
    dspMm2: z.number().positive(),
    clb: perDsp,
    bram36: perDsp,
    dsp: perDsp,
  }),
  device: z.strictObject({ clb: count, bram36: count, dsp: count }),
  filters: z.array(count).min(1),
  pixels: z.array(count).min(1),
  memoryBits: z.array(count).min(1),
  leastPerformancesPerArea: z
    .array(z.number().positive())
    .min(1)
    .describe('scenarios: images per second and square cm'),
  evaluations: count,
  seeds: z.array(z.int().min(0)).min(1),
});

type Setting = z.output<typeof setting>;

const ACCURACIES = 'nas-bench-201/nb201_accuracy.csv';
const OPERATORS = 5;
const STRATEGIES: Readonly<Record<string, PairStrategy>> = {
  combined: combinedSearch,
  phase: phaseSearch,
  separate: separateSearch,
};

/** M. Abdelfattah et al., DAC 2020: every pair of a reduced space, and what three ways to search it miss. */
export const bestOfBothWorldsDac2020: Reproduction<Setting> = {
  name: 'best-of-both-worlds-dac-2020',
  setting,
  run: async (given, context) => {
    const { area, device } = given;
    const wholeMm2 =
      device.clb * area.clbMm2 + device.bram36 * area.bram36Mm2 + device.dsp * area.dspMm2;
    const whole = { metric: 'area of the device', layer: 'ZU9EG', value: wholeMm2, unit: 'mm²' };
    return [whole, ...(await pairFigures(given, context))];
  },
};

async function pairFigures(given: Setting, context: ReproductionContext): Promise<Figure[]> {
  const accuracies = accuracyOfEdges(context);
  const space = accuracies === null ? null : spaceOf(given, accuracies);
  const pairs = accuracies === null || space === null ? null : everyPair(space, accuracies, given);
  const of = 'all pairs';
  const figures: Figure[] = [
    { metric: 'pairs', layer: of, value: pairs?.length ?? null, unit: 'pairs' },
    { metric: 'exact front', layer: of, value: pairs && pairFront(pairs).length, unit: 'pairs' },
  ];
  for (const least of given.leastPerformancesPerArea) {
    context.progress(`at least ${least} images per second and cm²`);
    const best = pairs === null ? null : bestAccuracy(pairs, least);
    figures.push(...(await scenarioFigures(least, best, space, given)));
  }
  return figures;
}

/** What each strategy misses, as a mean over the seeds, of the best accuracy at a performance by area. */
async function scenarioFigures(
  least: number,
  best: number | null,
  space: PairSpace | null,
  given: Setting,
): Promise<readonly Figure[]> {
  const regrets = new Map<string, number | null>();
  for (const [name, strategy] of Object.entries(STRATEGIES)) {
    const found = space === null ? null : await meanAccuracy(strategy, space, least, given);
    regrets.set(name, best === null || found === null ? null : best - found);
  }
  const at = `at ${least}`;
  const gain = difference(regrets.get('separate'), regrets.get('combined'));
  return [
    { metric: 'best accuracy', layer: at, value: best, unit: '%' },
    ...[...regrets].map(([name, value]) => ({
      metric: `mean regret of ${name} search`,
      layer: at,
      value,
      unit: 'points',
    })),
    { metric: 'what combined search gains over separate', layer: at, value: gain, unit: 'points' },
  ];
}

function bestAccuracy(pairs: readonly Pair[], leastPerformancePerArea: number): number {
  return pairs.reduce(
    (best, pair) =>
      pair.accuracyPct > best && performancePerArea(pair) >= leastPerformancePerArea
        ? pair.accuracyPct
        : best,
    0,
  );
}

function difference(a: number | null | undefined, b: number | null | undefined): number | null {
  return typeof a === 'number' && typeof b === 'number' ? a - b : null;
}

/** CIFAR-100 accuracies of NAS-Bench-201 by the six digits of a cell. */
function accuracyOfEdges(context: ReproductionContext): ReadonlyMap<string, number> | null {
  const file = referenceText(context, ACCURACIES);
  if (file === null) return null;
  return new Map(
    csvParse(file.text).map((row) => [row.edges ?? '', Number(row.c100_test)] as const),
  );
}

/** Latencies and areas are computed once for each design. */
function spaceOf(given: Setting, accuracies: ReadonlyMap<string, number>): PairSpace {
  const designs = given.filters.map((filters) =>
    given.pixels.map((pixels) =>
      given.memoryBits.map((memoryBits) => {
        const design = { filters, pixels, memoryBits };
        const areaMm2 = chaidnnAreaMm2(design, given.area);
        return { areaMm2, latencyOf: cellLatency(design, given.board) };
      }),
    ),
  );
  return {
    edgeOperators: OPERATORS,
    designSides: [given.filters.length, given.pixels.length, given.memoryBits.length],
    judge: (edges, [filters = 0, pixels = 0, memoryBits = 0]) => {
      const design = designs[filters]?.[pixels]?.[memoryBits];
      const name = edges.join('');
      const accuracyPct = accuracies.get(name) ?? 0;
      if (design === undefined) throw new RangeError(`design ${filters},${pixels},${memoryBits}`);
      return { accuracyPct, latencyMs: design.latencyOf(name), areaMm2: design.areaMm2 };
    },
  };
}

function everyPair(
  space: PairSpace,
  accuracies: ReadonlyMap<string, number>,
  { filters, pixels, memoryBits }: Setting,
): readonly Pair[] {
  return [...accuracies.keys()].flatMap((edges) =>
    filters.flatMap((_, f) =>
      pixels.flatMap((__, p) =>
        memoryBits.map((___, m) => space.judge([...edges].map(Number), [f, p, m])),
      ),
    ),
  );
}

async function meanAccuracy(
  strategy: PairStrategy,
  space: PairSpace,
  leastPerformancePerArea: number,
  { evaluations, seeds }: Setting,
): Promise<number> {
  let sum = 0;
  for (const seed of seeds) {
    sum += await strategy({ space, evaluations, leastPerformancePerArea, seed });
  }
  return sum / seeds.length;
}
