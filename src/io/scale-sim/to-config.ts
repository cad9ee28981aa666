import type { Accelerator } from '../../accelerator/accelerator.ts';
import { InputError, type Problem } from '../../base/errors.ts';
import { OPERANDS, type Operand } from '../../workload/operand.ts';
import { SCALE_SIM_DATAFLOWS, SRAM_NAMES } from './systolic-array.ts';

const SIZE_KEYS: Readonly<Record<Operand, string>> = {
  inputs: 'IfmapSramSzkB',
  weights: 'FilterSramSzkB',
  outputs: 'OfmapSramSzkB',
};
const KIB_BITS = 8192;

/**
 * An accelerator as a configuration of SCALE-Sim.
 *
 * SCALE-Sim has one SRAM for each operand: an operand's is the outermost memory on the chip that holds it, and a memory
 * of several is shared out evenly. Everything further inside, technology, clock and widths stay behind.
 *
 * @throws InputError where no dataflow is one of SCALE-Sim's, or an operand has no memory on the chip
 */
export function acceleratorToScaleSim(accelerator: Accelerator): string {
  const { name, peArray, dataflows } = accelerator;
  const flows = Object.entries(SCALE_SIM_DATAFLOWS);
  const flow = flows.find(([, one]) => dataflows.includes(one.name))?.[0];
  const sizes = OPERANDS.map((operand) => ({ operand, kib: sramKib(accelerator, operand) }));
  const problems: readonly Problem[] = [
    ...(flow === undefined
      ? [
          {
            path: 'dataflows',
            rule: `must have one of ${flows.map(([, one]) => one.name).join(', ')} for SCALE-Sim`,
            got: dataflows.join(', '),
          },
        ]
      : []),
    ...sizes.flatMap(({ operand, kib }) =>
      kib === undefined
        ? [
            {
              path: 'memories',
              rule: `must hold ${operand} in an SRAM on the chip, as ${SRAM_NAMES[operand]}`,
            },
          ]
        : [],
    ),
  ];
  if (problems.length > 0) throw new InputError(problems);
  const words = dramWords(accelerator);
  return [
    '[general]',
    `run_name = ${name}`,
    '',
    '[architecture_presets]',
    `ArrayHeight : ${peArray.rows}`,
    `ArrayWidth : ${peArray.columns}`,
    ...sizes.map(({ operand, kib }) => `${SIZE_KEYS[operand]} : ${kib}`),
    'IfmapOffset : 0',
    'FilterOffset : 10000000',
    'OfmapOffset : 20000000',
    `Bandwidth : ${words ?? 1}`,
    `Dataflow : ${flow}`,
    'MemoryBanks : 1',
    '',
    '[run_presets]',
    `InterfaceBandwidth : ${words === null ? 'CALC' : 'USER'}`,
    '',
  ].join('\n');
}

function sramKib({ memories }: Accelerator, operand: Operand): number | undefined {
  const memory = memories.find(({ kind, holds }) => kind === 'sram' && holds.includes(operand));
  if (memory === undefined || memory.capacityBits === null) return undefined;
  const instances = memory.grid.rows * memory.grid.columns;
  return (memory.capacityBits * instances) / memory.holds.length / KIB_BITS;
}

/** Words per cycle of one of three interfaces; null where DRAM is never the limit. */
function dramWords({ memories, precisionBits }: Accelerator): number | null {
  const { bandwidth } = memories[0] ?? {};
  if (bandwidth === undefined) return null;
  const { readBitsPerCycle, writeBitsPerCycle, sharedBitsPerCycle } = bandwidth;
  const perInterface = [
    writeBitsPerCycle,
    readBitsPerCycle === null ? null : readBitsPerCycle / 2,
    sharedBitsPerCycle === null ? null : sharedBitsPerCycle / 3,
  ].filter((bits) => bits !== null);
  return perInterface.length === 0 ? null : Math.min(...perInterface) / precisionBits.inputs;
}
