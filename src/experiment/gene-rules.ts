import type { Accelerator } from '../accelerator/accelerator.ts';
import { InputError, type Problem } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';
import type { GeneChoices } from '../codesign/gene-choices.ts';
import { HARDWARE_GENES, type HardwareGene } from '../codesign/hardware-genes.ts';
import { brokenAcceleratorRules } from '../io/accelerator-rules.ts';
import { LARGEST_GRID } from '../io/accelerator-schema.ts';
import type { DocumentPath } from '../io/yaml-position.ts';

/** A broken rule at a place in the experiment. */
export interface Misfit extends Pick<Problem, 'rule' | 'got' | 'remedy'> {
  readonly at: DocumentPath;
}

/** What is wrong with lists of choices: numbers must ascend, names must differ, and the two do not mix. */
export function choiceMisfits(section: string, genes: readonly GeneChoices[]): Misfit[] {
  return genes.flatMap(({ name, choices }): Misfit[] => {
    const at = [section, 'genes', name];
    const isNumber = choices.map((choice) => typeof choice === 'number');
    if (isNumber.some((one) => one !== isNumber[0]))
      return [{ at, rule: 'must be all numbers or all names', remedy: 'Split it into two genes' }];
    return choices.slice(1).flatMap((choice, index) => {
      const before = choices[index] ?? choice;
      const isFine = isNumber[0] ? before < choice : !choices.slice(0, index + 1).includes(choice);
      const rule = isNumber[0]
        ? 'must be greater than the choice before it'
        : 'must be listed once';
      return isFine ? [] : [{ at: [...at, index + 1], rule, got: `${choice} after ${before}` }];
    });
  });
}

/** What keeps hardware genes from being used on the template, gene by gene and choice by choice. */
export function hardwareMisfits(
  template: Accelerator,
  genes: readonly GeneChoices[],
  dataflows: readonly string[],
): Misfit[] {
  return genes.flatMap(({ name, choices }) => {
    const gene = HARDWARE_GENES.find((candidate) => candidate.name === name);
    const at = ['hardware', 'genes', name];
    const missing = gene?.missing(template) ?? null;
    if (gene === undefined || missing !== null)
      return [{ at, rule: `needs ${missing ?? 'a gene of that name'} in "${template.name}"` }];
    return choices.flatMap((choice, index) => {
      const misfit =
        valueMisfit(gene, choice, dataflows) ?? accelerationMisfit(gene, choice, template);
      return misfit === null ? [] : [{ at: [...at, index], ...misfit }];
    });
  });
}

type Words = Omit<Misfit, 'at'>;

function valueMisfit(
  { values }: HardwareGene,
  choice: number | string,
  dataflows: readonly string[],
): Words | null {
  if (values === 'dataflow')
    return dataflows.includes(String(choice))
      ? null
      : {
          rule: 'must be the name of a dataflow',
          got: `"${choice}"`,
          remedy: didYouMean(String(choice), dataflows),
        };
  const isCount = typeof choice === 'number' && Number.isInteger(choice) && choice >= 1;
  return isCount ? null : { rule: 'must be a whole number ≥ 1', got: String(choice) };
}

/** A choice that makes the template, otherwise as it is, an accelerator that no file may describe. */
function accelerationMisfit(
  gene: HardwareGene,
  choice: number | string,
  template: Accelerator,
): Words | null {
  const changed = gene.apply(template, choice);
  if (Math.max(changed.peArray.rows, changed.peArray.columns) > LARGEST_GRID)
    return { rule: `must be a whole number from 1 to ${LARGEST_GRID}`, got: `${choice}` };
  const broken = brokenAcceleratorRules(changed)[0];
  if (broken === undefined) return null;
  const { at, rule, got } = broken;
  return {
    rule: `must leave a sound accelerator; ${at.join('.')}: ${rule}`,
    got: got ?? `${choice}`,
  };
}

/** Options that a model refuses, found by building it with one choice at a time. */
export function networkMisfits(
  genes: readonly GeneChoices[],
  build: (options: Readonly<Record<string, number | string>>) => unknown,
): Misfit[] {
  return genes.flatMap(({ name, choices }) =>
    choices.flatMap((choice, index) => {
      try {
        build({ [name]: choice });
        return [];
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        return error.problems.map(({ rule, got = `${choice}`, remedy }) => {
          const at = ['network', 'genes', name, index];
          return { at, rule, got, ...(remedy === undefined ? {} : { remedy }) };
        });
      }
    }),
  );
}
