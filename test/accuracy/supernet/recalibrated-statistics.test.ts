import { beforeAll, expect, it } from 'vitest';
import { scaleImages } from '../../../src/accuracy/images/scale-images.ts';
import { recalibratedStatistics } from '../../../src/accuracy/supernet/recalibrated-statistics.ts';
import { createNetworkParameters } from '../../../src/accuracy/tensorflow/network-parameters.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';
import { createRandom } from '../../../src/base/random.ts';
import { elasticNetwork, SMALLEST } from '../../support/tiny-elastic.ts';
import { TINY_IMAGES } from '../../support/tiny-training.ts';

beforeAll(() => openBackend('wasm'));

it('statistics are the mean over batches, of every normalisation of the network', () => {
  const network = elasticNetwork(SMALLEST);
  const parameters = createNetworkParameters(network, createRandom(1));
  const images = scaleImages(TINY_IMAGES.train, 6);
  const inTwo = recalibratedStatistics(network, parameters, images, 24);
  expect([...inTwo.keys()].sort()).toEqual([...parameters.statistics.keys()].sort());
  // of 48 images: the mean of two equal halves is the mean of the whole; of the first step, which no statistic precedes
  const inOne = recalibratedStatistics(network, parameters, images, 48);
  const halves = [...(inTwo.get('stem.mean')?.dataSync() ?? [])];
  const whole = [...(inOne.get('stem.mean')?.dataSync() ?? [])];
  expect(whole).toHaveLength(8);
  for (const [channel, mean] of whole.entries()) expect(halves[channel]).toBeCloseTo(mean, 5);
});
