import { describe, expect, it } from 'vitest';
import { LeastHeap } from '../../src/base/least-heap.ts';
import { createRandom } from '../../src/base/random.ts';

function drained<T>(heap: LeastHeap<T>): T[] {
  const items: T[] = [];
  for (let item = heap.pop(); item !== undefined; item = heap.pop()) items.push(item);
  return items;
}

describe('a heap of the least', () => {
  it('gives 1,000 random numbers in ascending order', () => {
    const random = createRandom(5);
    const numbers = Array.from({ length: 1000 }, () => random.integer(0, 300));
    const heap = new LeastHeap<number>();
    for (const number of numbers) heap.push(number, number);
    expect(heap.size).toBe(1000);
    expect(heap.least).toBe(Math.min(...numbers));
    expect(drained(heap)).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it('gives items of equal keys in the order in which they came, or by their turns', () => {
    const heap = new LeastHeap<string>();
    for (const item of ['a', 'b', 'c', 'd']) heap.push(1, item);
    expect(drained(heap)).toEqual(['a', 'b', 'c', 'd']);
    ['a', 'b', 'c', 'd'].forEach((item, index) => {
      heap.push(1, item, -index);
    });
    expect(drained(heap)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('goes on in order when items are put in between', () => {
    const heap = new LeastHeap<number>();
    for (const key of [5, 1, 3]) heap.push(key, key);
    expect(heap.pop()).toBe(1);
    heap.push(0, 0);
    heap.push(4, 4);
    expect(drained(heap)).toEqual([0, 3, 4, 5]);
    expect(heap.least).toBe(Number.POSITIVE_INFINITY);
    expect(heap.pop()).toBeUndefined();
  });
});
