import { extent } from 'd3-array';
import { curveStepAfter, line } from 'd3-shape';
import uniq from 'lodash/uniq.js';
import upperFirst from 'lodash/upperFirst.js';
import type { ObjectiveLabel } from '../../base/objective.ts';
import { nonDominated } from '../../search/non-dominated-sort.ts';
import type { Design, RunSummary } from '../../study/design.ts';
import { highlights } from '../highlights.ts';
import { significant } from '../number-format.ts';
import { designText, objectiveValue } from '../objective-text.ts';
import { type AxisScale, axisScale } from './axis-scale.ts';
import { COLOUR_BINS, colourBins } from './colour-bins.ts';
import { designMarker } from './design-marker.ts';
import { html, type Markup } from './markup.ts';
import { type Point, placeLabels } from './place-labels.ts';
import { at, plotFrame, X_RANGE, Y_RANGE } from './plot-frame.ts';
import type { Projection } from './projections.ts';

/** Colour of all points where there is no third objective: that of the legend. */
const PLAIN_BIN = 2;

interface Plane {
  readonly projection: Projection;
  readonly x: AxisScale;
  readonly y: AxisScale;
}

/**
 * The front in one plane, above all feasible trials: a point per design that links to its section, coloured by the third
 * objective. Diamonds are designs whose accuracy was not measured; the stepped line joins those that no other design
 * beats in both directions of the plane.
 */
export function frontPlot(run: RunSummary, projection: Projection, id: string): Markup {
  const { x, y, colour } = projection;
  const plane = planeOf(run, projection);
  return html`<figure class="front">
<figcaption><b>${upperFirst(y.label)} against ${x.label}</b>${colour === null ? '' : `, coloured by ${colour.label}`}. Lower left is better.${colourLegend(run, colour)}</figcaption>
${plotFrame({
  id,
  title: `Front: ${y.label} against ${x.label}`,
  description: description(run, projection),
  x: { scale: plane.x, label: axisLabel(x, plane.x) },
  y: { scale: plane.y, label: axisLabel(y, plane.y) },
  content: html`${trialDots(run, plane)}${frontLine(run.designs, plane)}${tags(run, plane)}${frontPoints(run, plane)}`,
})}
</figure>`;
}

function planeOf(run: RunSummary, projection: Projection): Plane {
  const { x, y } = projection;
  const valuesOf = ({ key }: ObjectiveLabel) =>
    [...feasibleTrials(run), ...run.designs].flatMap(({ objectives }) => objectives[key] ?? []);
  return { projection, x: axisScale(valuesOf(x), X_RANGE), y: axisScale(valuesOf(y), Y_RANGE) };
}

function feasibleTrials({ trials }: RunSummary) {
  return trials.filter(({ feasible }) => feasible);
}

function placeOf(objectives: Design['objectives'], { projection, x, y }: Plane): Point {
  const valueX = objectives[projection.x.key] ?? Number.NaN;
  const valueY = objectives[projection.y.key] ?? Number.NaN;
  return [at(x.position(valueX)), at(y.position(valueY))];
}

/** All feasible trials as one path of round dots, so that thousands stay small; dots in the same place are one. */
function trialDots(run: RunSummary, plane: Plane): Markup {
  const dots = feasibleTrials(run)
    .map(({ objectives }) => placeOf(objectives, plane))
    .filter((place) => place.every(Number.isFinite))
    .map(([x, y]) => `M${Math.round(x)} ${Math.round(y)}h0`);
  return html`<path class="trials" d="${uniq(dots).join('')}"/>`;
}

/** Joins the designs that are not dominated in this plane, by steps along what they dominate. */
function frontLine(designs: readonly Design[], plane: Plane): Markup {
  const { x, y } = plane.projection;
  const best = nonDominated(designs.map((one) => [objectiveValue(one, x), objectiveValue(one, y)]));
  const places = best
    .flatMap((position) => designs[position] ?? [])
    .map(({ objectives }) => placeOf(objectives, plane))
    .toSorted((a, b) => a[0] - b[0] || b[1] - a[1]);
  const path = line<Point>().curve(curveStepAfter).digits(1)([...places]);
  return html`<path class="staircase" d="${path ?? ''}"/>`;
}

function frontPoints(run: RunSummary, plane: Plane): Markup {
  const { colour } = plane.projection;
  const bin = colour === null ? () => PLAIN_BIN : binOf(run.designs, colour);
  const best = new Set(highlights(run.designs, run.objectives).map(({ design }) => design));
  // Designs that are pointed out are drawn last, on top of their neighbours.
  const ordered = run.designs.toSorted((a, b) => Number(best.has(a)) - Number(best.has(b)));
  return html`<g class="points">${ordered.map((design) => {
    const place = placeOf(design.objectives, plane);
    const name = designText(design, run.objectives);
    return html`<a class="point c${bin(design)}" href="#trial-${design.trial}" data-trial="${design.trial}"><title>${name}</title>${designMarker(design, place)}</a>`;
  })}</g>`;
}

function binOf(designs: readonly Design[], colour: ObjectiveLabel): (design: Design) => number {
  const bins = colourBins(designs.map((design) => objectiveValue(design, colour)));
  return (design) => bins(objectiveValue(design, colour));
}

/** Why designs are pointed out, below all points so that no word hides one. */
function tags(run: RunSummary, plane: Plane): Markup {
  const labels = highlights(run.designs, run.objectives).map(({ design, reasons }) => ({
    text: reasons.join(', '),
    point: placeOf(design.objectives, plane),
  }));
  const points = run.designs.map(({ objectives }) => placeOf(objectives, plane));
  return html`<g aria-hidden="true">${placeLabels(labels, points).map(
    ({ text, x, y }) => html`<text class="tag" x="${at(x)}" y="${at(y)}">${text}</text>`,
  )}</g>`;
}

function axisLabel({ label, unit }: ObjectiveLabel, { kind }: AxisScale): string {
  return `${label} (${unit}${kind === 'logarithmic' ? ', logarithmic' : ''})`;
}

function colourLegend({ designs }: RunSummary, colour: ObjectiveLabel | null): Markup | null {
  if (colour === null || designs.length === 0) return null;
  const [least = 0, largest = 0] = extent(designs, (design) => objectiveValue(design, colour));
  return html` <span class="scale">${significant(least)} ${COLOUR_BINS.map((bin) => html`<i class="c${bin}"></i>`)} ${significant(largest)} ${colour.unit}</span>`;
}

function description(run: RunSummary, { x, y, colour }: Projection): string {
  const coloured = colour === null ? '' : `, coloured by ${colour.label}`;
  return `${run.designs.length} designs of the front${coloured}, over ${feasibleTrials(run).length} feasible trials; ${x.label} to the right, ${y.label} upwards. The table of the front holds the same figures.`;
}
