import type { Accesses, Cost } from '../../cost/cost.ts';
import { grouped, significant } from '../number-format.ts';
import { textTable } from '../text-table.ts';

/** Accesses of an operand at a memory, with how often each is put to use. */
export interface OperandAccesses extends Accesses {
  readonly memory: string;
  /** Re-use: multiply-accumulates per read, fill or update of one element; 0 where nothing is multiplied. */
  readonly macsPerAccess: number;
}

/** All accesses of a layer, outermost memory first. */
export function operandAccesses({ levels, macs }: Cost): readonly OperandAccesses[] {
  return levels.flatMap(({ memory, accesses }) =>
    accesses.map((entry) => {
      const all = entry.reads + entry.fills + entry.updates;
      return { memory, ...entry, macsPerAccess: all === 0 ? 0 : macs / all };
    }),
  );
}

const COLUMNS = [
  { header: 'memory', align: 'left', shrinkTo: 8 },
  { header: 'operand', align: 'left' },
  { header: 'reads', align: 'right' },
  { header: 'fills', align: 'right' },
  { header: 'updates', align: 'right' },
  { header: 'MACs per access', align: 'right' },
] as const;

/** The accesses as a table; elements, over all instances of a memory. */
export function accessTable(accesses: readonly OperandAccesses[], width: number): string {
  const count = (elements: number) => (elements === 0 ? '–' : grouped(elements));
  const rows = accesses.map(({ memory, operand, reads, fills, updates, macsPerAccess }) => [
    memory,
    operand,
    count(reads),
    count(fills),
    count(updates),
    macsPerAccess === 0 ? '–' : significant(macsPerAccess),
  ]);
  return textTable(COLUMNS, rows, width);
}
