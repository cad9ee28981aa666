import { describe, expect, it } from 'vitest';
import { Staircase } from '../../src/search/staircase.ts';

describe('Staircase', () => {
  it('adds the area up to the corner that no earlier point covered', () => {
    const staircase = new Staircase();
    // Corner (4, 4). (2, 2): 2 · 2. (1, 3): the strip x 1…2, y 3…4. (3, 1): x 3…4, y 1…2. (1, 1): the rest of 3 · 3.
    expect(staircase.insert(2, 2, 4, 4)).toBe(4);
    expect(staircase.insert(1, 3, 4, 4)).toBe(1);
    expect(staircase.insert(3, 1, 4, 4)).toBe(1);
    expect(staircase.size).toBe(3);
    expect(staircase.insert(1, 1, 4, 4)).toBe(9 - 4 - 1 - 1);
    expect(staircase.size).toBe(1);
  });

  it('adds nothing for a point that is covered, or there already', () => {
    const staircase = new Staircase();
    staircase.insert(1, 1, 4, 4);
    expect(staircase.insert(2, 1, 4, 4)).toBe(0);
    expect(staircase.insert(1, 1, 4, 4)).toBe(0);
    expect(staircase.size).toBe(1);
  });

  it('replaces a step by a lower one at the same place', () => {
    const staircase = new Staircase();
    staircase.insert(1, 2, 4, 4);
    expect(staircase.insert(1, 1, 4, 4)).toBe(3);
    expect(staircase.size).toBe(1);
  });

  it('covers what is not below all of its steps', () => {
    const staircase = new Staircase();
    staircase.insert(1, 3);
    staircase.insert(3, 1);
    expect(staircase.covers(1, 3)).toBe(true);
    expect(staircase.covers(2, 3)).toBe(true);
    expect(staircase.covers(2, 2.9)).toBe(false);
    expect(staircase.covers(0.9, 9)).toBe(false);
  });

  it('holds more steps than it first made room for', () => {
    const staircase = new Staircase();
    for (let i = 0; i < 100; i++) staircase.insert(i, 100 - i);
    expect(staircase.size).toBe(100);
    expect(staircase.covers(50, 50)).toBe(true);
    expect(staircase.covers(50, 49)).toBe(false);
  });

  it('covers nothing once it is cleared', () => {
    const staircase = new Staircase();
    staircase.insert(0, 0);
    staircase.clear();
    expect(staircase.covers(1, 1)).toBe(false);
  });
});
