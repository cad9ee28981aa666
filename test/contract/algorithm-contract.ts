import { describe, expect, it } from 'vitest';
import type { Algorithm, AlgorithmDefinition } from '../../src/search/algorithm.ts';
import { resolveOptions } from '../../src/search/algorithm-options.ts';
import {
  type Evaluation,
  type Genome,
  isInSpace,
  type Space,
  spaceCardinality,
} from '../../src/search/problem.ts';

const SPACE: Space = {
  genes: [
    { kind: 'real', name: 'real', low: -5, high: 5 },
    { kind: 'integer', name: 'integer', low: 10, high: 30 },
    { kind: 'integer', name: 'binary', low: 0, high: 1 },
    { kind: 'categorical', name: 'letter', choices: ['a', 'b', 'c', 'd'] },
    { kind: 'integer', name: 'fixed', low: 7, high: 7 },
  ],
};

/** Twelve designs. */
const SMALL_SPACE: Space = {
  genes: [
    { kind: 'integer', name: 'integer', low: 0, high: 3 },
    { kind: 'categorical', name: 'letter', choices: ['a', 'b', 'c'] },
  ],
};

/** Two objectives at odds; letters other than 'a' cost; the upper half of the integers is infeasible, 'd' has no figures. */
function judge([real = 0, integer = 0, binary = 0, letter = 0]: Genome): Evaluation {
  if (letter === 3) {
    return { objectives: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY], violations: [9] };
  }
  const cost = integer + letter + binary;
  return {
    objectives: [(real - 1) ** 2 + cost, (real + 1) ** 2 + cost],
    violations: [integer - 20],
  };
}

/** Genomes and evaluations that throw when an algorithm writes to them. */
function judgeFrozen(genomes: readonly Genome[]): Evaluation[] {
  for (const genome of genomes) Object.freeze(genome);
  return genomes.map((genome) => {
    const { objectives, violations } = judge(genome);
    return Object.freeze({
      objectives: Object.freeze(objectives),
      violations: Object.freeze(violations),
    });
  });
}

/** What an algorithm needs of a space besides: the gene that it chooses the fidelity by, and the constraint of it. */
export interface SpaceNeeds {
  readonly withFidelity?: boolean;
  /** It leaves designs out by intention, so that it ends a small space before all of it was judged. */
  readonly leavesDesignsOut?: boolean;
}

/** The space with a fidelity of so many levels where it is needed. */
function neededSpace(space: Space, { withFidelity }: SpaceNeeds, levels: number): Space {
  if (withFidelity !== true) return space;
  const gene = { kind: 'integer', name: 'fidelity', low: 0, high: levels - 1 } as const;
  return { genes: [...space.genes, gene] };
}

/**
 * What every algorithm of the registry keeps to. A new algorithm passes it by being in the registry.
 *
 * @param options  small batches, so that a few generations are quick
 */
