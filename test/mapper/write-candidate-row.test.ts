import { describe, expect, it } from 'vitest';
import { nestRow, nestRowLength } from '../../src/cost/nest-columns.ts';
import { candidateNests } from '../../src/mapper/candidate-nests.ts';
import { layerProblem } from '../../src/mapper/layer-problem.ts';
import { toMapping } from '../../src/mapper/to-mapping.ts';
import { writeCandidateRow } from '../../src/mapper/write-candidate-row.ts';
import { DATAFLOWS } from '../../src/mapping/dataflows.ts';
import { SHIPPED, shipped, shippedCosts } from '../support/shipped-accelerator.ts';
import { tinyLayer } from '../support/tiny-nest.ts';

describe('writeCandidateRow', () => {
  it.each(SHIPPED)('writes for %s what the mapping of the nest would be written as', (name) => {
    const accelerator = shipped(name);
    const costs = shippedCosts(accelerator);
    const layer = tinyLayer(
      { N: 2, G: 2, K: 24, C: 10, P: 15, Q: 11, R: 3, S: 5 },
      { stride: { row: 2, column: 3 }, dilation: { row: 4, column: 1 } },
    );
    let compared = 0;
    for (const flow of DATAFLOWS) {
      const problem = layerProblem(layer, accelerator, costs, flow);
      const width = { spatial: 4, beam: 8, candidates: 24 };
      for (const nest of candidateNests(problem, 'edp', width)) {
        const length = nestRowLength(accelerator.memories.length);
        const rows = new Float64Array(length + 8).fill(-1);
        writeCandidateRow(problem, nest, rows, 8);
        expect(rows.slice(8)).toEqual(nestRow(layer, toMapping(problem, nest)));
        expect(rows.slice(0, 8)).toEqual(new Float64Array(8).fill(-1));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});
