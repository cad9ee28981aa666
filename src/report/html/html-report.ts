import type { Design, RunSummary } from '../../study/design.ts';
import type { FpgaDevice } from '../../technology/fpga-device.ts';
import { type Highlight, highlights } from '../highlights.ts';
import { runWords } from '../run-words.ts';
import { cubePlot } from './cube-plot.ts';
import { designSection } from './design-section.ts';
import { frontPlot } from './front-plot.ts';
import { frontTable } from './front-table.ts';
import { geneHistorySection } from './gene-history-section.ts';
import { highlightCards } from './highlight-cards.ts';
import { hypervolumePlot } from './hypervolume-plot.ts';
import { html, type Markup } from './markup.ts';
import { page } from './page.ts';
import { parallelPlot } from './parallel-plot.ts';
import { projections } from './projections.ts';
import { runDetails } from './run-details.ts';
import { sideBySide } from './side-by-side.ts';
import { withLayers } from './with-layers.ts';

export interface HtmlReportOptions {
  /** Devices whose budgets FPGA resources are held against, by the name in the accelerator. Default: none. */
  readonly fpgaDevices?: readonly FpgaDevice[];
  /** Designs whose layers are written one by one, the best first, then evenly along the front. Default 40. */
  readonly designsWithLayers?: number;
}

/**
 * A run as one HTML file that needs nothing else: it opens from disk, without a network and, but for sorting,
 * selecting, narrowing down and comparing, without scripts. All text from the run is escaped.
 */
export function htmlReport(run: RunSummary, options: HtmlReportOptions = {}): string {
  const shown = highlights(run.designs, run.objectives);
  return page(
    run.title,
    html`<header>
<h1>${run.title}</h1>
<p class="lead">${run.description}</p>
</header>
<main>
<section aria-labelledby="summary"><h2 id="summary">In short</h2>
<p>${runWords(run)}</p>
${highlightCards(shown, run.objectives)}</section>
${run.designs.length === 0 ? null : frontSection(run, shown)}
${run.designs.length === 0 ? null : designsSection(run, shown, options)}
${sideBySide(run, shown)}
${geneHistorySection(run.geneHistory)}
${runDetails(run)}
</main>`,
  );
}

function frontSection(run: RunSummary, shown: readonly Highlight[]): Markup {
  const plots = projections(run.objectives);
  return html`<section aria-labelledby="front"><h2 id="front">The front</h2>
${legend()}
<div class="plots">${plots.map((projection, index) => frontPlot(run, projection, `front-${index}`))}
${cubePlot(run, 'cube')}${hypervolumePlot(run.history, 'hypervolume')}</div>
${parallelPlot(run, 'parallel')}
<p id="selected" class="selected-line" role="status"></p>
${frontTable(run, shown)}</section>`;
}

function legend(): Markup {
  const circle = html`<circle class="c2" cx="6" cy="6" r="4.5"/>`;
  const diamond = html`<path class="c2" d="M6 0l6 6-6 6-6-6z"/>`;
  const entries = [
    { mark: circle, words: 'a design of the front' },
    { mark: diamond, words: 'one whose accuracy is interpolated or estimated' },
    { mark: html`<circle class="dot" cx="6" cy="6" r="2"/>`, words: 'any other feasible trial' },
    {
      mark: html`<path class="staircase" d="M-3 2h9v8h9"/>`,
      words: 'joins designs that no other beats in both directions',
    },
  ];
  return html`<ul class="legend">${entries.map(
    ({ mark, words }) =>
      html`<li><svg viewBox="0 0 12 12" aria-hidden="true">${mark}</svg> ${words}</li>`,
  )}</ul>`;
}

function designsSection(
  run: RunSummary,
  shown: readonly Highlight[],
  { fpgaDevices = [], designsWithLayers = 40 }: HtmlReportOptions,
): Markup {
  const detailed = withLayers(run.designs, shown, designsWithLayers);
  const highlightOf = new Map(shown.map((one) => [one.design, one]));
  const deviceOf = ({ accelerator }: Design) =>
    fpgaDevices.find(({ name }) => name === accelerator.fpga?.device);
  return html`<section aria-labelledby="designs"><h2 id="designs">Designs</h2>
<p id="picker" class="picker"></p>
${run.designs.map((design) =>
  designSection(design, {
    objectives: run.objectives,
    highlight: highlightOf.get(design),
    withLayers: detailed.has(design),
    device: deviceOf(design),
  }),
)}</section>`;
}
