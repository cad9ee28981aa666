import { describe, expect, it } from 'vitest';
import { NAMED_SPACES } from '../../src/cli/named-spaces.ts';
import { accuracyMisfits } from '../../src/experiment/accuracy-misfits.ts';
import type { AccuracyPlan } from '../../src/experiment/accuracy-plan.ts';
import type { NetworkFamily } from '../../src/experiment/network-family.ts';

const IMAGES = { train: 24, validation: 12, seed: 1 };
const TRAINED: AccuracyPlan = { estimator: 'trained', images: IMAGES, epochs: 1, seed: 1 };
const TABULAR: AccuracyPlan = {
  estimator: 'tabular',
  table: 'nas-bench-201',
  dataSet: 'cifar10',
};
const PREDICTED: AccuracyPlan = {
  estimator: 'predicted',
  predictor: 'ofa-predictor',
  calibration: { offsetPct: 0, uncertaintyPct: null, source: 'a test' },
};

function space(name: string): NetworkFamily {
  const found = NAMED_SPACES.find((one) => one.name === name);
  if (found === undefined) throw new RangeError(name);
  return { ...found, isSpace: true };
}

describe('accuracyMisfits', () => {
  it('lets each source tell the networks that it knows', () => {
    expect(accuracyMisfits(space('nas-bench-201'), TABULAR)).toEqual([]);
    expect(accuracyMisfits(space('resnet-family'), TRAINED)).toEqual([]);
    const elastic = space('mobilenet-v3-elastic');
    const genes = elastic.genes.map((gene) =>
      gene.name === 'width' ? { ...gene, choices: [1.2] } : gene,
    );
    expect(accuracyMisfits({ ...elastic, genes }, PREDICTED)).toEqual([]);
  });

  it('refuses networks that a table or predictor does not tell', () => {
    const [misfit] = accuracyMisfits(space('fbnet'), TABULAR);
    expect(misfit?.rule).toBe('needs networks of the space "nas-bench-201"');
    const [width] = accuracyMisfits(space('mobilenet-v3-elastic'), PREDICTED);
    expect(width).toMatchObject({ rule: 'must be 1.2: the predictor tells no other width' });
  });

  it('trains only what can be run on the images that there are', () => {
    const [cells] = accuracyMisfits(space('nas-bench-201'), TRAINED);
    expect(cells?.got).toBe('32×32×3 to 10 classes');
    const layersAlone = { ...space('resnet-family'), compute: null };
    expect(accuracyMisfits(layersAlone, TRAINED)[0]?.rule).toBe('needs networks that can be run');
  });
});
