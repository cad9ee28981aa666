import { InputError, type Problem as InputProblem } from '../../base/errors.ts';
import { didYouMean } from '../../base/nearest-name.ts';
import { type Gene, type Genome, isInSpace, type Problem } from '../problem.ts';

/** A problem over some genes of another, and the way back. */
export interface FixedProblem {
  readonly problem: Problem;
  /** The whole genome of one of the smaller problem. */
  complete(genome: Genome): Genome;
}

/**
 * The problem with some genes held at a value: the network searched for one accelerator, or the accelerator for one
 * network.
 *
 * @param values  by gene name, as a person would write them: a number, or one of the choices
 *
 * Throws InputError for genes that there are not, for values that a gene cannot have, and where no gene is left.
 */
export function fixedGenes(
  problem: Problem,
  values: Readonly<Record<string, number | string>>,
): FixedProblem {
  const { genes } = problem.space;
  checkFixed(genes, values);
  const stored = genes.map((gene) => storedValue(gene, values[gene.name]));
  const complete = (genome: Genome) => {
    let next = 0;
    return stored.map((value) => value ?? genome[next++] ?? Number.NaN);
  };
  const space = { genes: genes.filter((_, index) => stored[index] === undefined) };
  return {
    complete,
    problem: {
      ...problem,
      space,
      evaluate: (batch, options) => problem.evaluate(batch.map(complete), options),
    },
  };
}

function storedValue(gene: Gene, value: number | string | undefined): number | undefined {
  if (value === undefined) return undefined;
  return gene.kind === 'categorical' ? gene.choices.indexOf(value) : Number(value);
}

function checkFixed(
  genes: readonly Gene[],
  values: Readonly<Record<string, number | string>>,
): void {
  const names = genes.map(({ name }) => name);
  const problems = Object.entries(values).flatMap(([name, value]): InputProblem[] => {
    const gene = genes.find((one) => one.name === name);
    const path = `values.${name}`;
    if (gene === undefined)
      return [{ path, rule: 'is not a gene', remedy: didYouMean(name, names) }];
    const isLegal = isInSpace({ genes: [gene] }, [storedValue(gene, value) ?? Number.NaN]);
    return isLegal ? [] : [{ path, rule: 'must be a value of the gene', got: String(value) }];
  });
  if (names.every((name) => values[name] !== undefined)) {
    problems.push({ path: 'values', rule: 'must leave a gene to search' });
  }
  if (problems.length > 0) throw new InputError(problems);
}
