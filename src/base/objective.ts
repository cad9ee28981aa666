/** A figure that a study minimises, with the words and the unit to print it. */
export interface ObjectiveLabel {
  /** Key in `front.json` and column in `front.csv`; the unit ends it, e.g. `latencyMs`. */
  readonly key: string;
  /** E.g. `latency`. */
  readonly label: string;
  /** E.g. `ms`. */
  readonly unit: string;
}
