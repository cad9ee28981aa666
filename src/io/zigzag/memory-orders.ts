import type { ZigzagMemory } from './zigzag-hardware.ts';

/** A memory in its place in a list from the outside in. */
export interface PlacedMemory {
  readonly memory: ZigzagMemory;
  /** Array dimensions along which instances stand apart here. */
  readonly apart: ReadonlySet<string>;
  /** Those of them that the file's memory serves with one instance: here each place has a copy. */
  readonly copiedAlong: readonly string[];
}

/** Whether a memory that serves array dimensions may stand as a copy at each of their places. */
export type MayCopy = (memory: ZigzagMemory, dimensions: readonly string[]) => boolean;

/**
 * The lists, outermost first, in which the memories of a file can stand one inside the other: in ZigZag operands take
 * their own ways through the memories, here all take the same.
 *
 * An operand's memories keep their order, and instances only split up on the way in. A memory of factors that is shared
 * along a dimension, but stands inside one that is not, becomes a copy at each place: all get the same data at once
 * wherever only loops that are irrelevant to its operands spread there. Memories of outputs are never copied, as the sums
 * of copies would have to be added.
 *
 * @param memories  innermost first, each operand's in its order
 * @returns         at most `limit`, first the one with the fewest copies and the memories of the file in order
 */
export function memoryOrders(
  memories: readonly ZigzagMemory[],
  mayCopy: MayCopy,
  limit: number,
): readonly (readonly PlacedMemory[])[] {
  const spread = spreadOf(memories);
  const found: (readonly PlacedMemory[])[] = [];
  const place = (placed: readonly PlacedMemory[], left: readonly ZigzagMemory[]): void => {
    if (found.length >= limit) return;
    if (left.length === 0) {
      found.push(placed);
      return;
    }
    const around = placed.at(-1)?.apart ?? new Set<string>();
    const next = left
      .filter((memory) => isOutermostOf(memory, left))
      .map((memory) => inside(around, memory, spread.get(memory) ?? memory.apart))
      .filter(({ memory, copiedAlong, apart }) => {
        const isCopied = copiedAlong.length > 0;
        if (isCopied && (memory.holds.includes('outputs') || !mayCopy(memory, copiedAlong)))
          return false;
        return left.every((one) => one === memory || fitsInside(apart, one, spread, mayCopy));
      })
      .sort((a, b) => a.copiedAlong.length - b.copiedAlong.length || a.apart.size - b.apart.size);
    for (const one of next)
      place(
        [...placed, one],
        left.filter((memory) => memory !== one.memory),
      );
  };
  place([], [...memories].reverse());
  return found;
}

/**
 * The dimensions along which each memory stands apart: none along which a memory further in has already gathered what it
 * serves, whatever the file says.
 */
function spreadOf(
  memories: readonly ZigzagMemory[],
): ReadonlyMap<ZigzagMemory, ReadonlySet<string>> {
  const spread = new Map<ZigzagMemory, ReadonlySet<string>>();
  memories.forEach((memory, index) => {
    const inner = memories.slice(0, index).filter((one) => shares(one, memory));
    const apart = [...memory.apart].filter((dimension) =>
      inner.every((one) => spread.get(one)?.has(dimension) ?? true),
    );
    spread.set(memory, new Set(apart));
  });
  return spread;
}

function shares(a: ZigzagMemory, b: ZigzagMemory): boolean {
  return a.holds.some((operand) => b.holds.includes(operand));
}

/** `left` is outermost first: a memory waits for those before it that share an operand with it. */
function isOutermostOf(memory: ZigzagMemory, left: readonly ZigzagMemory[]): boolean {
  return left.slice(0, left.indexOf(memory)).every((outer) => !shares(outer, memory));
}

function inside(
  around: ReadonlySet<string>,
  memory: ZigzagMemory,
  own: ReadonlySet<string>,
): PlacedMemory {
  const copiedAlong = [...around].filter((dimension) => !own.has(dimension));
  return { memory, apart: new Set([...around, ...own]), copiedAlong };
}

function fitsInside(
  around: ReadonlySet<string>,
  memory: ZigzagMemory,
  spread: ReadonlyMap<ZigzagMemory, ReadonlySet<string>>,
  mayCopy: MayCopy,
): boolean {
  const { copiedAlong } = inside(around, memory, spread.get(memory) ?? memory.apart);
  if (copiedAlong.length === 0) return true;
  return !memory.holds.includes('outputs') && mayCopy(memory, copiedAlong);
}
