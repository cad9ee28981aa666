import { InputError } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';
import type { GeneChoices, Genes } from '../codesign/gene-choices.ts';
import type { Computation } from '../workload/computation.ts';
import type { Network } from '../workload/network.ts';
import { type ExperimentDocument, toGenes } from './experiment-schema.ts';
import { choiceMisfits, type Misfit, networkMisfits } from './gene-rules.ts';
import { spaceGenes, spaceMisfits } from './space-genes.ts';
import type { Surroundings } from './surroundings.ts';

/** The networks that an experiment searches: a model with options, or a space with genes. */
export interface NetworkFamily {
  /** Of the model or the space. */
  readonly name: string;
  readonly isSpace: boolean;
  readonly genes: readonly GeneChoices[];
  readonly build: (genes: Genes) => Network;
  /** What can be run and trained; null where layers are all that is known. */
  readonly compute: ((genes: Genes) => Computation) | null;
}

/** The family, or what is wrong with how it is named and narrowed. */
export function networkFamily(
  { network }: Pick<ExperimentDocument, 'network'>,
  surroundings: Surroundings,
): { readonly family: NetworkFamily | null; readonly misfits: readonly Misfit[] } {
  return network.space === undefined
    ? modelFamily(network.model ?? '', network, surroundings)
    : spaceFamily(network.space, network, surroundings);
}

type NetworkDocument = ExperimentDocument['network'];

function modelFamily(
  model: string,
  { options, genes: given }: NetworkDocument,
  { models, buildNetwork }: Surroundings,
) {
  if (!models.includes(model)) return unknown('model', model, models);
  if (given === 'all') {
    const rule = 'must list the options that are searched, each with its choices';
    return refused({ at: ['network', 'genes'], rule, got: '"all", which is for spaces' });
  }
  const genes = toGenes(given);
  const build = (values: Genes) => buildNetwork(model, { ...options, ...values });
  const misfits = [
    ...fixedMisfits(options, build),
    ...networkMisfits(genes, build),
    ...choiceMisfits('network', genes),
  ];
  return { family: { name: model, isSpace: false, genes, build, compute: null }, misfits };
}

function spaceFamily(
  name: string,
  { options, genes: given }: NetworkDocument,
  { spaces }: Surroundings,
) {
  const space = spaces.find((one) => one.name === name);
  if (space === undefined) {
    const names = spaces.map((one) => one.name);
    return unknown('space', name, names);
  }
  if (Object.keys(options).length > 0) {
    const remedy = 'Give such a gene a single choice';
    return refused({ at: ['network', 'options'], rule: 'is for models alone', remedy });
  }
  const wrong = spaceMisfits(space, given);
  const listed = given === 'all' ? [] : choiceMisfits('network', toGenes(given));
  const family = { ...space, isSpace: true, genes: spaceGenes(space, given) };
  return { family, misfits: [...wrong, ...listed] };
}

function fixedMisfits(options: Genes, build: (values: Genes) => Network): Misfit[] {
  try {
    if (Object.keys(options).length > 0) build({});
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(({ path = '', rule, got = '', remedy }) => {
      return {
        at: ['network', 'options', path],
        rule,
        got,
        ...(remedy === undefined ? {} : { remedy }),
      };
    });
  }
}

function unknown(what: 'model' | 'space', name: string, known: readonly string[]) {
  const rule = `must be the name of a known ${what}`;
  const remedy = didYouMean(name, known);
  return refused({ at: ['network', what], rule, got: `"${name}"`, remedy });
}

function refused(misfit: Misfit) {
  return { family: null, misfits: [misfit] };
}
