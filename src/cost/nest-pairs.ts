import { OPERANDS, type Operand } from '../workload/operand.ts';

/** An operand on its way from one level that keeps it to the next: `child` is the number of levels for the PEs. */
export interface NestPair {
  readonly operand: Operand;
  readonly child: number;
  readonly parent: number;
}

/**
 * Every hop that operands take through the levels of a nest, for each operand from the outside in.
 *
 * @param keeps  operands that each level keeps, outermost first
 */
export function nestPairs(keeps: readonly (readonly Operand[])[]): readonly NestPair[] {
  const pairs: NestPair[] = [];
  for (const operand of OPERANDS) {
    let parent = -1;
    for (let level = 0; level < keeps.length; level++) {
      if (!keeps[level]?.includes(operand)) continue;
      if (parent >= 0) pairs.push({ operand, child: level, parent });
      parent = level;
    }
    if (parent >= 0) pairs.push({ operand, child: keeps.length, parent });
  }
  return pairs;
}

/** The pairs as kernels read them: operand (0 weights, 1 inputs, 2 outputs), child, parent; 3 numbers each. */
export function pairColumns(pairs: readonly NestPair[]): Float64Array {
  const columns = new Float64Array(pairs.length * 3);
  pairs.forEach(({ operand, child, parent }, index) => {
    columns[index * 3] = OPERANDS.indexOf(operand);
    columns[index * 3 + 1] = child;
    columns[index * 3 + 2] = parent;
  });
  return columns;
}
