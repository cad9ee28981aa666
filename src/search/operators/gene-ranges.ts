import type { Gene, Space } from '../problem.ts';

export const REAL = 0;
export const INTEGER = 1;
export const CATEGORICAL = 2;

/** The genes of a space as columns, so that inner loops read numbers only. */
export interface GeneRanges {
  readonly count: number;
  /** REAL, INTEGER or CATEGORICAL. */
  readonly kinds: Uint8Array;
  readonly lows: Float64Array;
  /** Included; for a categorical gene the last position. */
  readonly highs: Float64Array;
}

/** Reads a space into columns. */
export function geneRanges(space: Space): GeneRanges {
  const { genes } = space;
  return {
    count: genes.length,
    kinds: Uint8Array.from(genes, kindOf),
    lows: Float64Array.from(genes, (gene) => (gene.kind === 'categorical' ? 0 : gene.low)),
    highs: Float64Array.from(genes, (gene) =>
      gene.kind === 'categorical' ? gene.choices.length - 1 : gene.high,
    ),
  };
}

function kindOf(gene: Gene): number {
  if (gene.kind === 'real') return REAL;
  return gene.kind === 'integer' ? INTEGER : CATEGORICAL;
}
