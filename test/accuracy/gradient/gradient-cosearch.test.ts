import { beforeAll, describe, expect, it } from 'vitest';
import {
  type CosearchProgress,
  type GradientCosearch,
  gradientCosearch,
} from '../../../src/accuracy/gradient/gradient-cosearch.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';
import { ELASTIC_GENES, elasticNetwork } from '../../support/tiny-elastic.ts';
import { TINY_IMAGES, TINY_TRAINING } from '../../support/tiny-training.ts';

beforeAll(() => openBackend('wasm'));

const GENES = ELASTIC_GENES.filter(({ name }) => name !== 'resolution');
const ROWS = { name: 'peRows', choices: [2, 4, 8] };
const WIDTH = { name: 'width1', choices: [2, 4] };

/** Four rows are best; a wide network costs twice as much. */
const REQUEST: GradientCosearch = {
  space: {
    genes: GENES,
    compute: (values) => elasticNetwork({ resolution: 8, ...values }),
  },
  hardwareGenes: [ROWS],
  factors: [{ genes: [WIDTH, ROWS], costs: [30, 10, 20, 60, 20, 40] }],
  loss: { form: 'proxyless', lambda: 10 },
  images: { weights: TINY_IMAGES.train, choices: TINY_IMAGES.validation },
  training: { ...TINY_TRAINING, epochs: 4 },
  warmupEpochs: 1,
  choiceRate: 0.3,
};

describe('gradientCosearch', () => {
  it('ends with the cheapest design where cost is all that counts, network and hardware', async () => {
    const seen: CosearchProgress[] = [];
    const design = await gradientCosearch(REQUEST, { onEpoch: (one) => seen.push(one) });
    expect(design).toMatchObject({ width1: 2, peRows: 4 });
    expect(Object.keys(design)).toEqual(['width1', 'blocks1', 'kernel1', 'peRows']);
    // before the choices learn, each of the six combinations is as likely
    expect(seen[0]?.expectedCost).toBeCloseTo(30, 3);
    expect(seen.at(-1)?.expectedCost).toBeLessThan(25);
  });

  it('ends with the same design for the same seed, by the other loss', async () => {
    const loss = { form: 'fbnet', alpha: 0.2, beta: 0.6 } as const;
    const run = () =>
      gradientCosearch({ ...REQUEST, loss, training: { ...TINY_TRAINING, epochs: 2 } });
    expect(await run()).toEqual(await run());
  });

  it('ends by the reason of a signal that is aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(gradientCosearch(REQUEST, { signal })).rejects.toThrow('enough');
  });
});
