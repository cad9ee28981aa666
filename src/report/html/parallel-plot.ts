import type { Design, RunSummary } from '../../study/design.ts';
import { designText, objectiveValue } from '../objective-text.ts';
import { colourBins } from './colour-bins.ts';
import { html, type Markup } from './markup.ts';
import { AXIS_RANGE, type ParallelAxis, parallelAxes } from './parallel-axes.ts';
import { at } from './plot-frame.ts';

/** Of the plot, in its own units: room per axis and at each side. */
const STEP = 104;
const SIDE = 58;
const HEIGHT = 290;

/**
 * Every design as a line across its objectives and genes, coloured by the first objective. The script adds two sliders
 * to each axis, and a range that is drawn on it with the pointer: designs outside of any range fade everywhere in the
 * page. Without it the lines are links to the designs. Null where there are fewer than two designs or axes.
 */
export function parallelPlot(run: RunSummary, id: string): Markup | null {
  const axes = parallelAxes(run);
  if (run.designs.length < 2 || axes.length < 2) return null;
  const width = 2 * SIDE + (axes.length - 1) * STEP;
  return html`<figure class="parallel" id="${id}">
<figcaption><b>Objectives and genes of every design</b>, coloured by ${run.objectives[0]?.label ?? ''}. Objectives are better further down. Narrow the ranges below, or draw them along an axis.</figcaption>
<div class="scroll" role="region" aria-label="Objectives and genes of every design" tabindex="0">
<svg class="plot" style="min-width:${Math.round(0.75 * width)}px" viewBox="0 0 ${width} ${HEIGHT}" role="group" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">Parallel coordinates of the front</title><desc id="${id}-desc">${description(run, axes)}</desc>
${lines(run, axes)}
${axes.map(axisMarkup)}</svg></div>
<div class="ranges"></div>
<p class="note" role="status"></p>
</figure>`;
}

function lines(run: RunSummary, axes: readonly ParallelAxis[]): Markup {
  const bin = colourOf(run);
  return html`<g class="points">${run.designs.map((design, position) => {
    const ranks = axes.map((axis) => axis.ranks[position] ?? 0);
    return html`<a class="point line s${bin(design)}" href="#trial-${design.trial}" data-trial="${design.trial}" data-ranks="${ranks.join(' ')}"><title>${designText(design, run.objectives)}</title><path d="${pathOf(axes, ranks)}"/></a>`;
  })}</g>`;
}

function pathOf(axes: readonly ParallelAxis[], ranks: readonly number[]): string {
  const places = axes.map((axis, index) => {
    const stop = axis.stops[ranks[index] ?? 0];
    return `${SIDE + index * STEP} ${at(stop?.position ?? 0)}`;
  });
  return `M${places.join('L')}`;
}

function colourOf({ designs, objectives }: RunSummary): (design: Design) => number {
  const [first] = objectives;
  if (first === undefined) return () => 2;
  const bins = colourBins(designs.map((design) => objectiveValue(design, first)));
  return (design) => bins(objectiveValue(design, first));
}

/** The axis with its values; the stops are there for the script, which has to know where each lies and what it is. */
function axisMarkup({ label, stops, written }: ParallelAxis, index: number): Markup {
  const x = SIDE + index * STEP;
  const [bottom, top] = AXIS_RANGE;
  return html`<g class="axis upright" aria-hidden="true" data-label="${label}" data-stops="${stops.map((stop) => stop.label).join('\n')}" data-places="${stops.map(({ position }) => at(position)).join(' ')}"><path d="M${x} ${top - 8}V${bottom + 8}"/><text class="label x" x="${x}" y="${index % 2 === 0 ? 22 : 10}">${label}</text>${written.map(
    (stop) =>
      html`<text class="stop" x="${x + 5}" y="${at(stop.position + 4)}">${stop.label}</text>`,
  )}<rect class="handle" x="${x - 12}" y="${top - 8}" width="24" height="${bottom - top + 16}"/><rect class="range" x="${x - 6}" y="0" width="12" height="0"/></g>
`;
}

function description({ designs }: RunSummary, axes: readonly ParallelAxis[]): string {
  const names = axes.map(({ label }) => label).join(', ');
  return `${designs.length} designs as lines across ${axes.length} axes: ${names}. The table of the front holds the same figures.`;
}
