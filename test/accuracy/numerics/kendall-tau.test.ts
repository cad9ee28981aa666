import { expect, test } from 'vitest';
import { kendallTau } from '../../../src/accuracy/numerics/kendall-tau.ts';
import { createRandom } from '../../../src/base/random.ts';

test('Kendall’s τ counts pairs in order against pairs in reverse', () => {
  expect(kendallTau([1, 2, 3, 4], [10, 20, 30, 40])).toBe(1);
  expect(kendallTau([1, 2, 3, 4], [4, 3, 2, 1])).toBe(-1);
  // of six pairs one is reversed: (5 − 1) / 6
  expect(kendallTau([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(4 / 6);
});

test('Kendall’s τ-b leaves ties out of its measure', () => {
  // pairs (1,2), (1,3) in order, (2,3) tied in a: 2 / √(2 · 3)
  expect(kendallTau([1, 2, 2], [1, 2, 3])).toBeCloseTo(2 / Math.sqrt(6));
  expect(kendallTau([1, 1], [1, 2])).toBeNaN();
});

test('Kendall’s τ is what counting all pairs gives, also with ties', () => {
  const random = createRandom(1);
  const a = Array.from({ length: 60 }, () => random.integer(0, 12));
  const b = a.map((value) => value + random.integer(0, 9));
  let [order, tiedA, tiedB, pairs] = [0, 0, 0, 0];
  for (let i = 0; i < 60; i++) {
    for (let j = 0; j < i; j++) {
      const da = Math.sign((a[i] ?? 0) - (a[j] ?? 0));
      const db = Math.sign((b[i] ?? 0) - (b[j] ?? 0));
      order += da * db;
      pairs += 1;
      tiedA += Number(da === 0);
      tiedB += Number(db === 0);
    }
  }
  expect(kendallTau(a, b)).toBeCloseTo(order / Math.sqrt((pairs - tiedA) * (pairs - tiedB)), 12);
});
