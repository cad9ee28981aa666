import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { geneRoles } from '../../../src/accuracy/gradient/gene-roles.ts';
import { runRelaxed } from '../../../src/accuracy/gradient/run-relaxed.ts';
import { imageBatch } from '../../../src/accuracy/images/image-batch.ts';
import { scaleImages } from '../../../src/accuracy/images/scale-images.ts';
import { inheritedParameters } from '../../../src/accuracy/supernet/inherited-parameters.ts';
import { createNetworkParameters } from '../../../src/accuracy/tensorflow/network-parameters.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';
import { runComputation } from '../../../src/accuracy/tensorflow/run-computation.ts';
import { createRandom } from '../../../src/base/random.ts';
import { ELASTIC_GENES, elasticNetwork, LARGEST } from '../../support/tiny-elastic.ts';
import { TINY_IMAGES } from '../../support/tiny-training.ts';

beforeAll(() => openBackend('wasm'));

const GENES = ELASTIC_GENES.filter(({ name }) => name !== 'resolution');

function relaxed(shares: Readonly<Record<string, readonly number[]>>) {
  const compute = (values: object) => elasticNetwork({ resolution: 8, ...values });
  const whole = elasticNetwork(LARGEST);
  const shared = createNetworkParameters(whole, createRandom(1));
  const { images } = imageBatch(scaleImages(TINY_IMAGES.train, 8), [0, 1, 2, 3, 4, 5]);
  const probabilities = new Map(
    Object.entries(shares).map(([name, values]) => [name, tf.tensor1d([...values])]),
  );
  const roles = geneRoles({ genes: GENES, compute });
  const scores = runRelaxed(whole, shared, roles, probabilities, images);
  return { shared, images, scores: [...scores.dataSync()] };
}

describe('runRelaxed', () => {
  it('is the discrete network with inherited weights, whatever is chosen for sure', () => {
    for (let genome = 0; genome < 8; genome++) {
      const places = [genome % 2, (genome >> 1) % 2, genome >> 2];
      const genes = Object.fromEntries(
        GENES.map(({ name, choices }, at) => [name, choices[places[at] ?? 0] ?? 0]),
      );
      const shares = Object.fromEntries(
        GENES.map(({ name }, at) => [name, places[at] === 0 ? [1, 0] : [0, 1]]),
      );
      const { shared, images, scores } = relaxed(shares);
      const network = elasticNetwork({ resolution: 8, ...genes });
      const inherited = inheritedParameters(shared, network);
      const discrete = runComputation(network, inherited, images, { normalization: 'batch' });
      for (const [at, score] of [...discrete.dataSync()].entries())
        expect(scores[at]).toBeCloseTo(score, 4);
    }
  });

  it('lies between networks where nothing is sure', () => {
    const sure = { width1: [0, 1], kernel1: [0, 1] };
    const [without, half, whole] = [
      [1, 0],
      [0.5, 0.5],
      [0, 1],
    ].map((blocks1) => {
      return relaxed({ ...sure, blocks1 }).scores;
    });
    expect(half).not.toEqual(whole);
    expect(half).not.toEqual(without);
  });
});
