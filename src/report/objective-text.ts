import type { ObjectiveLabel } from '../base/objective.ts';
import type { Design } from '../study/design.ts';
import { accuracyMark } from './accuracy-mark.ts';
import { significant } from './number-format.ts';

/** One objective of a design as a person reads it: `4.12 ms`, with a space that does not break. */
export function objectiveText(design: Design, objective: ObjectiveLabel): string {
  return `${significant(objectiveValue(design, objective))}\u00a0${objective.unit}`;
}

/** The figure itself, in the objective's unit; NaN where the design lacks it. */
export function objectiveValue(design: Design, objective: ObjectiveLabel): number {
  return design.objectives[objective.key] ?? Number.NaN;
}

/** A design in one line: `trial 17: top-1 error 28.2 %, latency 4.12 ms; accuracy interpolated`. */
export function designText(design: Design, objectives: readonly ObjectiveLabel[]): string {
  const figures = objectives.map((one) => `${one.label} ${objectiveText(design, one)}`).join(', ');
  const mark = accuracyMark(design.network.accuracySource);
  return `trial ${design.trial}: ${figures}${mark === null ? '' : `; accuracy ${mark}`}`;
}
