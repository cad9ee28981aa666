import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { Cost } from '../../cost/cost.ts';
import type { OperandUse } from '../../cost/operand-use.ts';
import type { Operand } from '../../workload/operand.ts';
import { type EnergyPart, energyParts } from '../network-totals.ts';
import { percent } from '../number-format.ts';

/** Where the energy of a layer goes, and why. */
export interface EnergyCause {
  readonly energyPj: number;
  /** In the order of `energyParts`. */
  readonly parts: readonly EnergyPart[];
  /** The part that takes most. */
  readonly dominant: string;
  /** Of the layer's energy, 0 … 1. */
  readonly dominantShare: number;
  /** The operand with most of that part, where the part is a memory. */
  readonly operand: Operand | null;
  /** Of the part, 0 … 1. */
  readonly operandShare: number | null;
}

/** Finds the part with most of the energy, and the operand with most of that. */
export function energyCause(
  { energy, energyPj }: Cost,
  accelerator: Accelerator,
  uses: readonly (readonly OperandUse[])[],
): EnergyCause {
  const parts = energyParts(energy, accelerator);
  const [dominant] = parts.toSorted((a, b) => (b.energyPj ?? 0) - (a.energyPj ?? 0));
  const name = dominant?.name ?? '';
  const partPj = dominant?.energyPj ?? 0;
  const level = accelerator.memories.findIndex((memory) => memory.name === name);
  const [most] = (uses[level] ?? []).toSorted((a, b) => b.energyPj - a.energyPj);
  return {
    energyPj,
    parts,
    dominant: name,
    dominantShare: energyPj === 0 ? 0 : partPj / energyPj,
    operand: most?.operand ?? null,
    operandShare: most === undefined ? null : most.energyPj / partPj,
  };
}

/** `DRAM takes 73 % of the energy, 81 % of that for weights`. */
export function energyWords(cause: EnergyCause): string {
  const { dominant, dominantShare, operand, operandShare } = cause;
  const words = `${DOMINANT_WORDS[dominant] ?? dominant} takes ${percent(dominantShare)} of the energy`;
  if (operand === null || operandShare === null) return words;
  return `${words}, ${percent(operandShare)} of that for ${operand}`;
}

const DOMINANT_WORDS: Readonly<Record<string, string>> = {
  MAC: 'the arithmetic',
  network: 'the network on chip',
  clock: 'the clock network, with the control,',
};
