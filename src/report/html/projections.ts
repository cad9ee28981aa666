import type { ObjectiveLabel } from '../../base/objective.ts';

/** A plane to look at a front in. */
export interface Projection {
  readonly x: ObjectiveLabel;
  readonly y: ObjectiveLabel;
  /** What the colour of a point tells; null where two objectives say all. */
  readonly colour: ObjectiveLabel | null;
}

/**
 * The planes to draw: one for two objectives, all three for three. Beyond that the first three objectives are drawn so,
 * and each further one against the first; one objective has no plane.
 */
export function projections(objectives: readonly ObjectiveLabel[]): readonly Projection[] {
  const [first, second, third, ...others] = objectives;
  if (first === undefined || second === undefined) return [];
  if (third === undefined) return [{ x: second, y: first, colour: null }];
  return [
    { x: second, y: first, colour: third },
    { x: third, y: first, colour: second },
    { x: second, y: third, colour: first },
    ...others.map((other) => ({ x: other, y: first, colour: second })),
  ];
}
