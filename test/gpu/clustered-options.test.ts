import { describe, expect, it } from 'vitest';
import { mappingSubspaces } from '../../src/gpu/mapping-subspaces.ts';
import { convolutionProblem } from '../support/mapping-problems.ts';

const groups = mappingSubspaces(convolutionProblem()).flatMap((one) => one.groups);

describe('clustered options', () => {
  it('have every option once', () => {
    expect(groups.some(({ order }) => order.length > 10)).toBe(true);
    for (const { order } of groups) {
      expect([...order].sort((a, b) => a - b)).toEqual([...order.keys()]);
    }
  });

  it('have the options of both children of a node in its own range, the left ones first', () => {
    for (const { children, first, count } of groups) {
      children.forEach((left, node) => {
        const right = left + 1;
        if (left < 0) {
          expect(count[node]).toBe(1);
          return;
        }
        expect(first[left]).toBe(first[node]);
        expect(first[right]).toBe((first[left] ?? 0) + (count[left] ?? 0));
        expect(count[node]).toBe((count[left] ?? 0) + (count[right] ?? 0));
      });
    }
  });

  it('lie between the smallest and largest factors of every node above them', () => {
    for (const { options, order, tree, first, count } of groups) {
      const width = tree.smallest.length / tree.option.length;
      for (let node = 0; node < tree.option.length; node++) {
        const from = first[node] ?? 0;
        for (const option of order.subarray(from, from + (count[node] ?? 0))) {
          for (let column = 0; column < width; column++) {
            const factor = options.factors[option * width + column] ?? 0;
            if (factor < (tree.smallest[node * width + column] ?? 0)) expect.fail();
            if (factor > (tree.largest[node * width + column] ?? 0)) expect.fail();
          }
        }
      }
    }
  });
});
