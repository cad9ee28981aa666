import { describe, expect, it } from 'vitest';
import { minimize, type SearchState } from '../../src/search/minimize.ts';
import type { Genome, Problem } from '../../src/search/problem.ts';
import { twoStage } from '../../src/study/two-stage.ts';
import { algorithmContract } from '../contract/algorithm-contract.ts';

const options = { firstGenes: 1, firstEvaluations: 5, kept: 2, populationSize: 4 };

/** Error falls and latency rises with the first gene; the second one, best at 3, changes latency alone. */
function problem(seen: Genome[] = []): Problem {
  return {
    name: 'two genes',
    space: {
      genes: [
        { kind: 'integer', name: 'width', low: 0, high: 9 },
        { kind: 'integer', name: 'rows', low: 0, high: 8 },
      ],
    },
    objectives: ['error', 'latency'].map((key) => ({ key, label: key, unit: '' })),
    constraints: [],
    evaluate: async (batch) => {
      seen.push(...batch);
      return batch.map(([width = 0, rows = 0]) => {
        return { objectives: [9 - width, width + Math.abs(rows - 3)], violations: [] };
      });
    },
  };
}

const SETTING = { algorithm: twoStage, options, seed: 1, maxEvaluations: 20 };

algorithmContract(
  twoStage,
  { firstGenes: 1, firstEvaluations: 24, kept: 3, populationSize: 6 },
  { leavesDesignsOut: true },
);

describe('a search in two stages', () => {
  it('searches the leading genes with the others at their middle, then the others for the best', async () => {
    const seen: Genome[] = [];
    await minimize({ ...SETTING, problem: problem(seen) });
    expect(seen).toHaveLength(20);
    expect(seen.slice(0, 5).map(([, rows]) => rows)).toEqual([4, 4, 4, 4, 4]);
    const widths = seen.slice(0, 5).map(([width = 0]) => width);
    // all of the first stage lies on its front, so that its ends are kept
    const later = new Set(seen.slice(5).map(([width]) => width));
    expect(later).toEqual(new Set([Math.min(...widths), Math.max(...widths)]));
  });

  it('goes on from its state as if it had never stopped', async () => {
    const states: SearchState[] = [];
    const whole = await minimize({
      ...SETTING,
      problem: problem(),
      onGeneration: ({ state }) => {
        states.push(JSON.parse(JSON.stringify(state())));
      },
    });
    expect(states.length).toBeGreaterThan(3);
    for (const resumeFrom of states) {
      const { front } = await minimize({ ...SETTING, problem: problem(), resumeFrom });
      expect(front).toEqual(whole.front);
    }
  });
});
