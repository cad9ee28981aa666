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
  return OPERANDS.flatMap((operand) => {
    const keepers = keeps.flatMap((kept, level) => (kept.includes(operand) ? [level] : []));
    return keepers.map((parent, place) => ({
      operand,
      child: keepers[place + 1] ?? keeps.length,
      parent,
    }));
  });
}

/** The pairs as kernels read them: operand (0 weights, 1 inputs, 2 outputs), child, parent; 3 numbers each. */
export function pairColumns(pairs: readonly NestPair[]): Float64Array {
  return Float64Array.from(
    pairs.flatMap(({ operand, child, parent }) => [OPERANDS.indexOf(operand), child, parent]),
  );
}
