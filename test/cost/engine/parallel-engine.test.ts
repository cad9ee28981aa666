import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../models/zoo.ts';
import {
  boardSeconds,
  movingWork,
  parallelWork,
  parallelWorks,
} from '../../../src/cost/engine/parallel-engine.ts';
import { conv } from '../../support/conv-work.ts';

const ENGINE = { pixels: 8, inputs: 16, outputs: 16, depthwisePixels: 4 };

describe('parallelWork', () => {
  it('rounds up pixels and both kinds of channels', () => {
    // ⌈49 / 8⌉ · ⌈20 / 16⌉ · ⌈33 / 16⌉ · 9
    expect(parallelWork(conv([33, 20], [7, 3]), ENGINE)).toEqual({
      name: '33x20',
      cycles: 7 * 2 * 3 * 9,
      weightWords: 33 * 20 * 9,
      featureWords: 49 * (33 + 20),
    });
  });

  it('computes depthwise layers in a unit of its own, and reads all that a stride skips', () => {
    const work = conv([1, 1], [7, 3], { sets: 40, stride: 2 });
    // ⌈40 / 16⌉ · ⌈49 / 4⌉ · 9; inputs are four times as many as outputs
    expect(parallelWork(work, ENGINE)).toMatchObject({
      cycles: 3 * 13 * 9,
      featureWords: 40 * 49 * (1 + 4),
    });
  });
});

describe('parallelWorks', () => {
  it('takes products of matrices as convolutions of one tap', () => {
    const works = parallelWorks(buildModel('alexnet', {}).layers, ENGINE);
    expect(works).toHaveLength(8);
    // fc8: 4096 inputs, 1000 outputs
    expect(works.at(-1)).toMatchObject({ cycles: 256 * 63, weightWords: 4_096_000 });
  });
});

describe('movingWork', () => {
  it('reads every tensor of an addition, and the window of a pool', () => {
    const layers = buildModel('resnet18', {}).layers;
    const add = layers.find(({ operator }) => operator === 'elementwise');
    const pool = layers.find(({ operator }) => operator === 'pool');
    if (add === undefined || pool === undefined) throw new Error('ResNet has both');
    expect(movingWork(add).featureWords).toBe(64 * 56 * 56 * 3);
    expect(movingWork(pool).featureWords).toBe(64 * 56 * 56 * (1 + 2 * 2));
  });
});

describe('boardSeconds', () => {
  it('takes the longer of computing and moving, and the start of every layer', () => {
    const works = [
      { name: 'a', cycles: 1000, weightWords: 10, featureWords: 10 },
      { name: 'b', cycles: 10, weightWords: 4000, featureWords: 6000 },
    ];
    const timing = { efficiency: 0.5, dramGBPerS: 1, layerUs: 1 };
    // 1000 cycles of 100 MHz at half the pace: 20 µs; 20,000 bytes at 1 GB/s: 20 µs; twice 1 µs
    expect(boardSeconds(works, timing, { clockMHz: 100, wordBytes: 2 })).toBeCloseTo(42e-6, 12);
  });
});
