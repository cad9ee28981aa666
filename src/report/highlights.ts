import type { ObjectiveLabel } from '../base/objective.ts';
import type { Design } from '../study/design.ts';
import { objectiveValue } from './objective-text.ts';

/** A design of the front that is worth showing first, with the reasons. */
export interface Highlight {
  readonly design: Design;
  /** `lowest latency`, `knee`. */
  readonly reasons: readonly string[];
}

/** The best design for each objective and the knee, each design once, in that order. */
export function highlights(
  designs: readonly Design[],
  objectives: readonly ObjectiveLabel[],
): readonly Highlight[] {
  const reasonsByDesign = new Map<Design, string[]>();
  const note = (design: Design | undefined, reason: string) => {
    if (design === undefined) return;
    reasonsByDesign.set(design, [...(reasonsByDesign.get(design) ?? []), reason]);
  };
  for (const one of objectives) note(lowest(designs, one, objectives), `lowest ${one.label}`);
  note(knee(designs, objectives), 'knee');
  return [...reasonsByDesign].map(([design, reasons]) => ({ design, reasons }));
}

/** The design with the lowest value of an objective; where several share it, the one that is nearest to the ideal. */
export function lowest(
  designs: readonly Design[],
  objective: ObjectiveLabel,
  objectives: readonly ObjectiveLabel[],
): Design | undefined {
  const least = Math.min(...designs.map((design) => objectiveValue(design, objective)));
  const tied = designs.filter((design) => objectiveValue(design, objective) === least);
  const distance = distanceToIdeal(designs, objectives);
  return tied.toSorted((a, b) => distance(a) - distance(b))[0];
}

/**
 * The design nearest to the ideal point (the lowest value of every objective), where each objective is scaled to 0 … 1
 * over the front. Undefined for fewer than three designs or fewer than two objectives, which have no knee.
 */
export function knee(
  designs: readonly Design[],
  objectives: readonly ObjectiveLabel[],
): Design | undefined {
  if (designs.length < 3 || objectives.length < 2) return undefined;
  const distance = distanceToIdeal(designs, objectives);
  return designs.toSorted((a, b) => distance(a) - distance(b))[0];
}

function distanceToIdeal(
  designs: readonly Design[],
  objectives: readonly ObjectiveLabel[],
): (design: Design) => number {
  const ranges = objectives.map((objective) => {
    const values = designs.map((design) => objectiveValue(design, objective));
    return { objective, least: Math.min(...values), span: spanOf(values) };
  });
  return (design) =>
    Math.hypot(
      ...ranges.map(
        ({ objective, least, span }) => (objectiveValue(design, objective) - least) / span,
      ),
    );
}

/** Largest minus smallest; 1 where all are equal, so that nothing is divided by 0. */
function spanOf(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values) || 1;
}
