import { describe, expect, it } from 'vitest';
import { BoxFrontier } from '../../src/gpu/box-frontier.ts';
import {
  boxLayout,
  candidatesOf,
  choiceAt,
  choiceBound,
  threadPart,
} from '../../src/gpu/mapping-box.ts';
import { THREADS_PER_ROW } from '../../src/gpu/mapping-source.ts';
import { mappingSubspaces } from '../../src/gpu/mapping-subspaces.ts';
import { convolutionProblem, smallBox } from '../support/mapping-problems.ts';

const subspaces = mappingSubspaces(convolutionProblem());

const boxes = subspaces.map((subspace, turn) => smallBox(subspace, turn, 20_000));

describe('a box of mappings', () => {
  it('gives each of its mappings to exactly one thread', () => {
    let most = 0;
    for (const box of boxes) {
      const layout = boxLayout(box);
      const seen = new Set<string>();
      let given = 0;
      for (let part = 0; part < layout.rows; part++) {
        for (let thread = 0; thread < THREADS_PER_ROW; thread++) {
          const work = threadPart(layout, part, thread);
          if (work === null) continue;
          for (let place = work.from; place < work.to; place++) {
            seen.add(choiceAt(box, layout, work, place).join());
            given++;
          }
        }
      }
      expect(given).toBe(candidatesOf(box));
      expect(seen.size).toBe(given);
      most = Math.max(most, layout.rows);
    }
    expect(most).toBeGreaterThan(50);
  });

  it('has its largest group gone through by each thread, and the next one shared by a row', () => {
    for (const box of boxes) {
      const { counts, slots } = boxLayout(box);
      expect(counts).toHaveLength(6);
      expect(counts.toSorted((a, b) => b - a)).toEqual(counts);
      expect(slots.toSorted()).toEqual(box.nodes.map((_, group) => group));
    }
  });

  it('is bounded by no more than any of its mappings', () => {
    for (const { subspace, nodes } of boxes.slice(0, 5)) {
      const frontier = new BoxFrontier([subspace]);
      const whole = frontier.least;
      const choice = Int32Array.from(nodes, () => 0);
      expect(choiceBound(subspace, choice)).toBeGreaterThanOrEqual(whole);
    }
  });
});
