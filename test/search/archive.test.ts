import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Archive, type FrontMember } from '../../src/search/archive.ts';
import { nonDominated } from '../../src/search/non-dominated-sort.ts';

const member = (trial: number, ...objectives: number[]): FrontMember => ({
  trial,
  genome: [trial],
  objectives,
});

const trialsOf = (archive: Archive) => archive.front().map(({ trial }) => trial);

describe('Archive', () => {
  it('drops what a new member dominates', () => {
    const archive = new Archive([member(0, 3, 3), member(1, 1, 5)]);
    expect(archive.insert(member(2, 2, 2))).toBe(true);
    expect(trialsOf(archive)).toEqual([1, 2]);
  });

  it('turns away what a member dominates', () => {
    const archive = new Archive([member(0, 1, 1)]);
    expect(archive.insert(member(1, 1, 2))).toBe(false);
    expect(archive.size).toBe(1);
  });

  it('keeps the earliest of equal members, whenever it comes', () => {
    const archive = new Archive([member(5, 1, 1), member(7, 1, 1)]);
    expect(trialsOf(archive)).toEqual([5]);
    expect(archive.insert(member(3, 1, 1))).toBe(true);
    expect(trialsOf(archive)).toEqual([3]);
  });

  it('lists its members by their objectives', () => {
    const archive = new Archive([member(0, 3, 1, 1), member(1, 1, 3, 1), member(2, 1, 1, 3)]);
    expect(trialsOf(archive)).toEqual([2, 1, 0]);
  });

  it('holds the front of all it was given, in any order', () => {
    const clouds = fc.array(
      fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(clouds, (points) => {
        const members = points.map((objectives, trial) => member(trial, ...objectives));
        const expected = new Set(nonDominated(points).map((position) => String(points[position])));
        const archive = new Archive(members);
        expect(new Set(archive.front().map(({ objectives }) => String(objectives)))).toEqual(
          expected,
        );
        expect(archive.size).toBe(expected.size);
        expect(new Archive(members.reverse()).front()).toEqual(archive.front());
      }),
      { seed: 1 },
    );
  });
});
