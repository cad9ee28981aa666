/**
 * The buses between one instance of the level outside that holds an operand and all instances of this level below it.
 * An element for several instances crosses once (multicast), and a sum of several once (spatial reduction).
 */
export interface LevelNetwork {
  /** Bits that arrive per cycle; null: never the limit. */
  readonly inBitsPerCycle: number | null;
  /** Bits of outputs that leave per cycle; null: never the limit. */
  readonly outBitsPerCycle: number | null;
  /**
   * Whether the next tiles arrive while the PEs work on the last ones. False: the PEs wait for every tile, as where a
   * scratchpad has no room for a second tile beside the one in use.
   */
  readonly overlapsCompute: boolean;
}
