/**
 * What one access, the area and the leakage of a memory macro are as a function of its capacity and row width.
 *
 * The law is a small table, read off between its corners: bilinear in log2(capacity) and log2(row width), for the
 * logarithm of the value. `table[i][j]` belongs to `capacityBits[i]` and `rowBits[j]`.
 */
export interface MemoryLaw {
  /** Capacities of the table's rows, ascending. */
  readonly capacityBits: readonly number[];
  /** Row widths of the table's columns, ascending. */
  readonly rowBits: readonly number[];
  readonly readPjPerRow: LawTable;
  readonly writePjPerRow: LawTable;
  /** Null: not modelled. */
  readonly areaMm2: LawTable | null;
  /** Null: not modelled. */
  readonly leakageMw: LawTable | null;
  readonly outside: OutsideExponents;
  /** Energy below which no access can fall: that of as many flip-flops as the row has bits. */
  readonly flipFlopPjPerBit: number;
}

export type LawTable = readonly (readonly number[])[];

/** How values go on outside the table: value ∝ (capacity or width, relative to the table's edge) ^ exponent. */
export interface OutsideExponents {
  /** Energy below the smallest capacity, at a fixed row width: ∝ depth ^ this. */
  readonly smallCapacityEnergy: number;
  /** Area below the smallest capacity. */
  readonly smallCapacityArea: number;
  /** Energy above the largest capacity; area and leakage grow in proportion to the capacity. */
  readonly largeCapacityEnergy: number;
  /** Energy below the narrowest row at a fixed capacity; area and leakage do not change. */
  readonly narrowRowEnergy: number;
}

/** One instance of a memory, as a law gives it. */
export interface MemoryMacro {
  readonly readPjPerRow: number;
  readonly writePjPerRow: number;
  readonly areaMm2: number | null;
  readonly leakageMw: number | null;
}

/** Exponents of one quantity outside the table. */
interface Tails {
  readonly small: number;
  readonly large: number;
  readonly narrow: number;
}

/**
 * Energy per row access (pJ), area (mm²) and leakage (mW) of one memory instance.
 *
 * @param capacityBits  > 0
 * @param rowBits       width of one access, > 0
 *
 * Rises with capacity and with row width, everywhere, when the table does (docs/technology.md, "Memory law").
 */
export function memoryMacro(law: MemoryLaw, capacityBits: number, rowBits: number): MemoryMacro {
  const { smallCapacityEnergy, smallCapacityArea, largeCapacityEnergy, narrowRowEnergy } =
    law.outside;
  const energyTails = {
    small: smallCapacityEnergy,
    large: largeCapacityEnergy,
    narrow: narrowRowEnergy,
  };
  const value = (table: LawTable, tails: Tails) =>
    lawValue(law, table, tails, capacityBits, rowBits);
  const floorPj = law.flipFlopPjPerBit * rowBits;
  return {
    readPjPerRow: Math.max(floorPj, value(law.readPjPerRow, energyTails)),
    writePjPerRow: Math.max(floorPj, value(law.writePjPerRow, energyTails)),
    areaMm2: law.areaMm2 && value(law.areaMm2, { small: smallCapacityArea, large: 1, narrow: 0 }),
    leakageMw: law.leakageMw && value(law.leakageMw, { small: 1, large: 1, narrow: 0 }),
  };
}

/** A row wider than the table's widest is that of several macros side by side, each with its share of the capacity. */
function lawValue(
  law: MemoryLaw,
  table: LawTable,
  tails: Tails,
  capacityBits: number,
  rowBits: number,
): number {
  const sideBySide = Math.max(1, rowBits / edge(law.rowBits, 'last'));
  const row = position(law.rowBits, rowBits / sideBySide);
  const capacity = position(law.capacityBits, capacityBits / sideBySide);
  const inside = 2 ** between(table, capacity, row);
  const byCapacity = capacity.beyond ** (capacity.beyond < 1 ? tails.small : tails.large);
  return sideBySide * inside * byCapacity * row.beyond ** tails.narrow;
}

/** Where a value lies on an axis: `share` of the way from point `index` to the next, and the factor that is left over. */
interface Position {
  readonly index: number;
  readonly share: number;
  /** Value over the nearest end of the axis; 1 within it. */
  readonly beyond: number;
}

function position(axis: readonly number[], value: number): Position {
  const first = edge(axis, 'first');
  const last = edge(axis, 'last');
  const clamped = Math.min(last, Math.max(first, value));
  let index = 0;
  while (index < axis.length - 2 && clamped >= at(axis, index + 1)) index++;
  const low = at(axis, index);
  const share = Math.log(clamped / low) / Math.log(at(axis, index + 1) / low);
  return { index, share, beyond: value / clamped };
}

/** log2 of the value between four corners of the table. */
function between(table: LawTable, capacity: Position, row: Position): number {
  const corner = (i: number, j: number) =>
    Math.log2(at(at(table, capacity.index + i), row.index + j));
  const small = corner(0, 0) + row.share * (corner(0, 1) - corner(0, 0));
  const large = corner(1, 0) + row.share * (corner(1, 1) - corner(1, 0));
  return small + capacity.share * (large - small);
}

function edge(axis: readonly number[], end: 'first' | 'last'): number {
  return at(axis, end === 'first' ? 0 : axis.length - 1);
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`memory law: no entry ${index}`);
  return item;
}
