import { didYouMean } from '../base/nearest-name.ts';
import type { GeneChoices } from '../codesign/gene-choices.ts';
import type { Misfit } from './gene-rules.ts';
import type { NamedSpace } from './surroundings.ts';

/** Genes of a space as an experiment gives them: all, or choices by name; `kernel*` stands for `kernel1`, `kernel2` … */
export type GivenGenes = 'all' | Readonly<Record<string, GeneChoices['choices']>>;

/** Every gene of the space with its choices: those that are given, in the order of the space. */
export function spaceGenes({ genes }: NamedSpace, given: GivenGenes): readonly GeneChoices[] {
  if (given === 'all') return genes;
  return genes.map(({ name, choices }) => {
    const key = keyFor(name, given);
    return { name, choices: (key === undefined ? undefined : given[key]) ?? choices };
  });
}

/** Genes that the space does not have, choices that it does not know, and genes that nothing is said about. */
export function spaceMisfits(space: NamedSpace, given: GivenGenes): Misfit[] {
  if (given === 'all') return [];
  const names = space.genes.map(({ name }) => name);
  const wrong = Object.entries(given).flatMap(([key, choices]): Misfit[] => {
    const at = ['network', 'genes', key];
    const meant = space.genes.filter(({ name }) => keyFor(name, { [key]: choices }) === key);
    if (meant.length === 0) {
      const rule = `must be a gene of the space "${space.name}"`;
      return [{ at, rule, got: `"${key}"`, remedy: didYouMean(key, names) }];
    }
    return choices.flatMap((choice, index) => {
      const strict = meant.find((gene) => !gene.choices.includes(choice));
      if (strict === undefined) return [];
      const rule = `must be one of ${strict.choices.join(', ')}`;
      return [{ at: [...at, index], rule, got: String(choice) }];
    });
  });
  const open = names.filter((name) => keyFor(name, given) === undefined);
  if (open.length === 0) return wrong;
  const rule = `must give choices for every gene of "${space.name}"`;
  const remedy = 'Add them, a single choice for each that is fixed, or write "genes: all"';
  return [...wrong, { at: ['network', 'genes'], rule, got: `none for ${open.join(', ')}`, remedy }];
}

/** The gene's own name where it is given, else the stem that stands for all that are numbered alike. */
function keyFor(name: string, given: Readonly<Record<string, unknown>>): string | undefined {
  const stem = `${name.replace(/\d+$/, '')}*`;
  return [name, stem].find((key) => Object.hasOwn(given, key));
}
