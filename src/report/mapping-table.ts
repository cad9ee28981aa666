import type { Cost } from '../cost/cost.ts';
import type { MappingObjective } from '../mapper/mapped-network.ts';
import { grouped, PJ_PER_UJ, percent, significant, significantPadded } from './number-format.ts';
import { type TextColumn, textTable } from './text-table.ts';

/** The mapping of the layers of one shape. */
export interface MappingRow {
  /** Names of all layers of the shape. */
  readonly names: readonly string[];
  readonly dataflow: string;
  readonly cost: Cost;
  /** How sure it is that there is no better one; null for a mapping that was given. */
  readonly proof: MappingProof | null;
}

export interface MappingProof {
  readonly isProven: boolean;
  /** The merit of the mapping, and what no mapping can be below. */
  readonly merit: number;
  readonly bound: number;
  readonly scored: number;
  readonly bounded: number;
  readonly fromCache: boolean;
  readonly milliseconds: number;
}

const COLUMNS: readonly TextColumn[] = [
  { header: 'layer', align: 'left', shrinkTo: 14 },
  { header: 'dataflow', align: 'left', shrinkTo: 12 },
  { header: 'cycles', align: 'right' },
  { header: 'util.', align: 'right' },
  { header: 'energy µJ', align: 'right' },
  { header: 'proof', align: 'left' },
  { header: 'scored', align: 'right' },
  { header: 'bounded', align: 'right' },
  { header: 'ms', align: 'right' },
];

/** Mappings as text for a terminal, a line for each shape of layer, and how many of them are proven the best. */
export function mappingTable(
  rows: readonly MappingRow[],
  objective: MappingObjective,
  width: number,
): string {
  const proofs = rows.flatMap(({ proof }) => (proof === null ? [] : [proof]));
  const proven = proofs.filter(({ isProven }) => isProven).length;
  const milliseconds = proofs.reduce((sum, proof) => sum + proof.milliseconds, 0);
  const summary =
    proofs.length === 0
      ? 'Mappings as given.'
      : `${grouped(proven)} of ${grouped(proofs.length)} different layers have the mapping of least ${WORDS[objective]} there is; ${grouped(Math.round(milliseconds))} ms.`;
  return `${textTable(COLUMNS, rows.map(cells), width)}\n\n${summary}`;
}

const WORDS: Readonly<Record<MappingObjective, string>> = {
  edp: 'energy × delay',
  latency: 'latency',
  energy: 'energy',
};

function cells({ names, dataflow, cost, proof }: MappingRow): readonly string[] {
  const [first = '', ...others] = names;
  return [
    others.length === 0 ? first : `${first} + ${others.length}`,
    dataflow,
    grouped(Math.round(cost.latencyCycles)),
    percent(cost.utilization),
    significantPadded(cost.energyPj / PJ_PER_UJ),
    ...(proof === null ? ['', '', '', ''] : proofCells(proof)),
  ];
}

function proofCells({
  isProven,
  merit,
  bound,
  scored,
  bounded,
  fromCache,
  milliseconds,
}: MappingProof) {
  const gap = 1 - bound / merit;
  return [
    isProven ? 'optimal' : `within ${percent(gap)}`,
    fromCache ? '' : grouped(scored),
    fromCache ? '' : grouped(bounded),
    fromCache ? 'cache' : significant(milliseconds),
  ];
}
