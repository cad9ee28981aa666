import { expect, test } from 'vitest';
import { tradeOffWords } from '../../src/report/trade-offs.ts';
import { FRONT, sampleDesign, TWO_OBJECTIVES } from '../support/sample-design.ts';

const LATENCY = TWO_OBJECTIVES[1];
const ENERGY = { key: 'energyMj', label: 'energy', unit: 'mJ' };
const plain = (words: readonly string[]) => words.map((one) => one.replaceAll('\u00a0', ' '));

test('objectives that order the front the other way round trade against each other', () => {
  expect(plain(tradeOffWords(FRONT, TWO_OBJECTIVES))).toEqual([
    'Top-1 error trades against latency (rank correlation −1): it falls from 40 % to 20 % while latency grows from 1 ms to 8 ms.',
  ]);
});

test('objectives that order the front alike rise together', () => {
  const designs = FRONT.map((design, index) => ({
    ...design,
    objectives: { ...design.objectives, energyMj: [9, 7, 8, 1][index] ?? 0 },
  }));
  // one swap of four: 0.8
  expect(plain(tradeOffWords(designs, [LATENCY, ENERGY]))).toEqual([
    'Latency and energy rise together along the front (rank correlation +0.8).',
  ]);
});

test('objectives without a clear order are left unsaid, and so are those that do not vary', () => {
  const designs = [3, 1, 4, 2].map((energyMj, trial) =>
    sampleDesign(trial, { latencyMs: trial, energyMj }),
  );
  // ranks 3, 1, 4, 2 against 1, 2, 3, 4: 1 − 6 · 10 / 60 = 0
  expect(tradeOffWords(designs, [LATENCY, ENERGY])).toEqual([]);
  expect(tradeOffWords(FRONT, [LATENCY, { ...ENERGY, key: 'constant' }])).toEqual([]);
});

test('three designs are too few to tell', () => {
  expect(tradeOffWords(FRONT.slice(0, 3), TWO_OBJECTIVES)).toEqual([]);
});
