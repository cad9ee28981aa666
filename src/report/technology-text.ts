import { memoryMacro } from '../technology/memory-law.ts';
import type { Technology } from '../technology/technology.ts';
import { capacityBytes, NOT_MODELLED, percent, significant } from './number-format.ts';
import { textTable } from './text-table.ts';

/** Memories that are shown as examples of a law: capacity and row width, bits. */
const EXAMPLES: readonly (readonly [number, number])[] = [
  [512 * 8, 16],
  [16 * 8192, 64],
  [128 * 8192, 64],
  [1024 * 8192, 128],
];

/** A technology for a terminal: what things cost in it, how well its memory law fits, and where each number is from. */
export function technologyText(technology: Technology, width: number): string {
  const { name, title, nodeNm, memory } = technology;
  return [
    `${name}: ${title} (${nodeNm} nm)`,
    macTable(technology, width),
    memoryTable(technology, width),
    fitText(technology),
    dramTable(technology, width),
    wireText(technology),
    `Memories: ${memory.source}. Smallest memories: ${memory.flipFlopSource}.`,
  ].join('\n\n');
}

function macTable({ macs }: Technology, width: number): string {
  const columns = [
    { header: 'multiply-accumulate', align: 'left' },
    { header: 'pJ', align: 'right' },
    { header: 'mm²', align: 'right' },
    { header: 'leakage mW', align: 'right' },
    { header: 'source', align: 'left', shrinkTo: 20 },
  ] as const;
  const rows = macs.map(({ bits, energyPj, areaMm2, leakageMw, source }) => [
    `${bits} bits`,
    significant(energyPj),
    figure(areaMm2),
    figure(leakageMw),
    source,
  ]);
  return textTable(columns, rows, width);
}

function memoryTable({ memory }: Technology, width: number): string {
  const columns = [
    { header: 'memory, for example', align: 'left' },
    { header: 'row bits', align: 'right' },
    { header: 'read pJ', align: 'right' },
    { header: 'write pJ', align: 'right' },
    { header: 'mm²', align: 'right' },
    { header: 'leakage mW', align: 'right' },
  ] as const;
  const rows = EXAMPLES.map(([capacityBits, rowBits]) => {
    const macro = memoryMacro(memory, capacityBits, rowBits);
    return [
      capacityBytes(capacityBits),
      String(rowBits),
      significant(macro.readPjPerRow),
      significant(macro.writePjPerRow),
      figure(macro.areaMm2),
      figure(macro.leakageMw),
    ];
  });
  return textTable(columns, rows, width);
}

function fitText({ memory: { fitError } }: Technology): string {
  if (fitError === null) return 'Fit: the memory law is an estimate, fitted to no points.';
  const { points, readMedian, readP95, writeMedian, writeP95, areaMedian, areaP95 } = fitError;
  const errors = (median: number, p95: number) =>
    `${percent(median)} (95th percentile ${percent(p95)})`;
  return (
    `Fit, median error over ${points}: read ${errors(readMedian, readP95)}, ` +
    `write ${errors(writeMedian, writeP95)}, area ${errors(areaMedian, areaP95)}.`
  );
}

function dramTable({ dram }: Technology, width: number): string {
  const columns = [
    { header: 'DRAM', align: 'left' },
    { header: 'pJ per bit', align: 'right' },
    { header: 'source', align: 'left', shrinkTo: 20 },
  ] as const;
  const rows = dram.kinds.map(({ name, pjPerBit, source }) => [
    name === dram.default ? `${name} (default)` : name,
    significant(pjPerBit),
    source,
  ]);
  return textTable(columns, rows, width);
}

function wireText({ wire }: Technology): string {
  return wire === null
    ? 'Wires between memories: not modelled.'
    : `Wires between memories: ${significant(wire.pjPerBitMm)} pJ per bit and mm. ${wire.source}.`;
}

function figure(value: number | null): string {
  return value === null ? NOT_MODELLED : significant(value);
}
