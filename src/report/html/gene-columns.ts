import uniq from 'lodash/uniq.js';
import type { Design } from '../../study/design.ts';

export interface GeneColumns {
  /** Names of the genes in which the designs differ. */
  readonly differing: readonly string[];
  /** The genes that all designs share, as `dataflow row-stationary`. */
  readonly shared: readonly string[];
}

/** Tells the genes that need a column from those that one line can state for all designs. */
export function geneColumns(designs: readonly Design[]): GeneColumns {
  const names = uniq(designs.flatMap(({ genes }) => Object.keys(genes)));
  const isShared = (name: string) =>
    designs.every(({ genes }) => genes[name] === designs[0]?.genes[name]);
  const differing = names.filter((name) => !isShared(name));
  const shared = names.filter(isShared).map((name) => `${name} ${designs[0]?.genes[name] ?? ''}`);
  return { differing, shared };
}
