import { expect, test } from 'vitest';
import { highlights, knee, lowest } from '../../src/report/highlights.ts';
import { FRONT, sampleDesign, TWO_OBJECTIVES } from '../support/sample-design.ts';

const [ERROR, LATENCY] = TWO_OBJECTIVES;
const trials = (found: ReturnType<typeof highlights>) =>
  found.map(({ design, reasons }) => [design.trial, ...reasons]);

test('the best design for each objective and the knee are pointed out, each once', () => {
  // scaled: trial 1 (0, 1), 2 (0.1, 0.571), 3 (0.25, 0.143), 4 (1, 0); distances 1, 0.58, 0.29, 1
  expect(trials(highlights(FRONT, TWO_OBJECTIVES))).toEqual([
    [1, 'lowest top-1 error'],
    [4, 'lowest latency'],
    [3, 'knee'],
  ]);
});

test('a design that is best twice has both reasons', () => {
  const best = sampleDesign(5, { top1ErrorPct: 10, latencyMs: 0.5 });
  expect(trials(highlights([...FRONT, best], TWO_OBJECTIVES))).toEqual([
    [5, 'lowest top-1 error', 'lowest latency', 'knee'],
  ]);
});

test('of designs that share the lowest value the one nearest to the ideal is taken', () => {
  const slower = sampleDesign(9, { top1ErrorPct: 20, latencyMs: 20 });
  expect(lowest([slower, ...FRONT], ERROR, [ERROR, LATENCY])?.trial).toBe(1);
});

test('two designs, or one objective, have no knee', () => {
  expect(knee(FRONT.slice(0, 2), TWO_OBJECTIVES)).toBeUndefined();
  expect(knee(FRONT, [ERROR])).toBeUndefined();
});

test('objectives in which all designs are equal do not disturb the knee', () => {
  const flat = FRONT.map((design) => ({
    ...design,
    objectives: { ...design.objectives, energyMj: 3 },
  }));
  const energy = { key: 'energyMj', label: 'energy', unit: 'mJ' };
  expect(knee(flat, [...TWO_OBJECTIVES, energy])?.trial).toBe(3);
});

test('an empty front has nothing to point out', () => {
  expect(highlights([], TWO_OBJECTIVES)).toEqual([]);
});