export function algorithmContract(
  definition: AlgorithmDefinition,
  options: Readonly<Record<string, number | string>>,
  needs: SpaceNeeds = {},
): void {
  const space = neededSpace(SPACE, needs, 2);
  const setting = { space, objectiveCount: 2, options };
  const judged = (genomes: readonly Genome[]): Evaluation[] => {
    if (needs.withFidelity !== true) return judgeFrozen(genomes);
    return judgeFrozen(genomes).map(({ objectives, violations }, index) => ({
      objectives,
      violations: [...violations, genomes[index]?.at(-1) === 0 ? 0.5 : 0],
    }));
  };
  const step = (algorithm: Algorithm): readonly Genome[] => {
    const genomes = algorithm.ask();
    algorithm.tell(genomes, judged(genomes));
    return genomes;
  };
  const steps = (algorithm: Algorithm, count: number) =>
    Array.from({ length: count }, () => step(algorithm));
  const create = (seed: number) => definition.create({ ...setting, seed });
  const restore = (algorithm: Algorithm) =>
    definition.restore({ ...setting, state: JSON.parse(JSON.stringify(algorithm.state())) });

  describe(`${definition.name} keeps to the contract of an algorithm`, () => {
    it('says what it is, under the name that the registry lists', () => {
      expect(definition.description).not.toBe('');
      expect(create(1).name).toBe(definition.name);
    });

    it('has options whose defaults are legal and which say what they do', () => {
      const defaults = definition.options.map((option) => [option.name, option.default]);
      expect(() => resolveOptions(definition.options, Object.fromEntries(defaults))).not.toThrow();
      for (const option of definition.options) expect(option.description).not.toBe('');
    });

    it('asks for genomes of the space, none twice in a batch', () => {
      for (const batch of steps(create(1), 12)) {
        expect(batch.length).toBeGreaterThan(0);
        for (const genome of batch) expect(isInSpace(space, genome)).toBe(true);
        expect(new Set(batch.map(String)).size).toBe(batch.length);
      }
    });

    it('counts the batches that it was told', () => {
      const algorithm = create(1);
      expect(algorithm.generation).toBe(0);
      steps(algorithm, 3);
      expect(algorithm.generation).toBe(3);
      algorithm.ask();
      expect(algorithm.generation).toBe(3);
    });

    it('repeats itself for the same seed and differs for another', () => {
      const first = steps(create(1), 8);
      expect(steps(create(1), 8)).toEqual(first);
      expect(steps(create(2), 8)).not.toEqual(first);
    });

    it('goes on identically from the state of any tell, through JSON', () => {
      const algorithm = create(3);
      for (let told = 0; told < 6; told++) {
        const restored = restore(algorithm);
        expect(restored.generation).toBe(told);
        expect(restored.state()).toEqual(algorithm.state());
        expect(steps(restored, 4)).toEqual(steps(restore(algorithm), 4));
        expect(step(restore(algorithm))).toEqual(step(algorithm));
      }
    });

    it('goes on identically from the state of any ask', () => {
      const algorithm = create(4);
      for (let told = 0; told < 6; told++) {
        const genomes = algorithm.ask();
        const restored = restore(algorithm);
        for (const each of [algorithm, restored]) each.tell(genomes, judged(genomes));
        expect(restored.ask()).toEqual(algorithm.ask());
      }
    });

    it('gives a state that later steps leave as it is', () => {
      const algorithm = create(5);
      step(algorithm);
      const state = algorithm.state();
      const before = JSON.stringify(state);
      steps(algorithm, 3);
      expect(JSON.stringify(state)).toBe(before);
    });

    it('takes fewer evaluations than it asked for, down to none', () => {
      const algorithm = create(6);
      for (const size of [3, 0, 1]) {
        const genomes = algorithm.ask().slice(0, size);
        algorithm.tell(genomes, judged(genomes));
      }
      expect(step(algorithm).length).toBeGreaterThan(0);
    });

    it('lives with a space in which nothing is feasible', () => {
      const algorithm = create(7);
      for (let told = 0; told < 4; told++) {
        const genomes = algorithm.ask();
        expect(genomes.length).toBeGreaterThan(0);
        const objectives = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
        const violations = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
        algorithm.tell(
          genomes,
          genomes.map(() => ({ objectives, violations })),
        );
      }
      expect(restore(algorithm).ask()).toEqual(algorithm.ask());
    });

    it('judges each design of a small space once and then asks for nothing', () => {
      const algorithm = definition.create({
        ...setting,
        space: neededSpace(SMALL_SPACE, needs, 1),
        seed: 8,
      });
      const asked: string[] = [];
      for (let batch = step(algorithm); batch.length > 0; batch = step(algorithm)) {
        asked.push(...batch.map(String));
      }
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.length).toBeLessThanOrEqual(spaceCardinality(SMALL_SPACE));
      if (needs.leavesDesignsOut !== true) expect(asked).toHaveLength(12);
    });

    it('works with a single gene, and with one, three and four objectives', () => {
      const line: Space = { genes: [{ kind: 'real', name: 'x', low: 0, high: 1 }] };
      const space = neededSpace(line, needs, 1);
      for (const objectiveCount of [1, 3, 4]) {
        const algorithm = definition.create({ ...setting, space, objectiveCount, seed: 9 });
        for (let told = 0; told < 3; told++) {
          const genomes = algorithm.ask();
          expect(genomes.every((genome) => isInSpace(space, genome))).toBe(true);
          const evaluate = ([x = 0]: Genome) =>
            Array.from({ length: objectiveCount }, (_, i) => (x - i / 4) ** 2);
          algorithm.tell(
            genomes,
            genomes.map((genome) => ({ objectives: evaluate(genome), violations: [] })),
          );
        }
      }
    });

    it('asks for the genomes that it was given first, as far as a batch holds them', () => {
      const initial = [0, 1, 2].map((letter) => {
        const genome = [-1, 15 + letter, letter % 2, letter, 7];
        return space.genes.length > 5 ? [...genome, 0] : genome;
      });
      const algorithm = definition.create({ ...setting, initial, seed: 10 });
      const asked = steps(algorithm, 4).flat().map(String);
      for (const genome of initial) expect(asked).toContain(String(genome));
      expect(restore(algorithm).ask()).toEqual(algorithm.ask());
      const outside = [initial[0]?.with(1, 99) ?? []];
      expect(() => definition.create({ ...setting, initial: outside, seed: 10 })).toThrow(
        'initial[0]: must be a genome of the space',
      );
    });

    it('may be asked again before it is told, and takes any of what it asked for', () => {
      const algorithm = create(11);
      step(algorithm);
      const twice = [...algorithm.ask(), ...algorithm.ask()];
      const some = [...new Map(twice.map((genome) => [String(genome), genome])).values()].slice(
        1,
        6,
      );
      algorithm.tell(some, judged(some));
      expect(step(algorithm).length).toBeGreaterThan(0);
    });

    it('refuses an illegal space, an unknown option and a state that is not its own', () => {
      const empty = { space: { genes: [] }, objectiveCount: 2, seed: 1 };
      expect(() => definition.create(empty)).toThrow('must hold a gene or more');
      const misspelt = { ...setting, options: { nonsense: 1 }, seed: 1 };
      expect(() => definition.create(misspelt)).toThrow('options.nonsense: is not an option');
      for (const state of [null, {}, { generation: -1 }]) {
        expect(() => definition.restore({ ...setting, state })).toThrow(
          'does not fit this algorithm',
        );
      }
    });
  });
}
