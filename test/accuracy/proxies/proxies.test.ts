import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROXIES } from '../../../src/accuracy/proxies/proxies.ts';
import { proxySubject } from '../../../src/accuracy/proxies/proxy-subject.ts';
import type { ProxySubject } from '../../../src/accuracy/proxies/zero-cost-proxy.ts';
import { createNetworkParameters } from '../../../src/accuracy/tensorflow/network-parameters.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';
import { createRandom } from '../../../src/base/random.ts';
import type { Computation } from '../../../src/workload/computation.ts';
import { ComputationBuilder } from '../../../src/workload/computation-builder.ts';

beforeAll(async () => {
  await openBackend('wasm');
});

function score(name: string, subject: ProxySubject): number {
  const proxy = PROXIES.find((one) => one.name === name);
  if (proxy === undefined) throw new Error(`there is no proxy ${name}`);
  return proxy.score(subject);
}

function pixels(channels: number) {
  const input = { channels, height: 1, width: 1 };
  return new ComputationBuilder({ name: 'tiny', source: 'this test', input });
}

/** @param values  of the parameters, by name; the others are 0 */
function subject(
  computation: Computation,
  values: Readonly<Record<string, readonly number[]>>,
  batches: readonly { images: readonly (readonly number[])[]; targets: readonly number[][] }[] = [],
): ProxySubject {
  const parameters = createNetworkParameters(computation, createRandom(1));
  for (const [name, variable] of parameters.trained) {
    const given = values[name] ?? new Array<number>(variable.size).fill(0);
    variable.assign(tf.tensor([...given], variable.shape));
  }
  const tensors = batches.map(({ images, targets }) => ({
    images: tf.tensor4d(images.flat(), [images.length, 1, 1, computation.input.channels]),
    targets: tf.tensor2d(targets.map((row) => [...row])),
  }));
  return proxySubject(computation, parameters, tensors);
}

/** Two inputs, two classes: scores (ln 3, 0) for a first pixel of 1, so that the likelihoods are (¾, ¼). */
function dense(): ProxySubject {
  const net = pixels(2);
  net.dense('fc', net.input, 2);
  const weights = { 'fc.weights': [Math.log(3), 0, 0, 0] };
  return subject(net.build(), weights, [
    { images: [[1, 2]], targets: [[1, 0]] },
    { images: [[1, 0]], targets: [[0, 1]] },
  ]);
}

describe('The proxy', () => {
  it('gradient norm is the length of the slopes', () => {
    // (p − t) = (−¼, ¼), times inputs 1 and 2: (−¼, ¼, −½, ½), whose length is √(2/16 + 2/4)
    expect(score('gradient-norm', dense())).toBeCloseTo(Math.sqrt(0.625), 5);
  });

  it('SNIP is the sum of weights times slopes', () => {
    expect(score('snip', dense())).toBeCloseTo(Math.log(3) / 4, 5);
  });

  it('ZiCo is the logarithm of the summed inverse variations', () => {
    // Slopes (−¼, ¼, −½, ½) and (¾, −¾, 0, 0): mean sizes ½, ½, ¼, ¼; deviations ½, ½, ¼, ¼; their ratios sum to 4.
    expect(score('zico', dense())).toBeCloseTo(Math.log(4), 4);
  });

  it('SynFlow is the flow of the sizes of the weights, counted once a layer', () => {
    const net = pixels(2);
    const hidden = net.conv('hidden', net.input, {
      outputChannels: 2,
      kernel: 1,
      trained: 'weights-only',
    });
    net.dense('fc', hidden, 1);
    // |W₁| = (1 2; 3 1): hidden (4, 3); |w₂| = (2, 1): R = 11, which flows through each of the two layers
    const values = { 'hidden.weights': [1, -2, 3, 1], 'fc.weights': [2, -1] };
    expect(score('synflow', subject(net.build(), values))).toBeCloseTo(Math.log(22), 5);
  });

  it('SynFlow follows branches: a skip beside a weight', () => {
    const net = pixels(1);
    const options = { outputChannels: 1, kernel: 1, trained: 'weights-only' } as const;
    const first = net.conv('first', net.input, options);
    const branch = net.conv('branch', first, options);
    net.dense('fc', net.add('sum', [first, branch]), 1);
    // 3·(1 + 2)·5 = 45 through the first and the last; 3·2·5 = 30 through the branch
    const values = { 'first.weights': [3], 'branch.weights': [-2], 'fc.weights': [5] };
    expect(score('synflow', subject(net.build(), values))).toBeCloseTo(Math.log(120), 5);
  });

  it('SynFlow of a network whose flow is beyond float32 is finite, and of one that lets nothing through −Infinity', () => {
    const deep = pixels(1);
    const options = { outputChannels: 1, kernel: 1, trained: 'weights-only' } as const;
    let at = deep.input;
    const values: Record<string, readonly number[]> = {};
    for (let layer = 0; layer < 30; layer++) {
      at = deep.conv(`conv${layer}`, at, options);
      values[`conv${layer}.weights`] = [1000];
    }
    // 10⁹⁰ through each of thirty layers
    const expected = Math.log(30) + 90 * Math.log(10);
    expect(score('synflow', subject(deep.build(), values))).toBeCloseTo(expected, 2);
    expect(score('synflow', subject(deep.build(), {}))).toBe(Number.NEGATIVE_INFINITY);
  });

  it('NASWOT is the logarithm of the determinant of agreeing units', () => {
    const net = pixels(3);
    net.activate('relu', net.input, 'relu');
    // on: 101 and 110; they agree in one of three units: |3 1; 1 3| = 8
    const batch = {
      images: [
        [1, -1, 1],
        [1, 1, -1],
      ],
      targets: [[1], [1]],
    };
    expect(score('naswot', subject(net.build(), {}, [batch]))).toBeCloseTo(Math.log(8), 6);
  });

  it('Jacobian covariance tells images whose slopes are opposite', () => {
    const net = pixels(4);
    net.dense('fc', net.activate('relu', net.input, 'relu'), 1);
    const batch = {
      images: [
        [1, 1, -1, -1],
        [-1, -1, 1, 1],
      ],
      targets: [[1], [1]],
    };
    const opposite = subject(net.build(), { 'fc.weights': [1, 1, 1, 1] }, [batch]);
    // slopes 1100 and 0011: correlation −1, eigenvalues 0 and 2
    const k = 1e-5;
    const expected = -(Math.log(k) + 1 / k + Math.log(2 + k) + 1 / (2 + k));
    expect(score('jacobian-covariance', opposite)).toBeCloseTo(expected, 3);
  });

  it('of size is a count', () => {
    expect(score('parameters', dense())).toBe(2 * 2 + 2);
    expect(score('macs', dense())).toBe(4);
  });

  it('has a name of its own and cites where it is from', () => {
    expect(new Set(PROXIES.map(({ name }) => name)).size).toBe(8);
    for (const { source } of PROXIES) expect(source).toMatch(/a count|20\d\d|arXiv/);
  });
});
