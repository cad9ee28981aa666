import { median } from 'd3-array';
import { z } from 'zod';
import { nasBench201Table } from '../../../accuracy/tabular/nas-bench-201.ts';
import { CELL_EDGES, CELL_OPERATIONS } from '../../../accuracy/tabular/nas-bench-201-cell.ts';
import { readNasBench201 } from '../../../io/tabular/read-nas-bench-201.ts';
import { cellDeviceLatency } from '../cell-device-latency.ts';
import { type PrunedSearch, prunedSearch, type TrainableSpace } from '../pruned-search.ts';
import { referenceText } from '../reference-text.ts';
import type { Figure, Reproduction, ReproductionContext } from '../reproduction.ts';
import { count } from '../setting-words.ts';

const setting = z.strictObject({
  specificationsMs: z.array(z.number().positive()).min(1).describe('from the tightest on'),
  proposals: count.describe('networks that the controller asks for'),
  seeds: z.array(z.int().min(0)).min(1),
  lossPoints: z.number().positive().describe('accuracy that may be lost to the search without'),
});

type Setting = z.output<typeof setting>;

/** Medians over the seeds at one specification. */
interface Outcome {
  readonly specificationMs: number;
  readonly speedUp: number;
  readonly lossPoints: number;
  /** Largest latency of what was found by its specification, over all seeds. */
  readonly latencyShare: number;
}

const ACCURACIES = 'nas-bench-201/nb201_accuracy.csv';
const LATENCIES = 'hw-nas-bench/nb201_cifar10_latency.csv';

/** W. Jiang et al., "Accuracy vs. Efficiency (FNAS)", DAC 2019: what pruning by latency spares a search of trainings. */
export const fnasDac2019: Reproduction<Setting> = {
  name: 'fnas-dac-2019',
  setting,
  run: async (given, context) => {
    const space = readSpace(context);
    if (space === null) return figures(given, null);
    const free = await searches(space, null, given);
    const outcomes: Outcome[] = [];
    for (const specificationMs of given.specificationsMs) {
      context.progress(`networks within ${specificationMs} ms`);
      const held = await searches(space, specificationMs, given);
      outcomes.push(outcomeOf(specificationMs, held, free));
    }
    return figures(given, outcomes);
  },
};

/** Cells of NAS-Bench-201 on an FPGA, in the place of the paper's own networks. */
function readSpace(context: ReproductionContext): TrainableSpace | null {
  const accuracies = referenceText(context, ACCURACIES);
  const latencies = referenceText(context, LATENCIES);
  if (accuracies === null || latencies === null) return null;
  const table = nasBench201Table(readNasBench201(accuracies.text, accuracies.path));
  const genes = Array.from({ length: CELL_EDGES }, (_, edge) => {
    return { kind: 'categorical', name: `edge${edge + 1}`, choices: CELL_OPERATIONS } as const;
  });
  return {
    space: { genes },
    latencyMs: cellDeviceLatency(latencies.text, 'fpga'),
    top1Pct: (edges) => table.find({ edges }).testTop1Pct.cifar10,
  };
}

async function searches(
  space: TrainableSpace,
  specificationMs: number | null,
  { proposals, seeds }: Setting,
): Promise<PrunedSearch[]> {
  const found: PrunedSearch[] = [];
  for (const seed of seeds)
    found.push(await prunedSearch(space, specificationMs, { proposals, seed }));
  return found;
}

function outcomeOf(
  specificationMs: number,
  held: readonly PrunedSearch[],
  free: readonly PrunedSearch[],
): Outcome {
  const speedUps = held.map(({ trainings }, at) => (free[at]?.trainings ?? 0) / trainings);
  const losses = held.map(({ best }, at) => (free[at]?.best?.top1Pct ?? 0) - (best?.top1Pct ?? 0));
  const shares = held.map(({ best }) => (best?.latencyMs ?? Infinity) / specificationMs);
  return {
    specificationMs,
    speedUp: median(speedUps) ?? 0,
    lossPoints: median(losses) ?? 0,
    latencyShare: Math.max(...shares),
  };
}

function figures({ specificationsMs, lossPoints }: Setting, outcomes: readonly Outcome[] | null) {
  const near = outcomes?.filter((one) => one.lossPoints <= lossPoints) ?? [];
  const best = near.toSorted((a, b) => b.speedUp - a.speedUp)[0];
  const figure = (metric: string, layer: string, value: number | null, unit: string): Figure => {
    return { metric, layer, value, unit };
  };
  const all = outcomes?.filter(({ latencyShare }) => latencyShare <= 1).length ?? null;
  return [
    figure('specifications met', 'all', all, 'specifications'),
    figure(
      'largest speed-up of the search',
      `less than ${lossPoints} point lost`,
      outcomes && (best?.speedUp ?? 0),
      '×',
    ),
    ...specificationsMs.flatMap((specificationMs, at) => {
      const outcome = outcomes?.[at];
      const where = `${specificationMs} ms`;
      return [
        figure('trainings spared, speed-up of the search', where, outcome?.speedUp ?? null, '×'),
        figure('accuracy lost to the search without', where, outcome?.lossPoints ?? null, 'points'),
      ];
    }),
  ];
}
