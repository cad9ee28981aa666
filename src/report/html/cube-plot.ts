import type { ObjectiveLabel } from '../../base/objective.ts';
import type { Design, RunSummary } from '../../study/design.ts';
import { designText, objectiveValue } from '../objective-text.ts';
import { type AxisScale, axisScale } from './axis-scale.ts';
import { colourBins } from './colour-bins.ts';
import { designMarker } from './design-marker.ts';
import { html, type Markup } from './markup.ts';
import type { Point } from './place-labels.ts';
import { at, PLOT } from './plot-frame.ts';
import { ISOMETRIC, turned } from './turned.ts';

/** Length of an edge of the cube and its middle, in the plot's own units; the script knows them from the markup. */
const CUBE = { edge: 190, x: PLOT.width / 2, y: PLOT.height / 2 } as const;

type Corner = readonly [number, number, number];
const ORIGIN: Corner = [0, 0, 0];
const AXIS_ENDS: readonly Corner[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
/** The edges that do not start at the origin. */
const FAR_EDGES: readonly (readonly [Corner, Corner])[] = [
  [
    [1, 0, 0],
    [1, 1, 0],
  ],
  [
    [0, 1, 0],
    [1, 1, 0],
  ],
  [
    [1, 0, 0],
    [1, 0, 1],
  ],
  [
    [0, 1, 0],
    [0, 1, 1],
  ],
  [
    [0, 0, 1],
    [1, 0, 1],
  ],
  [
    [0, 0, 1],
    [0, 1, 1],
  ],
];

/**
 * The front in the cube of its first three objectives, seen from a corner; a stem joins each design to the floor. The
 * script adds two sliders that turn and tilt it. The best corner, lowest in all three, is where the axes start. Null for
 * fewer than three objectives.
 */
export function cubePlot(run: RunSummary, id: string): Markup | null {
  const [up, first, second] = run.objectives;
  if (up === undefined || first === undefined || second === undefined) return null;
  if (run.designs.length === 0) return null;
  const axes = [first, second, up];
  const placeOf = placing(run, axes);
  const colour = colourBins(run.designs.map((design) => objectiveValue(design, up)));
  return html`<figure class="cube" id="${id}">
<figcaption><b>All three objectives</b>: ${up.label} upwards, coloured by it. The best corner is where the three axes start.</figcaption>
<svg class="plot" viewBox="0 0 ${PLOT.width} ${PLOT.height}" data-edge="${CUBE.edge}" role="group" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">Front: ${axes.map(({ label }) => label).join(', ')}</title><desc id="${id}-desc">${run.designs.length} designs in the cube of three objectives, from a corner. The table of the front holds the same figures.</desc>
<g class="axis" aria-hidden="true">${FAR_EDGES.map(([from, to]) => edge(from, to, ''))}${AXIS_ENDS.map((end, index) => axisEdge(end, axes[index]))}</g>
${run.designs.map((design) => stem(placeOf(design)))}
<g class="points">${run.designs.map((design) => point(design, placeOf(design), colour(objectiveValue(design, up)), run))}</g></svg>
<div class="ranges"></div>
</figure>`;
}

/** Where a design lies in the unit cube. */
function placing(run: RunSummary, axes: readonly ObjectiveLabel[]): (design: Design) => Corner {
  const scales = axes.map(
    (axis): AxisScale =>
      axisScale(
        run.designs.map((design) => objectiveValue(design, axis)),
        [0, 1],
      ),
  );
  return (design) => {
    const along = axes.map((axis, index) =>
      thousandth(scales[index]?.position(objectiveValue(design, axis)) ?? 0),
    );
    return [along[0] ?? 0, along[1] ?? 0, along[2] ?? 0];
  };
}

function seen([u, v, w]: Corner): Point {
  const [right, down] = turned(u, v, w, ISOMETRIC.turnDeg, ISOMETRIC.tiltDeg);
  return [at(CUBE.x + CUBE.edge * right), at(CUBE.y + CUBE.edge * down)];
}

/** A line between two places of the cube, which the script finds again by `data-ends`. */
function edge(from: Corner, to: Corner, className: string): Markup {
  const kind = className === '' ? null : html` class="${className}"`;
  return html`<path${kind} d="M${seen(from).join(' ')}L${seen(to).join(' ')}" data-ends="${[...from, ...to].join(' ')}"/>`;
}

function axisEdge(end: Corner, objective: ObjectiveLabel | undefined): Markup {
  const beyond: Corner = [1.1 * end[0], 1.1 * end[1], 1.1 * end[2]];
  const [x, y] = seen(beyond);
  return html`${edge(ORIGIN, end, 'near')}<text class="label middle" x="${x}" y="${y}" data-place="${beyond.map(thousandth).join(' ')}">${objective?.label ?? ''} (${objective?.unit ?? ''})</text>`;
}

function stem(place: Corner): Markup {
  return edge(place, [place[0], place[1], 0], 'stem');
}

function point(design: Design, place: Corner, bin: number, { objectives }: RunSummary): Markup {
  return html`<a class="point c${bin}" href="#trial-${design.trial}" data-trial="${design.trial}" data-place="${place.join(' ')}"><title>${designText(design, objectives)}</title>${designMarker(design, seen(place))}</a>`;
}

function thousandth(share: number): number {
  return Math.round(share * 1000) / 1000;
}
