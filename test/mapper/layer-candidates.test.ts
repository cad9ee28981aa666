import { describe, expect, it } from 'vitest';
import { layerCandidates } from '../../src/mapper/layer-candidates.ts';
import { shipped, shippedCosts } from '../support/shipped-accelerator.ts';
import { tinyLayer } from '../support/tiny-nest.ts';

describe('layerCandidates', () => {
  const accelerator = shipped('eyeriss');
  const layer = tinyLayer({ K: 64, C: 64, P: 14, Q: 14, R: 3, S: 3 });
  const candidates = (dataflows: readonly string[]) =>
    layerCandidates({
      layer,
      accelerator: { ...accelerator, dataflows },
      costs: shippedCosts(accelerator),
      objective: 'edp',
      width: { spatial: 2, beam: 3, candidates: 4 },
    }).map(({ problem }) => problem.dataflow.name);

  it('come from every dataflow that the accelerator names, in one order', () => {
    const both = ['weight-stationary', 'no-local-reuse'];
    expect(candidates(both)).toEqual([
      ...Array(4).fill('weight-stationary'),
      ...Array(4).fill('no-local-reuse'),
    ]);
    expect(candidates([...both].reverse())).toEqual(candidates(both));
  });

  it('come from no other', () => {
    expect(new Set(candidates(['output-stationary']))).toEqual(new Set(['output-stationary']));
    expect(candidates([])).toEqual([]);
  });
});
