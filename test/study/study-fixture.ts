import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccuracyEstimator } from '../../src/accuracy/accuracy.ts';
import { createCodesignProblem } from '../../src/codesign/codesign-problem.ts';
import { FIGURES } from '../../src/codesign/figures.ts';
import type { NetworkMapper } from '../../src/mapper/mapped-network.ts';
import { nsga2 } from '../../src/search/algorithms/nsga2.ts';
import type { Trial } from '../../src/study/design.ts';
import { createRunFolder, openRunFolder } from '../../src/study/run-folder.ts';
import { RunReader } from '../../src/study/run-reader.ts';
import type { Study } from '../../src/study/run-study.ts';
import type { Network } from '../../src/workload/network.ts';
import { TINY } from '../codesign/tiny-accelerator.ts';
import { createFakeMapper } from '../support/fake-mapper.ts';

const ESTIMATOR: AccuracyEstimator = {
  name: 'test',
  estimate: async (requests) =>
    requests.map(({ genes }) => ({
      top1Pct: 50 + 10 * Number(genes.width),
      uncertaintyPct: null,
      source: 'published' as const,
      costSeconds: 0,
    })),
};

const COSTS = {
  technology: 'none',
  macEnergy: [],
  peAreaMm2: null,
  peLeakagePjPerCycle: null,
  memories: [],
  fpgaDevice: null,
  sources: [],
};

function network(width: number): Network {
  const extents = { N: 1, G: 1, K: 10, C: 100 * width, P: 10, Q: 1, R: 1, S: 1 };
  const one = { row: 1, column: 1 };
  const shape = { stride: one, dilation: one, inputTensors: 1, parameterCount: 1000 };
  const layer = { name: 'fc', operator: 'gemm' as const, extents, ...shape };
  return { name: `net-${width}`, source: 'a test', layers: [layer], edges: [] };
}

/** A study over 3 widths, 4 × 4 arrays and 3 buffers, of 60 evaluations, with made-up costs; area 1 mm² per row ≤ 9. */
export function tinyStudy(
  changes: Partial<Study> = {},
  mapper: NetworkMapper = createFakeMapper(),
): Study {
  const area = FIGURES.filter(({ key }) => key === 'areaMm2');
  const problem = createCodesignProblem({
    name: 'tiny',
    space: {
      networkGenes: [{ name: 'width', choices: [1, 2, 3] }],
      buildNetwork: ({ width }) => network(Number(width)),
      hardwareGenes: [
        { name: 'peRows', choices: [1, 4, 8, 12] },
        { name: 'peColumns', choices: [2, 4, 8, 12] },
        { name: 'bufferKiB', choices: [16, 64, 128] },
      ],
      template: TINY,
    },
    objectives: FIGURES.filter(({ key }) => key !== 'areaMm2'),
    judges: {
      mapper,
      mappingObjective: 'edp',
      estimator: ESTIMATOR,
      assessHardware: ({ peArray }) => {
        return {
          costs: COSTS,
          hardware: { areaMm2: peArray.rows, resources: null },
          overBudget: [],
        };
      },
      limits: area.map((figure) => ({ figure, atMost: 9 })),
    },
  });
  return {
    experiment: 'tiny',
    experimentFolder: '/nowhere',
    title: 'Tiny',
    description: 'A test.',
    problem,
    algorithm: nsga2,
    options: { populationSize: 12 },
    seed: 1,
    maxEvaluations: 60,
    ideal: [0, 0, 0],
    reference: [50, 0.1, 0.001],
    executor: 'reference',
    executorReason: 'a test',
    versions: { tandem: '0' },
    subject: { template: TINY },
    configuration: { anything: true },
    ...changes,
  };
}

/** A run folder of its own, without attachments, and what it holds. */
export function temporaryStore(folder = newRunFolder()) {
  const setting = { folder, now: steadyClock(), attachments: () => [] };
  const store = createRunFolder(setting);
  return { store, resumed: () => openRunFolder(setting), trials: () => trialsIn(store.location) };
}

export function newRunFolder(): string {
  return join(mkdtempSync(join(tmpdir(), 'tandem-run-')), 'run');
}

/** All trials that a run folder holds. */
export function trialsIn(folder: string): Trial[] {
  const reader = RunReader.open(folder);
  try {
    return [...reader.batches()].flatMap((matrix) =>
      Array.from({ length: matrix.count }, (_, row) => reader.trials.trial(matrix, row)),
    );
  } finally {
    reader.close();
  }
}

/** A second passes with every look at it. */
function steadyClock(): () => Date {
  let seconds = 0;
  return () => new Date(Date.UTC(2024, 0, 1, 12) + 1000 * seconds++);
}
