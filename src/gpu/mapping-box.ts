import { ceilDiv } from '../base/ceil-div.ts';
import { BOX_GROUPS, OPTIONS_PER_THREAD, THREADS_PER_ROW } from './mapping-source.ts';
import type { Subspace } from './mapping-subspaces.ts';

/** A set of mappings: those below one node of the tree of each group. */
export interface MappingBox {
  readonly subspace: Subspace;
  readonly nodes: readonly number[];
  /** None of them has a smaller merit. */
  readonly least: number;
}

/** How a box is laid out over rows of threads. */
export interface BoxLayout {
  /**
   * Groups by slot. The largest is gone through by each thread, the next is shared among the threads of a row, one option
   * of each other one is the same for a row.
   */
  readonly slots: readonly number[];
  /** Options of each slot, 1 for those without a group. */
  readonly counts: readonly number[];
  readonly rows: number;
}

/** What one thread scores: options `from` up to, not including, `to` of the first slot, with one of each other slot. */
export interface ThreadPart {
  readonly from: number;
  readonly to: number;
  /** Places of options by slot, within the box; that of the first slot is `from`. */
  readonly places: readonly number[];
}

export function candidatesOf({ subspace, nodes }: MappingBox): number {
  return nodes.reduce(
    (product, node, group) => product * (subspace.groups[group]?.count[node] ?? 1),
    1,
  );
}

export function boxLayout({ subspace, nodes }: MappingBox): BoxLayout {
  const countOf = (group: number) => subspace.groups[group]?.count[nodes[group] ?? 0] ?? 1;
  const slots = nodes.map((_, group) => group).sort((a, b) => countOf(b) - countOf(a) || a - b);
  const counts = Array.from({ length: BOX_GROUPS }, (_, slot) => {
    const group = slots[slot];
    return group === undefined ? 1 : countOf(group);
  });
  const rows = radicesOf(counts).reduce((product, radix) => product * radix, 1);
  return { slots, counts, rows };
}

/** The work of one thread, or null where it has none: the inverse of what the kernel decodes. */
export function threadPart(layout: BoxLayout, part: number, thread: number): ThreadPart | null {
  let rest = part;
  const digits = radicesOf(layout.counts).map((radix) => {
    const digit = rest % radix;
    rest = (rest - digit) / radix;
    return digit;
  });
  const from = (digits[0] ?? 0) * OPTIONS_PER_THREAD;
  const second = (digits[1] ?? 0) * THREADS_PER_ROW + thread;
  if (second >= (layout.counts[1] ?? 1)) return null;
  const to = Math.min(from + OPTIONS_PER_THREAD, layout.counts[0] ?? 1);
  return { from, to, places: [from, second, ...digits.slice(2)] };
}

function radicesOf(counts: readonly number[]): readonly number[] {
  return counts.map((count, slot) => {
    if (slot === 0) return ceilDiv(count, OPTIONS_PER_THREAD);
    return slot === 1 ? ceilDiv(count, THREADS_PER_ROW) : count;
  });
}

/**
 * The option of each group that a thread stands for.
 *
 * @param place  of the option of the first slot
 */
export function choiceAt(
  { subspace, nodes }: MappingBox,
  { slots }: BoxLayout,
  { places }: ThreadPart,
  place: number,
): Int32Array {
  const choice = new Int32Array(nodes.length);
  slots.forEach((group, slot) => {
    const options = subspace.groups[group];
    if (options === undefined) return;
    const first = options.first[nodes[group] ?? 0] ?? 0;
    choice[group] = options.order[first + (slot === 0 ? place : (places[slot] ?? 0))] ?? 0;
  });
  return choice;
}

/** What `CostBound` says of one mapping: its merit but for what sliding windows and last tiles add. */
export function choiceBound({ shared, groups }: Subspace, choice: Int32Array): number {
  const { bound, columns } = shared;
  const { smallest, largestFanOuts } = bound;
  smallest.fill(1);
  for (let group = 0; group < groups.length; group++) {
    const factors = groups[group]?.options.factors;
    if (factors === undefined) continue;
    const at = (choice[group] ?? 0) * columns.count;
    for (let column = 0; column < columns.count; column++) {
      smallest[column] = (smallest[column] ?? 1) * (factors[at + column] ?? 1);
    }
  }
  largestFanOuts.set(smallest.subarray(columns.fanOutsAt));
  return bound.bound();
}
