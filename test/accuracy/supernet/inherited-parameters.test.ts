import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { inheritedParameters } from '../../../src/accuracy/supernet/inherited-parameters.ts';
import { createNetworkParameters } from '../../../src/accuracy/tensorflow/network-parameters.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';
import { createRandom } from '../../../src/base/random.ts';
import { elasticNetwork, LARGEST, SMALLEST } from '../../support/tiny-elastic.ts';
import { tinyNetwork } from '../../support/tiny-training.ts';

beforeAll(() => openBackend('wasm'));

describe('inheritedParameters', () => {
  it('takes the first channels and the middle of larger filters, of the same step', () => {
    const shared = createNetworkParameters(elasticNetwork(LARGEST), createRandom(1));
    const part = inheritedParameters(shared, elasticNetwork(SMALLEST)).trained;
    const whole = shared.trained.get('stage1.conv.weights')?.arraySync() as number[][][][];
    const weights = part.get('stage1.conv.weights');
    expect(weights?.shape).toEqual([3, 3, 8, 2]); // of 5, 5, 8, 4
    const values = weights?.arraySync() as number[][][][];
    // the first tap of the small filter is the second of the large one, both ways
    expect(values[0]?.[0]?.[7]?.[1]).toBe(whole[1]?.[1]?.[7]?.[1]);
    expect(values[2]?.[1]?.[0]?.[0]).toBe(whole[3]?.[2]?.[0]?.[0]);
    expect(part.get('stage1.conv.scale')?.shape).toEqual([2]);
    expect([...part.keys()].filter((name) => name.includes('block'))).toEqual([]);
  });

  it('gives every network of its own parameters those as they are, depthwise and dense layers too', () => {
    const network = tinyNetwork({ channels: 4 });
    const shared = createNetworkParameters(network, createRandom(1));
    const { trained, statistics } = inheritedParameters(shared, network);
    expect([...trained.keys()].sort()).toEqual([...shared.trained.keys()].sort());
    for (const [name, tensor] of [...trained, ...statistics])
      expect(tensor).toBe(shared.trained.get(name) ?? shared.statistics.get(name));
  });

  it('lets gradients flow back to the part that was taken, and nowhere else', () => {
    const shared = createNetworkParameters(elasticNetwork(LARGEST), createRandom(1));
    const variable = shared.trained.get('stage1.conv.weights');
    if (variable === undefined) throw new Error('no such weights');
    const { grads } = tf.variableGrads(() => {
      const part = inheritedParameters(shared, elasticNetwork(SMALLEST)).trained;
      return tf.sum<tf.Scalar>(part.get('stage1.conv.weights') ?? tf.scalar(0));
    }, [variable]);
    const slope = grads[variable.name];
    expect(slope?.dataSync().filter((value) => value === 1)).toHaveLength(3 * 3 * 8 * 2);
    expect(slope?.shape).toEqual([5, 5, 8, 4]);
  });

  it('refuses networks that are larger than what is shared', () => {
    const shared = createNetworkParameters(elasticNetwork(SMALLEST), createRandom(1));
    expect(() => inheritedParameters(shared, elasticNetwork(LARGEST))).toThrow(
      'stage1.conv.weights is smaller in the shared weights',
    );
  });
});
