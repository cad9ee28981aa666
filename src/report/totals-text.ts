import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Cycles, HardwareCost } from '../cost/cost.ts';
import type { FpgaDevice } from '../technology/fpga-device.ts';
import { figureLines } from './figure-lines.ts';
import { fpgaUsage } from './fpga-usage.ts';
import type { EnergyPart, NetworkTotals } from './network-totals.ts';
import {
  figureOrNotModelled,
  grouped,
  NOT_MODELLED,
  PJ_PER_MJ,
  percent,
  printerForPartsOf,
  shortBytes,
  shortCount,
  significant,
} from './number-format.ts';

const LABEL_WIDTH = 10;

/** What a mapped network adds up to, as text: time and what it is made of, energy by component, area, FPGA resources. */
export function totalsText(
  totals: NetworkTotals,
  accelerator: Accelerator,
  hardware: HardwareCost,
  options: { readonly fpgaDevice?: FpgaDevice } = {},
): string {
  return [
    ...block('latency', latencyLines(totals, accelerator)),
    ...block('energy', energyLines(totals)),
    ...block('DRAM', [`${shortBytes(totals.dramTrafficBits)} moved`]),
    ...block('area', [figureOrNotModelled(hardware.areaMm2, 'mm²')]),
    ...block('FPGA', fpgaLines(hardware, accelerator, options.fpgaDevice)),
  ].join('\n');
}

function fpgaLines(
  { resources }: HardwareCost,
  accelerator: Accelerator,
  device: FpgaDevice | undefined,
): string[] {
  if (resources === null) return [];
  return fpgaUsage(resources, accelerator.fpga, device).map(
    ({ label, used }) => `${label} ${used}`,
  );
}

function latencyLines(totals: NetworkTotals, accelerator: Accelerator): string[] {
  const { latencyMs, latencyCycles, macs, utilization, cycles } = totals;
  return [
    `${significant(latencyMs)} ms = ${grouped(latencyCycles)} cycles at ${significant(accelerator.clockMHz)} MHz`,
    `${shortCount(macs)} MACs at ${percent(utilization)} utilization`,
    ...cycleLines(cycles, latencyCycles),
  ];
}

function cycleLines(cycles: Cycles, latencyCycles: number): string[] {
  const parts = [
    ['compute', cycles.compute],
    ['stall', cycles.stall],
    ['fill', cycles.fill],
    ['drain', cycles.drain],
  ] as const;
  return figureLines(
    parts.map(([name, count]) => [
      name,
      `${grouped(count)} cycles`,
      percent(count / latencyCycles),
    ]),
  );
}

function energyLines(totals: NetworkTotals): string[] {
  const known = totals.energyParts.filter(({ energyPj }) => energyPj !== null);
  const unknown = totals.energyParts.filter(({ energyPj }) => energyPj === null);
  const totalMj = totals.energyPj / PJ_PER_MJ;
  const print = printerForPartsOf(totalMj);
  return [
    `${significant(totalMj)} mJ`,
    ...figureLines(known.map((part) => energyFigures(part, totals.energyPj, print))),
    ...unknown.map(({ name }) => `${name} ${NOT_MODELLED}`),
  ];
}

function energyFigures(
  { name, energyPj }: EnergyPart,
  allPj: number,
  print: (energyMj: number) => string,
): string[] {
  const pj = energyPj ?? 0;
  return [name, `${print(pj / PJ_PER_MJ)} mJ`, percent(pj / allPj)];
}

function block(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => (index === 0 ? label : '').padEnd(LABEL_WIDTH) + line);
}
