import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import { candidateNests } from '../../src/mapper/candidate-nests.ts';
import { layerProblem } from '../../src/mapper/layer-problem.ts';
import { toMapping } from '../../src/mapper/to-mapping.ts';
import { DATAFLOWS } from '../../src/mapping/dataflows.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { SHIPPED, shipped, shippedCosts } from '../support/shipped-accelerator.ts';
import { tinyLayer } from '../support/tiny-nest.ts';

const WIDTH = { spatial: 3, beam: 4, candidates: 8 };

const LAYERS: readonly Layer[] = [
  tinyLayer({ K: 64, C: 3, P: 224, Q: 224, R: 3, S: 3 }, { name: 'vgg conv1_1' }),
  tinyLayer({ K: 384, C: 256, P: 13, Q: 13, R: 3, S: 3 }, { name: 'alexnet conv3' }),
  tinyLayer(
    { K: 96, C: 3, P: 55, Q: 55, R: 11, S: 11 },
    { name: 'alexnet conv1', stride: { row: 4, column: 4 } },
  ),
  tinyLayer({ G: 144, P: 28, Q: 28, R: 3, S: 3 }, { name: 'depthwise' }),
  tinyLayer({ G: 2, K: 128, C: 48, P: 27, Q: 27, R: 5, S: 5 }, { name: 'grouped' }),
  tinyLayer({ K: 1000, C: 4096 }, { name: 'fully connected', operator: 'gemm' }),
  tinyLayer({ K: 768, C: 768, P: 128 }, { name: 'product', operator: 'gemm' }),
  tinyLayer({}, { name: 'one multiplication' }),
];

describe.each(SHIPPED)('The candidates for %s', (name) => {
  const accelerator = shipped(name);
  const costs = shippedCosts(accelerator);
  const flows = DATAFLOWS.filter((dataflow) => accelerator.dataflows.includes(dataflow.name));

  it('exist for every layer, and are valid nests with room for their tiles', () => {
    for (const layer of LAYERS) {
      for (const flow of flows) {
        const problem = layerProblem(layer, accelerator, costs, flow);
        const nests = candidateNests(problem, 'edp', WIDTH);
        expect(nests.length, `${layer.name}, ${flow.name}`).toBeGreaterThan(0);
        expect(nests.length).toBeLessThanOrEqual(WIDTH.candidates);
        for (const nest of nests) {
          const outcome = evaluate({
            layer,
            accelerator,
            costs,
            mapping: toMapping(problem, nest),
          });
          expect(outcome.ok ? [] : outcome.reasons, `${layer.name}, ${flow.name}`).toEqual([]);
        }
      }
    }
  });
});

describe('candidateNests', () => {
  const accelerator = shipped('eyeriss');
  const costs = shippedCosts(accelerator);
  const [flow] = DATAFLOWS.filter(({ name }) => name === 'row-stationary');
  if (flow === undefined) throw new Error('no row-stationary dataflow');
  const layer = LAYERS[1] as Layer;

  it('are more where the search is wider, and the first is no worse by its own estimate', () => {
    const problem = layerProblem(layer, accelerator, costs, flow);
    const narrow = candidateNests(problem, 'edp', { spatial: 1, beam: 1, candidates: 2 });
    const wide = candidateNests(problem, 'edp', { spatial: 6, beam: 20, candidates: 50 });
    const first = ([nest]: typeof wide) => (nest?.energyPj ?? 0) * (nest?.cycles ?? 0);
    expect(narrow.length).toBeLessThanOrEqual(2);
    expect(wide.length).toBeGreaterThan(narrow.length);
    expect(first(wide)).toBeLessThanOrEqual(first(narrow));
  });

  it('are ordered by the estimate of what is minimised', () => {
    const problem = layerProblem(layer, accelerator, costs, flow);
    const cycles = candidateNests(problem, 'latency', WIDTH).map((nest) => nest.cycles);
    expect(cycles).toEqual([...cycles].sort((a, b) => a - b));
    const energies = candidateNests(problem, 'energy', WIDTH).map((nest) => nest.energyPj);
    expect(energies).toEqual([...energies].sort((a, b) => a - b));
  });

  it('are none where a memory has no room for one element of each operand', () => {
    const memories = accelerator.memories.map((memory) =>
      memory.name === 'sums_spad' ? { ...memory, capacityBits: 8 } : memory,
    );
    const problem = layerProblem(layer, { ...accelerator, memories }, costs, flow);
    expect(candidateNests(problem, 'edp', WIDTH)).toEqual([]);
  });

  it('leave register files empty and valid under a dataflow that does not use them', () => {
    const bare = DATAFLOWS.find(({ name }) => name === 'no-local-reuse');
    if (bare === undefined) throw new Error('no dataflow without register files');
    const problem = layerProblem(layer, accelerator, costs, bare);
    const [nest] = candidateNests(problem, 'edp', WIDTH);
    if (nest === undefined) throw new Error('no nest');
    const mapping = toMapping(problem, nest);
    expect(
      mapping.levels.slice(2).flatMap(({ keeps, temporal }) => [...keeps, ...temporal]),
    ).toEqual([]);
    expect(evaluate({ layer, accelerator, costs, mapping }).ok).toBe(true);
  });
});
