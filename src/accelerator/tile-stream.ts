/** How an array takes instructions that serve as many rows of the stationary operand as the array has. */
export interface InstructionTiming {
  /** The least that one instruction occupies the array, however few rows it serves. */
  readonly leastCycles: number;
  /** Mean cycles between two instructions: their latency over how many can be under way. */
  readonly issueCycles: number;
}

/** What a transfer costs on the DRAM port beyond its bits. */
export interface RequestTiming {
  /** Contiguous bytes that one read fetches at most; also the line of the caches. */
  readonly lineBytes: number;
  /** Cycles that each read takes from the port besides its bytes. */
  readonly readCycles: number;
  /** Cycles that each write takes besides its bytes; a write carries one row of the array's columns. */
  readonly writeCycles: number;
}

/** A cache between the DRAM port and the DRAM, nearest the port first. */
export interface StreamCache {
  readonly capacityBits: number;
  /** Cycles that every line takes which is not found here, on top of what the caches before add. */
  readonly missCycles: number;
}

/**
 * The engine that runs the loops of the DRAM level: in every step it moves the tiles of weights and inputs in (also those
 * that have not changed), issues instructions to the array, and moves finished outputs out. The next step's tiles travel
 * meanwhile.
 */
export interface TileStream {
  readonly instructions: InstructionTiming;
  readonly requests: RequestTiming;
  readonly caches: readonly StreamCache[];
  /** How many times longer a line takes that is missed by a write, of which fewer are under way. */
  readonly writeMissFactor: number;
  /**
   * How well the work and the transfers of a step overlap: they take (work^e + transfer^e)^(1/e). 1 not at all; the
   * larger the nearer to the longer of both.
   */
  readonly overlapExponent: number;
}
