import type { Gene, Space } from '../problem.ts';

export const REAL = 0;
export const INTEGER = 1;
export const CATEGORICAL = 2;
/** An integer with two values. */
export const BINARY = 3;

/** The genes of a space as columns, so that inner loops read numbers only. */
export interface GeneRanges {
  readonly count: number;
  /** REAL, INTEGER, CATEGORICAL or BINARY. */
  readonly kinds: Uint8Array;
  readonly lows: Float64Array;
  /** Included; for a categorical gene the last position. */
  readonly highs: Float64Array;
  /** Positions of the binary genes, ascending. */
  readonly binaries: Int32Array;
}

/** Reads a space into columns. */
export function geneRanges(space: Space): GeneRanges {
  const { genes } = space;
  const kinds = Uint8Array.from(genes, kindOf);
  return {
    count: genes.length,
    kinds,
    lows: Float64Array.from(genes, (gene) => (gene.kind === 'categorical' ? 0 : gene.low)),
    highs: Float64Array.from(genes, (gene) =>
      gene.kind === 'categorical' ? gene.choices.length - 1 : gene.high,
    ),
    binaries: Int32Array.from(genes.keys()).filter((gene) => kinds[gene] === BINARY),
  };
}

function kindOf(gene: Gene): number {
  if (gene.kind === 'real') return REAL;
  if (gene.kind === 'categorical') return CATEGORICAL;
  return gene.high - gene.low === 1 ? BINARY : INTEGER;
}
