import { type Extents, LOOP_DIMS, type LoopDim } from '../workload/dims.ts';

/** One number per loop dimension, in the order of `LOOP_DIMS`: fast to copy and to compare. */
export type DimVector = readonly number[];

export const UNIT: DimVector = LOOP_DIMS.map(() => 1);

export const DIM_INDEX: Readonly<Record<LoopDim, number>> = {
  N: 0,
  G: 1,
  K: 2,
  C: 3,
  P: 4,
  Q: 5,
  R: 6,
  S: 7,
};

export function toVector(extents: Extents): DimVector {
  return LOOP_DIMS.map((dim) => extents[dim]);
}

export function times(a: DimVector, b: DimVector): DimVector {
  return a.map((value, dim) => value * (b[dim] ?? 1));
}

/** The vector with one entry replaced. */
export function withEntry(vector: DimVector, dim: number, value: number): DimVector {
  return vector.map((old, index) => (index === dim ? value : old));
}

export function product(vector: DimVector): number {
  return vector.reduce((total, value) => total * value, 1);
}
