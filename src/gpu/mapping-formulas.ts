/**
 * The arithmetic by which the batched core scores a mapping from its columns, as functions over numbers: `CostBound` in the
 * kernel subset. Called directly they run in float64; the generated kernels contain their bodies (`inlineHelpers`).
 */

/** Crossings that find an earlier partial sum: all but the first of each output. */
export function laterCrossings(crossings: number, firsts: number): number {
  return Math.max(0, crossings - firsts);
}

/** Cycles of a port: bits over all instances, each of which takes `cyclesPerBit`, by the share of one instance. */
export function portCycles(bits: number, cyclesPerBit: number, share: number): number {
  return bits * cyclesPerBit * share;
}

/** Energy of a layer: MACs, which all mappings share, accesses, and clock and leakage over time. */
export function layerPj(
  macPj: number,
  accessPj: number,
  cycles: number,
  pjPerCycle: number,
): number {
  return macPj + accessPj + cycles * pjPerCycle;
}
