import { describe, expect, it } from 'vitest';
import { createRandom, restoreRandom } from '../../src/base/random.ts';

const take = (count: number, next: () => number) => Array.from({ length: count }, next);
const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('createRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const one = createRandom(7);
    const same = createRandom(7);
    const other = createRandom(8);
    const numbers = take(5, one.uniform);
    expect(take(5, same.uniform)).toEqual(numbers);
    expect(take(5, other.uniform)).not.toEqual(numbers);
  });

  it('gives these numbers on every machine', () => {
    // Our own output, kept so that a new version of the generator cannot change old runs unnoticed.
    const random = createRandom(1);
    expect(take(4, () => random.integer(0, 999))).toEqual([782, 502, 794, 590]);
  });

  it('has nothing in common between neighbouring seeds, from the first number on', () => {
    for (const draw of [0, 1, 2]) {
      const values = take(2000, () => 0).map((_, seed) => {
        const random = createRandom(seed);
        for (let skipped = 0; skipped < draw; skipped++) random.uniform();
        return random.uniform();
      });
      // Standard error of the mean: sqrt(1/12 / 2000) = 0.0065; five of them.
      expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.033);
      expect(new Set(values.map((value) => Math.floor(value * 20))).size).toBe(20);
      const steps = values.slice(1).map((value, at) => (value - 0.5) * ((values[at] ?? 0) - 0.5));
      expect(Math.abs(mean(steps)) * 12).toBeLessThan(0.11); // correlation: five of 1/√2000 = 0.022
    }
  });

  it('gives uniform numbers in [0, 1) with mean 1/2 and variance 1/12', () => {
    const random = createRandom(3);
    const values = take(20_000, random.uniform);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    // Standard error of the mean: sqrt(1/12 / 20,000) = 0.002; five of them.
    expect(Math.abs(mean(values) - 0.5)).toBeLessThan(0.01);
    expect(Math.abs(mean(values.map((value) => (value - 0.5) ** 2)) - 1 / 12)).toBeLessThan(0.005);
  });

  it('gives whole numbers with both ends, equally often', () => {
    const random = createRandom(5);
    const counts = new Map<number, number>();
    for (const value of take(7000, () => random.integer(-3, 3))) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
    // 1000 each; standard deviation sqrt(7000 · 1/7 · 6/7) = 29.3; five of them.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(147);
    expect(random.integer(4, 4)).toBe(4);
  });

  it('gives normal numbers with mean 0 and variance 1', () => {
    const random = createRandom(11);
    const values = take(20_000, random.normal);
    expect(Math.abs(mean(values))).toBeLessThan(0.035); // five standard errors of 1/√20,000 = 0.007
    expect(Math.abs(mean(values.map((value) => value * value)) - 1)).toBeLessThan(0.05);
    expect(values.every(Number.isFinite)).toBe(true);
  });

  it('picks every item, and refuses to pick from none', () => {
    const random = createRandom(2);
    const picked = new Set(take(100, () => random.pick([1, 2, 3])));
    expect(picked).toEqual(new Set([1, 2, 3]));
    expect(() => random.pick([])).toThrow(RangeError);
  });

  it('shuffles into every order equally often, and leaves the original alone', () => {
    const random = createRandom(13);
    const items = ['a', 'b', 'c'];
    const orders = new Map<string, number>();
    for (let i = 0; i < 6000; i++) {
      const order = random.shuffle(items).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(items).toEqual(['a', 'b', 'c']);
    expect(orders.size).toBe(6);
    // 1000 each; standard deviation sqrt(6000 · 1/6 · 5/6) = 28.9; five of them.
    for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(145);
  });
});

describe('restoreRandom', () => {
  it('goes on where the generator stood, also after a round trip through JSON', () => {
    const random = createRandom(21);
    take(9, random.normal);
    const state = JSON.parse(JSON.stringify(random.state()));
    const next = take(6, random.uniform);
    expect(take(6, restoreRandom(state).uniform)).toEqual(next);
  });
});
