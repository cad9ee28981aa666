import { resolve } from 'node:path';
import { BoundedMap } from '../base/bounded-map.ts';
import { InputError } from '../base/errors.ts';
import type { Limit } from '../codesign/constraints.ts';
import type { CodesignSpace } from '../codesign/decode.ts';
import { FIGURES, type Figure } from '../codesign/figures.ts';
import type { Genes } from '../codesign/gene-choices.ts';
import { isFilePath } from '../io/file-path.ts';
import type { DocumentPath } from '../io/yaml-position.ts';
import type { MappingObjective } from '../mapper/mapped-network.ts';
import type { AlgorithmDefinition } from '../search/algorithm.ts';
import type { OptionValues } from '../search/algorithm-options.ts';
import type { Computation } from '../workload/computation.ts';
import type { Network } from '../workload/network.ts';
import { type AccuracyPlan, accuracyPlan } from './accuracy-plan.ts';
import type { ExperimentFile } from './experiment-file.ts';
import { experimentMisfits } from './experiment-misfits.ts';
import { type ExperimentDocument, toGenes } from './experiment-schema.ts';
import { type NetworkFamily, networkFamily } from './network-family.ts';
import type { Surroundings } from './surroundings.ts';

/** An experiment with everything that it names put in place: ready to be run. */
export interface Experiment {
  readonly name: string;
  /** Where its paths start. */
  readonly folder: string;
  readonly title: string;
  readonly description: string;
  readonly space: CodesignSpace;
  readonly accuracy: AccuracyPlan;
  /** Networks as they can be run; null where layers are all that is known. */
  readonly compute: ((genes: Genes) => Computation) | null;
  readonly objectives: readonly Figure[];
  readonly limits: readonly Limit[];
  readonly mappingObjective: MappingObjective;
  readonly algorithm: AlgorithmDefinition;
  readonly options: OptionValues;
  readonly seed: number;
  readonly evaluations: number;
  readonly ideal: readonly number[];
  readonly reference: readonly number[];
  /** As it is written, to be kept with the run. */
  readonly document: ExperimentDocument;
}

/**
 * Puts everything that an experiment names in place.
 *
 * @throws InputError with every name that is unknown and every part that does not fit another
 */
export function resolveExperiment(file: ExperimentFile, surroundings: Surroundings): Experiment {
  const { value: document, problemAt } = file.yaml;
  const { network, hardware, search } = document;
  const template = loadTemplate(file, surroundings);
  const accuracy = atItsPlace(file, ['network', 'accuracy'], () =>
    accuracyPlan(network.accuracy, file.folder),
  );
  const algorithm = surroundings.algorithms.find(({ name }) => name === search.algorithm);
  const { family, misfits: wrong } = networkFamily(document, surroundings);
  const parts = { document, template, accuracy, family, surroundings };
  const misfits = [...wrong, ...experimentMisfits(parts)];
  if (misfits.length > 0 || algorithm === undefined || family === null)
    throw new InputError(misfits.map(({ at, ...words }) => problemAt(at, words)));
  return {
    name: file.name,
    folder: file.folder,
    title: document.title,
    description: document.description,
    space: {
      networkGenes: family.genes,
      buildNetwork: namedNetworks(family),
      hardwareGenes: toGenes(hardware.genes),
      template,
    },
    accuracy,
    compute: family.compute,
    objectives: figuresOf(document.objectives),
    limits: toLimits(document.constraints),
    mappingObjective: document.mapping.objective,
    algorithm,
    options: search.options,
    seed: search.seed,
    evaluations: search.evaluations,
    ideal: document.objectives.map((key) => document.hypervolume.ideal[key] ?? 0),
    reference: document.objectives.map((key) => document.hypervolume.reference[key] ?? 0),
    document,
  };
}

function loadTemplate(file: ExperimentFile, { loadAccelerator }: Surroundings) {
  const { template } = file.yaml.value.hardware;
  const name = isFilePath(template) ? resolve(file.folder, template) : template;
  return atItsPlace(file, ['hardware', 'template'], () => loadAccelerator(name));
}

/** A name that nothing has is told where it is written; what is wrong inside a file has a place of its own. */
function atItsPlace<Loaded>(
  { yaml }: ExperimentFile,
  place: DocumentPath,
  load: () => Loaded,
): Loaded {
  try {
    return load();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      error.problems.map((problem) =>
        problem.file === undefined ? yaml.problemAt(place, problem) : problem,
      ),
    );
  }
}

/** Networks that are kept, so that the same genes give the same object; the oldest is built anew when it is asked for. */
const REMEMBERED_NETWORKS = 1024;

/** Builds each network once, as long as there is room, and names it: a model with its options, a space with its values. */
function namedNetworks({ name, isSpace, build }: NetworkFamily): CodesignSpace['buildNetwork'] {
  const named = (genes: Genes) => {
    const words = Object.entries(genes).map(([gene, value]) => `${gene}=${value}`);
    const values = Object.values(genes).join('-');
    return { ...build(genes), name: isSpace ? `${name} ${values}` : [name, ...words].join(' ') };
  };
  const built = new BoundedMap<string, Network>(REMEMBERED_NETWORKS);
  return (genes) => {
    const key = JSON.stringify(genes);
    const network = built.get(key) ?? named(genes);
    built.set(key, network);
    return network;
  };
}

function figuresOf(keys: readonly string[]): Figure[] {
  return keys.flatMap((key) => FIGURES.filter((figure) => figure.key === key));
}

function toLimits(constraints: ExperimentDocument['constraints']): Limit[] {
  return FIGURES.flatMap((figure) => {
    const atMost = Object.entries(constraints).find(([key]) => key === figure.key)?.[1];
    return atMost === undefined ? [] : [{ figure, atMost }];
  });
}
