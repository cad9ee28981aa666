import { describe, expect, it } from 'vitest';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { AccuracyEstimator } from '../../src/accuracy/accuracy.ts';
import type { HardwareAssessment } from '../../src/codesign/assess-candidates.ts';
import { createCodesignProblem } from '../../src/codesign/codesign-problem.ts';
import type { Limit } from '../../src/codesign/constraints.ts';
import { FIGURES } from '../../src/codesign/figures.ts';
import type { Network } from '../../src/workload/network.ts';
import { createFakeMapper } from '../support/fake-mapper.ts';
import { TINY } from './tiny-accelerator.ts';

/** One matrix product of 1000 · width MACs. */
function network(width: number): Network {
  const extents = { N: 1, G: 1, K: 10, C: 10 * width, P: 10, Q: 1, R: 1, S: 1 };
  const one = { row: 1, column: 1 };
  const shape = { stride: one, dilation: one, inputTensors: 1, parameterCount: 0 };
  const layer = { name: 'fc', operator: 'gemm' as const, extents, ...shape };
  return { name: `net-${width}`, source: 'a test', layers: [layer], edges: [] };
}

/** Accuracy 50 + 10 · width. */
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

function figure(key: string) {
  const found = FIGURES.find((candidate) => candidate.key === key);
  if (found === undefined) throw new Error(`no figure ${key}`);
  return found;
}

/** Area: 1 mm² per row. */
function areaByRows({ peArray }: Accelerator): HardwareAssessment {
  return { costs: COSTS, hardware: { areaMm2: peArray.rows, resources: null }, overBudget: [] };
}

function problem(changes: {
  readonly limits?: readonly Limit[];
  readonly rows?: readonly number[];
  readonly assessHardware?: (accelerator: Accelerator) => HardwareAssessment;
}) {
  const mapper = createFakeMapper();
  const created = createCodesignProblem({
    name: 'test',
    space: {
      networkGenes: [{ name: 'width', choices: [1, 2] }],
      buildNetwork: ({ width }) => network(Number(width)),
      hardwareGenes: [
        { name: 'peRows', choices: changes.rows ?? [2, 4] },
        { name: 'peColumns', choices: [5] },
        { name: 'dataflow', choices: ['row-stationary', 'weight-stationary'] },
      ],
      template: TINY,
    },
    objectives: ['top1ErrorPct', 'latencyMs'].map(figure),
    judges: {
      mapper,
      mappingObjective: 'edp',
      estimator: ESTIMATOR,
      assessHardware: changes.assessHardware ?? areaByRows,
      limits: changes.limits ?? [],
    },
  });
  return { created, mapper };
}

describe('createCodesignProblem', () => {
  it('lays the free genes of network and hardware out as one space', () => {
    expect(problem({}).created.space.genes.map(({ name }) => name)).toEqual([
      'width',
      'peRows',
      'dataflow',
    ]);
  });

  it('minimises what was asked, for the network on the hardware that the genome stands for', async () => {
    // width 2: error 100 − 70 = 30 %; 2000 MACs on 4 · 5 PEs = 100 cycles of 5 ns = 0.0005 ms
    const [evaluation] = await problem({}).created.evaluate([[1, 1, 0]]);
    expect(evaluation).toEqual({ objectives: [30, 0.0005], violations: [0, 0] });
  });

  it('hands the mapper the dataflow of the gene', async () => {
    const { created, mapper } = problem({});
    await created.evaluate([[0, 0, 1]]);
    expect(mapper.requests.map(({ accelerator }) => accelerator.dataflows)).toEqual([
      ['weight-stationary'],
    ]);
  });

  it('evaluates the same network on the same hardware once, within a batch and across batches', async () => {
    const { created, mapper } = problem({});
    const twice = await created.score([
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const again = await created.score([[0, 0, 0]]);
    expect(mapper.requests).toHaveLength(1);
    expect(again[0]?.evaluation).toEqual(twice[0]?.evaluation);
    expect([...twice, ...again].map(({ assessment }) => assessment === null)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('gives each genome of a batch what it gets alone', async () => {
    const genomes = [
      [0, 0, 0],
      [1, 1, 1],
      [1, 0, 0],
    ];
    const together = await problem({}).created.evaluate(genomes);
    const alone = await Promise.all(
      genomes.map(async (genome) => (await problem({}).created.evaluate([genome]))[0]),
    );
    expect(together).toEqual(alone);
  });

  it('tells by how much a limit is broken, without mapping the design', async () => {
    // 4 mm² where 2.5 are allowed: 4 / 2.5 − 1 = 0.6 too much; 2 mm² is 2 / 2.5 − 1 = −0.2
    const { created, mapper } = problem({ limits: [{ figure: figure('areaMm2'), atMost: 2.5 }] });
    const evaluations = await created.evaluate([
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect(created.constraints).toEqual(['areaMm2', 'fpgaBudget', 'mapping']);
    expect(evaluations[0]?.objectives).toEqual([Infinity, Infinity]);
    expect(evaluations[0]?.violations[0]).toBeCloseTo(0.6, 12);
    expect(evaluations[1]?.violations[0]).toBeCloseTo(-0.2, 12);
    expect(mapper.requests).toHaveLength(1);
  });

  it('limits a figure that only a mapping tells', async () => {
    // 1000 MACs on 10 PEs: 0.0005 ms; on 20 PEs 0.00025 ms, the limit
    const { created } = problem({ limits: [{ figure: figure('latencyMs'), atMost: 0.00025 }] });
    const evaluations = await created.evaluate([
      [0, 0, 0],
      [0, 1, 0],
    ]);
    expect(evaluations.map(({ violations }) => violations[0])).toEqual([1, 0]);
    expect(evaluations[0]?.objectives).toEqual([Infinity, Infinity]);
  });

  it('takes a design without a mapping as infeasible by what it lacks', async () => {
    // the fake mapper needs 2 rows where there is 1: 2 / 1 − 1 = 1
    const [scored] = await problem({ rows: [1, 4] }).created.score([[0, 0, 0]]);
    expect(scored?.evaluation).toEqual({ objectives: [Infinity, Infinity], violations: [0, 1] });
    expect(scored?.assessment?.unmappable).toEqual([
      { code: 'fanout', path: 'peArray', need: 2, have: 1, unit: 'rows' },
    ]);
  });

  it('adds up what an FPGA lacks', async () => {
    // 300 DSPs where there are 200 (0.5) and 110 BRAMs where there are 100 (0.1)
    const overBudget = [
      { code: 'dsp', path: 'fpga', need: 300, have: 200, unit: 'blocks' },
      { code: 'bram18', path: 'fpga', need: 110, have: 100, unit: 'blocks' },
    ];
    const { created } = problem({
      assessHardware: (accelerator) => ({ ...areaByRows(accelerator), overBudget }),
    });
    const [evaluation] = await created.evaluate([[0, 0, 0]]);
    expect(evaluation?.violations[0]).toBeCloseTo(0.6, 12);
  });

  it('refuses a limit on an area that is not modelled', async () => {
    const { created } = problem({
      limits: [{ figure: figure('areaMm2'), atMost: 2.5 }],
      assessHardware: () => ({
        costs: COSTS,
        hardware: { areaMm2: null, resources: null },
        overBudget: [],
      }),
    });
    await expect(created.evaluate([[0, 0, 0]])).rejects.toThrow(
      'areaMm2: needs an accelerator whose area is modelled. ' +
        'Choose a technology that states every area, or do not minimise or limit the area.',
    );
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort();
    await expect(problem({}).created.evaluate([[0, 0, 0]], { signal })).rejects.toThrow('abort');
  });
});
