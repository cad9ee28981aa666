import { describe, expect, it } from 'vitest';
import { Archive } from '../../src/search/archive.ts';
import { StallWatch } from '../../src/search/stall-watch.ts';

const RULE = { referencePoint: [1, 1], evaluations: 100, leastGrowth: 0.1 };

function archiveOf(...points: number[][]): Archive {
  return new Archive(points.map((objectives, trial) => ({ trial, genome: [trial], objectives })));
}

describe('StallWatch', () => {
  it('stalls when the volume grew by less than the share for so many evaluations', () => {
    const watch = new StallWatch(RULE);
    watch.note(archiveOf([0.5, 0.5]), 50);
    // 0.25 to 0.26: less than a tenth more.
    watch.note(archiveOf([0.48, 0.5]), 140);
    expect(watch.isStalled(149)).toBe(false);
    expect(watch.isStalled(150)).toBe(true);
    watch.note(archiveOf([0.4, 0.5]), 150);
    expect(watch.isStalled(249)).toBe(false);
  });

  it('does not stall before anything is inside the reference point', () => {
    const watch = new StallWatch(RULE);
    watch.note(archiveOf([2, 2]), 500);
    expect(watch.isStalled(599)).toBe(false);
  });

  it('goes on from its state', () => {
    const watch = new StallWatch(RULE);
    watch.note(archiveOf([0.5, 0.5]), 50);
    expect(new StallWatch(RULE, watch.state()).isStalled(150)).toBe(true);
  });

  it('refuses an illegal rule with everything that is wrong', () => {
    const rule = { referencePoint: [Number.NaN], evaluations: 0, leastGrowth: -1 };
    expect(() => new StallWatch(rule)).toThrow(/referencePoint.*\n.*evaluations.*\n.*leastGrowth/);
  });
});
