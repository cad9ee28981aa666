import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { RelaxedChoices } from '../../../src/accuracy/gradient/relaxed-choices.ts';
import { openBackend } from '../../../src/accuracy/tensorflow/open-backend.ts';
import { createRandom } from '../../../src/base/random.ts';

beforeAll(() => openBackend('wasm'));

const GENES = [
  { name: 'width', choices: [4, 8] },
  { name: 'dataflow', choices: ['a', 'b', 'c'] },
];

describe('RelaxedChoices', () => {
  it('start with the same probability for each choice, and decide for the one that weighs most', () => {
    const choices = new RelaxedChoices(GENES);
    const thirds = [...(choices.probabilities().get('dataflow')?.dataSync() ?? [])];
    for (const third of thirds) expect(third).toBeCloseTo(1 / 3);
    choices.variables[0]?.assign(tf.tensor1d([0, 1]));
    choices.variables[1]?.assign(tf.tensor1d([0, 3, 2]));
    expect(choices.decide()).toEqual({ width: 8, dataflow: 'b' });
  });

  it('draw choices as often as they are likely, when it is cold', () => {
    const choices = new RelaxedChoices(GENES);
    choices.variables[0]?.assign(tf.tensor1d([0, Math.log(3)])); // ¼ and ¾
    const random = createRandom(1);
    let eights = 0;
    for (let draw = 0; draw < 400; draw++) {
      const [four = 0, eight = 0] = choices.sample(random, 0.05).get('width')?.dataSync() ?? [];
      expect(four + eight).toBeCloseTo(1, 5);
      if (eight > 0.5) eights++;
    }
    // 300 expected; four deviations of a binomial are 35
    expect(Math.abs(eights - 300)).toBeLessThan(35);
  });
});
