import type { SupernetSpace } from '../supernet/supernet-space.ts';
import { largestGenes } from '../supernet/supernet-space.ts';

/** What a choice of a gene makes of a step of the largest network. */
export interface StepRole {
  readonly gene: string;
  /** For each choice: channels or kernel that are left, or 1 and 0 where the step is there or not. */
  readonly perChoice: readonly number[];
}

/** Which genes narrow, shrink or remove a step. */
export interface StepRoles {
  readonly channels: StepRole | null;
  readonly kernel: StepRole | null;
  readonly presence: StepRole | null;
}

/**
 * The roles of all genes by step, read off the networks that differ from the largest by one gene.
 *
 * @throws RangeError where two genes change the same property of a step
 */
export function geneRoles(space: SupernetSpace): ReadonlyMap<string, StepRoles> {
  const largest = largestGenes(space);
  const whole = space.compute(largest);
  const variants = space.genes.map(({ name, choices }) => ({
    name,
    stepsOf: choices.map((choice) => {
      const { steps } = space.compute({ ...largest, [name]: choice });
      return new Map(steps.map((step) => [step.name, step]));
    }),
  }));
  const roleOf = (step: string, measure: (found: Variant) => number): StepRole | null => {
    const roles = variants.flatMap(({ name, stepsOf }) => {
      const perChoice = stepsOf.map((steps) => measure(steps.get(step)));
      return new Set(perChoice).size > 1 ? [{ gene: name, perChoice }] : [];
    });
    if (roles.length > 1) throw new RangeError(`several genes change ${step} alike`);
    return roles[0] ?? null;
  };
  return new Map(
    whole.steps.map((step) => [
      step.name,
      {
        channels: roleOf(step.name, (found) => found?.shape.channels ?? step.shape.channels),
        kernel: roleOf(step.name, (found) => kernelOf(found) ?? kernelOf(step) ?? 0),
        presence: roleOf(step.name, (found) => (found === undefined ? 0 : 1)),
      },
    ]),
  );
}

type Variant = ReturnType<SupernetSpace['compute']>['steps'][number] | undefined;

function kernelOf(step: Variant): number | undefined {
  return step?.operation.kind === 'conv' ? step.operation.kernel : undefined;
}
