import type { Accelerator } from '../accelerator/accelerator.ts';
import { InputError } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';
import type { AlgorithmDefinition } from '../search/algorithm.ts';
import { resolveOptions } from '../search/algorithm-options.ts';
import { accuracyMisfits } from './accuracy-misfits.ts';
import type { AccuracyPlan } from './accuracy-plan.ts';
import { type ExperimentDocument, toGenes } from './experiment-schema.ts';
import { choiceMisfits, hardwareMisfits, type Misfit } from './gene-rules.ts';
import type { NetworkFamily } from './network-family.ts';
import type { Surroundings } from './surroundings.ts';

/** The parts of an experiment that have to fit each other. */
export interface ExperimentParts {
  readonly document: ExperimentDocument;
  readonly template: Accelerator;
  readonly accuracy: AccuracyPlan;
  /** null where the experiment names none that is known. */
  readonly family: NetworkFamily | null;
  readonly surroundings: Surroundings;
}

/** Every part that does not fit another, but for what is wrong with the networks themselves. */
export function experimentMisfits(parts: ExperimentParts): Misfit[] {
  const { document, template, accuracy, family, surroundings } = parts;
  const hardwareGenes = toGenes(document.hardware.genes);
  return [
    ...choiceMisfits('hardware', hardwareGenes),
    ...hardwareMisfits(template, hardwareGenes, surroundings.dataflows),
    ...(family === null ? [] : accuracyMisfits(family, accuracy)),
    ...algorithmMisfits(document, surroundings.algorithms),
    ...objectiveMisfits(document),
    ...boxMisfits(document),
  ];
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
