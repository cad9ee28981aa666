import type { Accelerator } from '../accelerator/accelerator.ts';
import type { MemoryLevel } from '../accelerator/memory-level.ts';
import type { Dataflow } from '../mapping/dataflow.ts';
import type { Operand } from '../workload/operand.ts';

/**
 * Neighbouring memory levels that share a tile: same grid, different operands, such as the three scratchpads of a PE.
 * The mapper tiles groups; the loops of a group stand at its innermost level.
 */
export interface LevelGroup {
  /** Index of the first and the last level of the group, outermost first. */
  readonly first: number;
  readonly last: number;
  readonly levels: readonly MemoryLevel[];
  readonly isRegisterFile: boolean;
  /** Operands that each level keeps under the dataflow. */
  readonly keeps: readonly (readonly Operand[])[];
  /** Children of one instance along a row (x) and a column (y). */
  readonly fanout: { readonly x: number; readonly y: number };
}

/** Groups the memories of an accelerator, outermost first; the first is DRAM alone. */
export function levelGroups(accelerator: Accelerator, dataflow: Dataflow): readonly LevelGroup[] {
  const { memories, peArray } = accelerator;
  const groups: MemoryLevel[][] = [];
  for (const memory of memories) {
    const open = groups.at(-1);
    if (open !== undefined && belongsTo(open, memory)) open.push(memory);
    else groups.push([memory]);
  }
  let next = 0;
  return groups.map((levels, index) => {
    const first = next;
    next += levels.length;
    const isRegisterFile = levels.every(({ kind }) => kind === 'register-file');
    const outer = levels[0]?.grid ?? peArray;
    const inner = groups[index + 1]?.[0]?.grid ?? peArray;
    return {
      first,
      last: next - 1,
      levels,
      isRegisterFile,
      keeps: levels.map(({ holds }) =>
        isRegisterFile && !dataflow.usesRegisterFiles ? [] : holds,
      ),
      fanout: {
        x: Math.max(1, Math.floor(inner.columns / outer.columns)),
        y: Math.max(1, Math.floor(inner.rows / outer.rows)),
      },
    };
  });
}

function belongsTo(group: readonly MemoryLevel[], memory: MemoryLevel): boolean {
  return group.every(
    ({ kind, grid, holds }) =>
      kind !== 'dram' &&
      grid.rows === memory.grid.rows &&
      grid.columns === memory.grid.columns &&
      !holds.some((operand) => memory.holds.includes(operand)),
  );
}
