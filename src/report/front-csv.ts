import uniq from 'lodash/uniq.js';
import type { ObjectiveLabel } from '../base/objective.ts';
import type { Design } from '../study/design.ts';
import { FPGA_RESOURCES } from '../technology/fpga-device.ts';

type Cell = string | number | null | undefined;

interface CsvColumn {
  readonly name: string;
  readonly cell: (design: Design) => Cell;
}

/**
 * The front as CSV (RFC 4180: CRLF line ends, quotes where a field needs them), one design per line.
 *
 * Columns: trial; the objectives by key (the key ends in the unit); the genes as `gene.<name>`; network, its top-1
 * accuracy and where that is from; area and FPGA resources; who evaluated. Figures are written in full. A figure that
 * is not modelled, and a gene that the design does not have, is an empty field.
 */
export function frontCsv(
  designs: readonly Design[],
  objectives: readonly ObjectiveLabel[],
): string {
  const columns = frontColumns(designs, objectives);
  const header = columns.map(({ name }) => quoted(name));
  const rows = designs.map((design) => columns.map(({ cell }) => quoted(cell(design))));
  return [header, ...rows].map((fields) => `${fields.join(',')}\r\n`).join('');
}

function frontColumns(
  designs: readonly Design[],
  objectives: readonly ObjectiveLabel[],
): CsvColumn[] {
  const objectiveKeys = objectives.map(({ key }) => key);
  const geneNames = uniq(designs.flatMap((design) => Object.keys(design.genes)));
  const fixed = [...networkColumns(), ...hardwareColumns(), ...provenanceColumns()];
  return [
    { name: 'trial', cell: ({ trial }) => trial },
    ...objectiveKeys.map((key) => ({
      name: key,
      cell: (design: Design) => design.objectives[key],
    })),
    ...geneNames.map((gene) => ({
      name: `gene.${gene}`,
      cell: (design: Design) => design.genes[gene],
    })),
    ...fixed.filter(({ name }) => !objectiveKeys.includes(name)),
  ];
}

function networkColumns(): CsvColumn[] {
  return [
    { name: 'network', cell: ({ network }) => network.name },
    { name: 'top1Pct', cell: ({ network }) => network.top1Pct },
    { name: 'accuracySource', cell: ({ network }) => network.accuracySource },
    { name: 'macs', cell: ({ network }) => network.macs },
    { name: 'parameters', cell: ({ network }) => network.parameters },
  ];
}

function hardwareColumns(): CsvColumn[] {
  return [
    { name: 'areaMm2', cell: ({ hardware }) => hardware.areaMm2 },
    ...FPGA_RESOURCES.map((resource) => ({
      name: resource,
      cell: ({ hardware }: Design) => hardware.resources?.[resource],
    })),
  ];
}

/** What scored the candidates is left out: it is chosen by speed, and equal runs write equal files. */
function provenanceColumns(): CsvColumn[] {
  return [{ name: 'evaluatedBy', cell: ({ evaluatedBy }) => evaluatedBy }];
}

function quoted(cell: Cell): string {
  const text = cell === null || cell === undefined ? '' : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
