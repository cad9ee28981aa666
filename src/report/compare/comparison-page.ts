import { html, type Markup, trusted } from '../html/markup.ts';
import { page } from '../html/page.ts';
import { PLOT } from '../html/plot-frame.ts';
import { STYLES } from '../html/styles.ts';
import { attainmentPlot } from './attainment-plot.ts';
import { bandPlot } from './band-plot.ts';
import type { RunGroup } from './compared-run.ts';
import type { ComparisonRow } from './comparison.ts';
import { COMPARISON_COLUMNS, COMPARISON_NOTES, comparisonCells } from './comparison-text.ts';

/** A plot with the name of its file. */
interface NamedPlot {
  readonly name: string;
  readonly caption: string;
  readonly plot: Markup;
}

/** Files that show a comparison: a page that needs nothing else, and each plot as an SVG. */
export function comparisonFiles(
  groups: readonly RunGroup[],
  rows: readonly ComparisonRow[],
): { readonly name: string; readonly text: string }[] {
  const plots = plotsOf(groups);
  return [
    { name: 'compare.html', text: comparisonPage(groups, rows, plots) },
    ...plots.map(({ name, plot }) => ({
      name: `${name}.svg`,
      text: svgFile(plot, legend(groups)),
    })),
  ];
}

function plotsOf(groups: readonly RunGroup[]): NamedPlot[] {
  const objectives = groups[0]?.runs[0]?.objectives ?? [];
  const planes = objectives.flatMap((_, up) =>
    objectives.slice(up + 1).map((_other, offset) => [up + 1 + offset, up] as const),
  );
  return [
    {
      name: 'hypervolume-evaluations',
      caption: 'Hypervolume over evaluations: medians, and quartiles as bands.',
      plot: bandPlot(groups, {
        id: 'evaluations',
        title: 'Hypervolume over evaluations',
        xLabel: 'evaluations',
        placeOf: ({ evaluations }) => evaluations,
      }),
    },
    {
      name: 'hypervolume-time',
      caption: 'The same over the time that the runs took, on their machines.',
      plot: bandPlot(groups, {
        id: 'time',
        title: 'Hypervolume over time',
        xLabel: 'time (s)',
        placeOf: ({ elapsedMs }) => elapsedMs / 1000,
      }),
    },
    ...planes.map(([across, up]) => ({
      name: `attainment-${objectives[up]?.key}-${objectives[across]?.key}`,
      caption: `What half of the runs attain in ${objectives[up]?.label} and ${objectives[across]?.label}${objectives.length > 2 ? ', whatever else their designs cost' : ''}. Lower left is better.`,
      plot: attainmentPlot(groups, objectives, [across, up], `attainment-${up}-${across}`),
    })),
  ];
}

function comparisonPage(
  groups: readonly RunGroup[],
  rows: readonly ComparisonRow[],
  plots: readonly NamedPlot[],
): string {
  const title = `Comparison: ${groups.map(({ name }) => name).join(', ')}`;
  return page(
    title,
    html`<header><h1>${title}</h1></header>
<main>
<section aria-labelledby="table"><h2 id="table">In figures</h2>
<div class="scroll" role="region" aria-label="Comparison" tabindex="0"><table><caption>Final hypervolumes</caption>
<thead><tr>${COMPARISON_COLUMNS.map(({ header, align }) => html`<th scope="col"${align === 'right' ? html` class="number"` : null}>${header}</th>`)}</tr></thead>
<tbody>${rows.map(tableRow)}</tbody></table></div>
<ul class="note">${COMPARISON_NOTES.map((note) => html`<li>${note}</li>`)}</ul></section>
<section aria-labelledby="plots"><h2 id="plots">In pictures</h2>
<ul class="legend">${groups.map(({ name, runs }, index) => html`<li class="g${index % 6}"><svg viewBox="0 0 24 12" class="stroke" aria-hidden="true"><path class="median" d="M0 6h24"/></svg> ${name}, ${runs.length} runs</li>`)}</ul>
<div class="plots">${plots.map(
      ({ caption, plot }) => html`<figure><figcaption>${caption}</figcaption>
${plot}</figure>`,
    )}</div></section>
</main>`,
  );
}

function tableRow(row: ComparisonRow): Markup {
  const [name = '', ...cells] = comparisonCells(row);
  return html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`;
}

/** Names of the groups, on top of a plot that stands alone. */
function legend(groups: readonly RunGroup[]): Markup {
  return html`${groups.map(({ name }, index) => html`<g class="g${index % 6}" transform="translate(${PLOT.left + 8} ${PLOT.top + 14 * (index + 1)})"><path class="median" d="M0 -4h18"/><text x="24" y="0">${name}</text></g>`)}`;
}

/** A plot as a file of its own, with the stylesheet inside. */
function svgFile({ markup }: Markup, inside: Markup): string {
  const size = `xmlns="http://www.w3.org/2000/svg" width="${2 * PLOT.width}" height="${2 * PLOT.height}"`;
  const style = html`<style>${trusted(STYLES)}</style>`.markup;
  const opened = markup.replace(/^<svg /, `<svg ${size} `).replace(/<\/svg>$/, '');
  return `${opened.replace(/>/, `>${style}`)}${inside.markup}</svg>\n`;
}
