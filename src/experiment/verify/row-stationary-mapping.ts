import { ceilDiv } from '../../base/ceil-div.ts';
import type { Loop, Mapping, SpatialLoop } from '../../mapping/mapping.ts';
import type { Layer } from '../../workload/layer.ts';
import { OPERANDS } from '../../workload/operand.ts';

/** The parameters of a row-stationary mapping, by the letters of Table II in JSSC 52(1), 2017. */
export interface RowStationaryParameters {
  /** Output channels whose sums the buffer holds. */
  readonly m: number;
  /** Images that a pass works on, one after the other. */
  readonly n: number;
  /** Output rows that lie side by side: the width of a PE set. */
  readonly e: number;
  /** Filters in a PE. */
  readonly p: number;
  /** Input channels in a PE. */
  readonly q: number;
  /** PE sets on different input channels, whose sums are added. */
  readonly r: number;
  /** PE sets on different filters. */
  readonly t: number;
}

/**
 * The loop nest of a row-stationary mapping on Eyeriss' five levels.
 *
 * A pass is what runs between two changes of the weights: n images, whole output rows, q · r channels of p · t filters.
 * A PE set is as high as the filter; one that is wider than the array goes on in rows of its own. Passes run through m
 * output channels for each group of input channels, and through all of those for each strip of e rows (Fig. 7).
 *
 * @param columns  of the PE array
 */
export function rowStationaryMapping(
  { extents }: Layer,
  { m, n, e, p, q, r, t }: RowStationaryParameters,
  columns: number,
): Mapping {
  const { N, G, K, C, P, Q, R, S } = extents;
  const width = Math.min(e, columns);
  const dram: readonly Loop[] = [
    { dim: 'G', bound: G },
    { dim: 'K', bound: ceilDiv(K, m) },
    { dim: 'N', bound: ceilDiv(N, n) },
    { dim: 'P', bound: ceilDiv(P, e) },
    { dim: 'C', bound: ceilDiv(C, q * r) },
  ];
  const pass: readonly Loop[] = [
    { dim: 'K', bound: ceilDiv(m, p * t) },
    { dim: 'N', bound: n },
    { dim: 'Q', bound: Q },
  ];
  const sets: readonly SpatialLoop[] = [
    { dim: 'P', bound: width, axis: 'x' },
    { dim: 'P', bound: ceilDiv(e, width), axis: 'y' },
    { dim: 'R', bound: R, axis: 'y' },
    { dim: 'C', bound: r, axis: 'y' },
    { dim: 'K', bound: t, axis: width * t <= columns ? 'x' : 'y' },
  ];
  const pe: readonly Loop[] = [
    { dim: 'C', bound: q },
    { dim: 'S', bound: S },
    { dim: 'K', bound: p },
  ];
  return {
    levels: [
      { memory: 'DRAM', keeps: OPERANDS, temporal: several(dram), spatial: [] },
      {
        memory: 'global_buffer',
        keeps: ['inputs', 'outputs'],
        temporal: several(pass),
        spatial: several(sets),
      },
      { memory: 'inputs_spad', keeps: ['inputs'], temporal: [], spatial: [] },
      { memory: 'weights_spad', keeps: ['weights'], temporal: [], spatial: [] },
      { memory: 'sums_spad', keeps: ['outputs'], temporal: several(pe), spatial: [] },
    ],
  };
}

/** Loops of more than one step. */
function several<L extends Loop>(loops: readonly L[]): readonly L[] {
  return loops.filter(({ bound }) => bound > 1);
}
