import { describe, expect, it } from 'vitest';
import { packTrials, TrialReader, unpackColumns } from '../../src/study/trial-matrix.ts';
import { scanTrials } from '../../src/study/trial-scan.ts';

const LAYOUT = {
  genes: [
    { name: 'width', choices: [1, 2] },
    { name: 'fixed', choices: ['x'] },
  ],
  objectives: ['latencyMs'],
  constraints: ['areaMm2', 'mapping'],
  figures: ['areaMm2'],
};

/** A batch of trials of which every second one breaks the limit on area, by 0.1 · (1 + its number). */
function batch(firstTrial: number, count: number) {
  const trials = Array.from({ length: count }, (_, row) => {
    const trial = firstTrial + row;
    const excess = trial % 2 === 0 ? 0.1 * (1 + trial) : -0.5;
    return {
      genome: [trial % 2],
      evaluation: { objectives: [excess > 0 ? Infinity : 1.5], violations: [excess, 0] },
      figures: { areaMm2: trial === 0 ? null : 2.5 },
      accuracySource: 'interpolated' as const,
    };
  });
  const columns = unpackColumns(LAYOUT, count, packTrials(LAYOUT, trials)) ?? [];
  return { firstTrial, count, generation: 1 + firstTrial / count, columns };
}

function scan(evaluated: number, batchSize: number) {
  const batches = Array.from({ length: evaluated / batchSize }, (_, at) =>
    batch(at * batchSize, batchSize),
  );
  return scanTrials(LAYOUT, new TrialReader(LAYOUT), evaluated, batches);
}

describe('scanTrials', () => {
  it('gives trials back as they were', () => {
    const { trials } = scan(4, 2);
    expect(trials).toEqual([
      {
        trial: 0,
        generation: 1,
        genes: { width: 1, fixed: 'x' },
        objectives: {},
        violations: { areaMm2: 0.1, mapping: 0 },
        figures: { areaMm2: null },
        feasible: false,
        accuracySource: 'interpolated',
      },
      expect.objectContaining({ trial: 1, genes: { width: 2, fixed: 'x' }, feasible: true }),
      expect.objectContaining({ trial: 2, generation: 2 }),
      expect.objectContaining({ trial: 3, objectives: { latencyMs: 1.5 } }),
    ]);
  });

  it('counts what was feasible, and how narrowly limits were broken', () => {
    expect(scan(6, 2).tally).toEqual({
      evaluated: 6,
      feasible: 3,
      broken: { areaMm2: { count: 3, nearest: 0.1 } },
    });
  });

  it('counts choices by parts of the run', () => {
    const { geneHistory } = scan(48, 8);
    expect(geneHistory).toHaveLength(1);
    expect(geneHistory[0]).toMatchObject({ gene: 'width', choices: [1, 2] });
    // 24 parts of two trials, one of each choice
    expect(geneHistory[0]?.parts).toEqual(Array.from({ length: 24 }, () => [1, 1]));
  });

  it('shows twenty thousand of a longer run, evenly spread, the first one among them', () => {
    const { trials, tally } = scan(50_000, 1000);
    expect(tally.evaluated).toBe(50_000);
    expect(trials).toHaveLength(20_000);
    const gaps = trials.slice(1).map(({ trial }, index) => trial - (trials[index]?.trial ?? 0));
    expect(new Set(gaps)).toEqual(new Set([2, 3]));
    expect(trials[0]?.trial).toBe(0);
  });
});
