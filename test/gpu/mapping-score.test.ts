import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { choiceBound } from '../../src/gpu/mapping-box.ts';
import { laterCrossings, layerPj, portCycles } from '../../src/gpu/mapping-formulas.ts';
import { mappingSource } from '../../src/gpu/mapping-source.ts';
import { mappingSubspaces, type Subspace } from '../../src/gpu/mapping-subspaces.ts';
import { mappingProblems } from '../support/mapping-problems.ts';

type Score = (columns: Float64Array, numbers: readonly number[], ...helpers: unknown[]) => number;

/** The statements of a score as a function of JavaScript: no gpu.js between them and `CostBound`. */
function compiled({ shared }: Subspace): Score {
  const { width, fits, statements, isTimely, parameters } = shared.score;
  const columns = Array.from({ length: width }, (_, column) => `const v${column} = c[${column}];`);
  const numbers = parameters.map((_, index) => `const p${index} = p[${index}];`);
  const body = [
    ...columns,
    ...numbers,
    `if (!(${fits})) return Infinity;`,
    ...statements,
    `return ${isTimely} ? merit : Infinity;`,
  ];
  return new Function(
    'c',
    'p',
    'laterCrossings',
    'portCycles',
    'layerPj',
    body.join('\n'),
  ) as Score;
}

describe('the score of a mapping', () => {
  it('is what the bound says of it, for single mappings of every kind of problem', () => {
    const random = createRandom(23);
    const seen = { fit: 0, unfit: 0 };
    for (const problem of mappingProblems(1, 24, 2)) {
      for (const subspace of mappingSubspaces(problem).slice(0, 6)) {
        const score = compiled(subspace);
        for (let trial = 0; trial < 8; trial++) {
          const choice = Int32Array.from(subspace.groups, ({ order }) =>
            random.integer(0, order.length - 1),
          );
          const expected = choiceBound(subspace, choice);
          const columns = subspace.shared.bound.smallest;
          const numbers = subspace.shared.score.parameters;
          const merit = score(columns, numbers, laterCrossings, portCycles, layerPj);
          if (expected === Number.POSITIVE_INFINITY) {
            seen.unfit++;
            expect(merit).toBe(expected);
          } else {
            seen.fit++;
            expect(Math.abs(merit / expected - 1)).toBeLessThan(1e-12);
          }
        }
      }
    }
    expect(seen.fit).toBeGreaterThan(200);
    expect(seen.unfit).toBeGreaterThan(200);
  });

  it('leaves out what is slower than the limit', () => {
    const [problem] = mappingProblems(2, 1, 1);
    if (problem === undefined) throw new Error('no problem');
    const limitCycles = 1;
    for (const subspace of mappingSubspaces({ ...problem, limitCycles })) {
      const score = compiled(subspace);
      const choice = Int32Array.from(subspace.groups, () => 0);
      expect(choiceBound(subspace, choice)).toBe(Number.POSITIVE_INFINITY);
      const columns = subspace.shared.bound.smallest;
      const numbers = subspace.shared.score.parameters;
      expect(score(columns, numbers, laterCrossings, portCycles, layerPj)).toBe(
        Number.POSITIVE_INFINITY,
      );
    }
  });

  it('has one text for all layers on an accelerator, and for designs that differ in prices and sizes', () => {
    const [problem, other] = mappingProblems(3, 1, 2);
    if (problem === undefined || other === undefined) throw new Error('no problem');
    const memories = problem.accelerator.memories.map((memory) => ({
      ...memory,
      capacityBits: memory.capacityBits === null ? null : 2 * memory.capacityBits,
      rowBits: 2 * memory.rowBits,
    }));
    const larger = { ...problem, accelerator: { ...problem.accelerator, memories } };
    const texts = [problem, other, larger].flatMap((one) =>
      mappingSubspaces(one).map(({ shared }) => mappingSource(shared.score)),
    );
    expect(new Set(texts).size).toBe(1);
  });
});
