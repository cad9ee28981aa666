import type { Design, RunSummary } from '../../study/design.ts';
import type { Highlight } from '../highlights.ts';
import { significant } from '../number-format.ts';
import { objectiveValue } from '../objective-text.ts';
import { accuracyBadge } from './accuracy-badge.ts';
import { geneColumns } from './gene-columns.ts';
import { html, type Markup } from './markup.ts';

interface FrontColumn {
  readonly header: string;
  readonly unit?: string;
  /** Numbers stand to the right and sort by their value; null where the figure is not known. */
  readonly cell: (design: Design) => number | string | Markup | null;
}

/** All designs of the front as a table, best in the first objective on top; the script makes its columns sortable. */
export function frontTable(run: RunSummary, shown: readonly Highlight[]): Markup {
  const { designs, objectives } = run;
  const { differing, shared } = geneColumns(designs);
  const columns = [
    ...objectiveColumns(run),
    highlightColumn(shown),
    ...networkColumns(run),
    ...hardwareColumns(run),
    ...differing.map(geneColumn),
  ];
  return html`<div class="scroll" role="region" aria-label="Designs of the front" tabindex="0"><table class="sortable" id="front-table">
<caption>Designs of the front, ${designs.length} in all, by ${objectives[0]?.label ?? 'trial'}.${shared.length === 0 ? '' : ` The same for all: ${shared.join(', ')}.`}</caption>
<thead><tr><th scope="col">trial</th>${columns.map((column) => headerCell(column, designs))}</tr></thead>
<tbody>${designs.map((design) => row(design, columns))}</tbody></table></div>`;
}

function objectiveColumns({ objectives }: RunSummary): FrontColumn[] {
  return objectives.map((objective) => ({
    header: objective.label,
    unit: objective.unit,
    cell: (design) => objectiveValue(design, objective),
  }));
}

/** The network with its accuracy, unless an objective is the error of the same. */
function networkColumns({ objectives }: RunSummary): FrontColumn[] {
  const top1: FrontColumn = {
    header: 'top-1',
    unit: '%',
    cell: ({ network }) => network.top1Pct,
  };
  return [
    { header: 'network', cell: ({ network }) => network.name },
    ...(objectives.some(({ key }) => key === 'top1ErrorPct') ? [] : [top1]),
    {
      header: 'accuracy',
      cell: ({ network }) => accuracyBadge(network.accuracySource) ?? network.accuracySource,
    },
  ];
}

/** Area and the scarce FPGA resources, where they are known and no objective shows them already. */
function hardwareColumns({ designs, objectives }: RunSummary): FrontColumn[] {
  const columns: FrontColumn[] = [
    { header: 'area', unit: 'mm²', cell: ({ hardware }) => hardware.areaMm2 },
    { header: 'DSP', cell: ({ hardware }) => hardware.resources?.dsp ?? null },
    { header: 'BRAM18', cell: ({ hardware }) => hardware.resources?.bram18 ?? null },
  ];
  const objectiveLabels = objectives.map(({ label }) => label);
  return columns.filter(
    ({ header, cell }) =>
      !objectiveLabels.includes(header) && designs.some((design) => cell(design) !== null),
  );
}

function geneColumn(name: string): FrontColumn {
  return { header: name, cell: ({ genes }) => genes[name] ?? null };
}

function highlightColumn(shown: readonly Highlight[]): FrontColumn {
  const reasons = new Map(shown.map((one) => [one.design, one.reasons.join(', ')]));
  return { header: 'why look', cell: (design) => reasons.get(design) ?? '' };
}

function headerCell({ header, unit, cell }: FrontColumn, designs: readonly Design[]): Markup {
  const isNumeric = designs.some((design) => typeof cell(design) === 'number');
  return html`<th scope="col"${isNumeric ? html` class="number"` : null}>${breakable(header)}${unit === undefined ? null : html` <small>${unit}</small>`}</th>`;
}

/** A name in camel case that may be broken before its capitals. */
function breakable(name: string): Markup[] {
  return name
    .split(/(?=[A-Z][a-z])/)
    .map((part, index) => (index === 0 ? html`${part}` : html`<wbr/>${part}`));
}

function row(design: Design, columns: readonly FrontColumn[]): Markup {
  const { trial } = design;
  return html`<tr data-trial="${trial}"><th scope="row"><a href="#trial-${trial}" data-trial="${trial}" data-go="">${trial}</a></th>${columns.map(({ cell }) => bodyCell(cell(design)))}</tr>
`;
}

function bodyCell(content: number | string | Markup | null): Markup {
  if (content === null) return html`<td class="number">–</td>`;
  if (typeof content !== 'number') return html`<td>${content}</td>`;
  return html`<td class="number" data-value="${content}">${significant(content)}</td>`;
}
