import type { Accelerator } from '../accelerator/accelerator.ts';
import { type PublishedGrid, publishedTop1 } from '../accuracy/published-grid.ts';
import { InputError } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';
import type { GeneChoices, Genes } from '../codesign/gene-choices.ts';
import type { AlgorithmDefinition } from '../search/algorithm.ts';
import { resolveOptions } from '../search/algorithm-options.ts';
import { type ExperimentDocument, toGenes } from './experiment-schema.ts';
import { choiceMisfits, hardwareMisfits, type Misfit, networkMisfits } from './gene-rules.ts';
import type { Surroundings } from './surroundings.ts';

/** The parts of an experiment that have to fit each other. */
export interface ExperimentParts {
  readonly document: ExperimentDocument;
  readonly template: Accelerator;
  readonly accuracy: PublishedGrid;
  readonly surroundings: Surroundings;
}

/** Every name that is unknown, and every part that does not fit another. */
export function experimentMisfits(parts: ExperimentParts): Misfit[] {
  const { document, template, accuracy, surroundings } = parts;
  return [
    ...genesMisfits(document, template, surroundings),
    ...accuracyMisfits(document, accuracy),
    ...algorithmMisfits(document, surroundings.algorithms),
    ...objectiveMisfits(document),
    ...boxMisfits(document),
  ];
}

function genesMisfits(
  { network, hardware }: ExperimentDocument,
  template: Accelerator,
  { models, buildNetwork, dataflows }: Surroundings,
): Misfit[] {
  const { model } = network;
  const networkGenes = toGenes(network.genes);
  const hardwareGenes = toGenes(hardware.genes);
  const modelMisfits = models.includes(model)
    ? networkMisfits(networkGenes, (options) => buildNetwork(model, options))
    : [unknownName(['network', 'model'], 'model', model, models)];
  return [
    ...modelMisfits,
    ...choiceMisfits('network', networkGenes),
    ...choiceMisfits('hardware', hardwareGenes),
    ...hardwareMisfits(template, hardwareGenes, dataflows),
  ];
}

/** Every network of the family must have an accuracy; the first that has none is told. */
function accuracyMisfits({ network }: ExperimentDocument, grid: PublishedGrid): Misfit[] {
  const unknown = combinations(toGenes(network.genes)).find(
    (genes) => publishedTop1(grid, genes) === undefined,
  );
  if (unknown === undefined) return [];
  const words = grid.genes.map((gene) => `${gene} ${unknown[gene] ?? '(no gene of that name)'}`);
  const rule = `"${grid.name}" must know every network that the genes can build`;
  const remedy = `Keep to the values of ${grid.genes.join(' and ')} that it lists`;
  return [{ at: ['network', 'genes'], rule, got: words.join(', '), remedy }];
}

function combinations(genes: readonly GeneChoices[]): Genes[] {
  return genes.reduce<Genes[]>(
    (all, { name, choices }) =>
      all.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice }))),
    [{}],
  );
}

function algorithmMisfits(
  { search }: ExperimentDocument,
  known: readonly AlgorithmDefinition[],
): Misfit[] {
  const algorithm = known.find(({ name }) => name === search.algorithm);
  if (algorithm === undefined) {
    const names = known.map(({ name }) => name);
    return [unknownName(['search', 'algorithm'], 'algorithm', search.algorithm, names)];
  }
  try {
    resolveOptions(algorithm.options, search.options);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ path = '', rule, got, remedy }) => ({
      at: ['search', ...path.split('.')],
      rule,
      ...(got === undefined ? {} : { got }),
      ...(remedy === undefined ? {} : { remedy }),
    }));
  }
}

function unknownName(
  at: Misfit['at'],
  what: string,
  name: string,
  known: readonly string[],
): Misfit {
  const rule = `must be the name of a known ${what}`;
  return { at, rule, got: `"${name}"`, remedy: didYouMean(name, known) };
}

function objectiveMisfits({ objectives }: ExperimentDocument): Misfit[] {
  return objectives.flatMap((key, index) =>
    objectives.indexOf(key) === index
      ? []
      : [{ at: ['objectives', index], rule: 'must be listed once', got: `${key} again` }],
  );
}

/** The box of the hypervolume has two corners, which give a number for each objective and nothing else. */
function boxMisfits({ objectives, hypervolume }: ExperimentDocument): Misfit[] {
  const { ideal, reference } = hypervolume;
  const corners = Object.entries({ ideal, reference }).flatMap(([corner, point]) => {
    const at = ['hypervolume', corner];
    const missing = objectives.filter((key) => point[key] === undefined);
    const spare = Object.keys(point).filter((key) => !objectives.some((one) => one === key));
    return [
      ...missing.map((key) => ({ at, rule: `must give a number for the objective ${key}` })),
      ...spare.map((key) => ({
        at: [...at, key],
        rule: 'must be an objective of this experiment',
      })),
    ];
  });
  const turned = objectives.filter(
    (key) => (ideal[key] ?? -Infinity) >= (reference[key] ?? Infinity),
  );
  return [
    ...corners,
    ...turned.map((key) => {
      const got = `${ideal[key]}, and a reference of ${reference[key]}`;
      return { at: ['hypervolume', 'ideal', key], rule: 'must be below the reference', got };
    }),
  ];
}
