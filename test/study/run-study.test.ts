import { describe, expect, it } from 'vitest';
import { dominates } from '../../src/search/dominance.ts';
import type { Progress } from '../../src/study/design.ts';
import { frontJson } from '../../src/study/front-json.ts';
import { runStudy } from '../../src/study/run-study.ts';
import { temporaryStore, tinyStudy } from './study-fixture.ts';

describe('runStudy', () => {
  it('evaluates its budget, numbers the trials and keeps each as it comes', async () => {
    const { store, trials } = temporaryStore();
    const counts: number[] = [];
    const onProgress = () => counts.push(trials().length);
    const summary = await runStudy(tinyStudy(), { store, onProgress });
    expect(summary.finished).toBe(true);
    expect(counts).toEqual([12, 24, 36, 48, 60]);
    expect(summary.trials.map(({ trial }) => trial)).toEqual([...Array(60).keys()]);
    expect(summary.trials).toEqual(trials());
    expect(summary.tally).toMatchObject({ evaluated: 60 });
  });

  it('finds a front on which no design dominates another', async () => {
    const { designs } = await runStudy(tinyStudy(), temporaryStore());
    const points = designs.map(({ objectives }) => Object.values(objectives));
    expect(points.length).toBeGreaterThan(2);
    expect(points.filter((a) => points.some((b) => dominates(b, a)))).toEqual([]);
  });

  it('keeps every feasible trial on or behind the front', async () => {
    const { designs, trials } = await runStudy(tinyStudy(), temporaryStore());
    const points = designs.map(({ objectives }) => Object.values(objectives));
    const isCovered = (a: number[]) =>
      points.some((b) => dominates(b, a) || b.every((value, index) => value === a[index]));
    const uncovered = trials
      .filter(({ feasible }) => feasible)
      .filter(({ objectives }) => !isCovered(Object.values(objectives)));
    expect(uncovered).toEqual([]);
  });

  it('puts everything into a design that is needed to trust and rebuild it', async () => {
    const { designs, trials } = await runStudy(tinyStudy(), temporaryStore());
    const design = designs[0];
    expect(design?.objectives).toEqual(trials[design?.trial ?? -1]?.objectives);
    expect(design?.genes).toEqual(trials[design?.trial ?? -1]?.genes);
    expect(design).toMatchObject({
      // the least error first: width 3, accuracy 50 + 10 · 3; 10 · 300 · 10 MACs
      network: { name: 'net-3', top1Pct: 80, macs: 30_000, parameters: 1000 },
      evaluatedBy: 'reference',
      screenedBy: 'reference',
      accelerator: { name: `tiny-${design?.trial}`, peArray: { rows: design?.genes.peRows } },
    });
    expect(design?.mappings).toHaveLength(1);
  });

  it('names accelerators as files can be called, whatever the experiment is called', async () => {
    const study = tinyStudy({ experiment: './my chip (2)' });
    const { designs } = await runStudy(study, temporaryStore());
    expect(designs[0]?.accelerator.name).toBe(`my-chip-2-${designs[0]?.trial}`);
  });

  it('tells infeasible trials by what they violate, and gives them no objectives', async () => {
    const { trials } = await runStudy(tinyStudy(), temporaryStore());
    // 12 rows are 12 mm² where 9 are allowed
    const large = trials.find(({ genes }) => genes.peRows === 12);
    expect(large).toMatchObject({ feasible: false, objectives: {} });
    expect(large?.violations.areaMm2).toBeCloseTo(12 / 9 - 1, 12);
    // a single row cannot be mapped by the fake mapper
    const narrow = trials.find(({ genes }) => genes.peRows === 1);
    expect(narrow).toMatchObject({ feasible: false, violations: { mapping: 1 } });
  });

  it('reports a hypervolume that never falls', async () => {
    const seen: Progress[] = [];
    const { history } = await runStudy(tinyStudy(), {
      ...temporaryStore(),
      onProgress: (progress) => seen.push(progress),
    });
    expect(history).toMatchObject(seen);
    const filled = history.map(({ hypervolume }) => hypervolume);
    expect(filled).toEqual([...filled].sort((a, b) => a - b));
    expect(filled.at(-1)).toBeGreaterThan(0);
    expect(filled.at(-1)).toBeLessThan(1);
  });

  it('gives the same front for the same seed, to the byte, and another for another', async () => {
    const [one, same, other] = await Promise.all(
      [1, 1, 2].map((seed) => runStudy(tinyStudy({ seed }), temporaryStore())),
    );
    if (one === undefined || same === undefined || other === undefined) throw new Error('no run');
    expect(frontJson(same)).toBe(frontJson(one));
    expect(frontJson(other)).not.toBe(frontJson(one));
  });

  it('keeps what was found when it is stopped', async () => {
    const { store, trials } = temporaryStore();
    const controller = new AbortController();
    const summary = await runStudy(tinyStudy(), {
      store,
      signal: controller.signal,
      onProgress: ({ generation }) => {
        if (generation === 2) controller.abort();
      },
    });
    expect(summary.finished).toBe(false);
    expect(summary.trials).toHaveLength(24);
    expect(trials()).toEqual(summary.trials);
    expect(summary.designs.length).toBeGreaterThan(0);
  });
});
