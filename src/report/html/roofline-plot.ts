import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { MappedLayer } from '../../mapper/mapped-network.ts';
import { type Bottleneck, bottleneck } from '../bottleneck.ts';
import { layerGroups } from '../layer-groups.ts';
import { grouped, percent, significant } from '../number-format.ts';
import { machineRoof, type Roof, type RooflinePosition, rooflinePosition } from '../roofline.ts';
import { type AxisScale, logarithmicScale } from './axis-scale.ts';
import { html, type Markup } from './markup.ts';
import { type Point, placeLabels } from './place-labels.ts';
import { at, plotFrame, X_RANGE, Y_RANGE } from './plot-frame.ts';
import { roofLine } from './roof-line.ts';

/** Layers that are named in the plot: those that take most of the time. */
const NAMED = 3;

/** Class of the colour of a bottleneck: that of the part of the time it is to blame for. */
const COLOURS = {
  compute: 'compute',
  bandwidth: 'stall',
  fill: 'fill',
  drain: 'drain',
} as const satisfies Record<Bottleneck, string>;

const BOTTLENECK_WORDS: Readonly<Record<Bottleneck, string>> = {
  compute: 'compute-bound',
  bandwidth: 'bandwidth-bound',
  fill: 'mostly fill',
  drain: 'mostly drain',
};

/** Layers that are alike, with their place under the roof. */
interface RoofPoint extends RooflinePosition {
  readonly name: string;
  /** Of the time of all layers, 0 … 1. */
  readonly timeShare: number;
  readonly bottleneck: Bottleneck;
}

/**
 * The layers of a design under the roof of its accelerator: speed over operational intensity, both logarithmic. A point
 * is a layer and those alike, larger the more of the time they take, its colour what holds them up. Null where no layer
 * multiplies anything.
 *
 * @param id  unique in the page
 */
export function rooflinePlot(
  layers: readonly MappedLayer[],
  accelerator: Accelerator,
  id: string,
): Markup | null {
  const points = roofPoints(layers, accelerator);
  if (points.length === 0) return null;
  const roof = machineRoof(accelerator);
  const { macsPerCycle, ridgeMacsPerDramBit } = roof;
  const ridge = ridgeMacsPerDramBit === null ? [] : [ridgeMacsPerDramBit];
  const x = logarithmicScale([...points.map((one) => one.macsPerDramBit), ...ridge], X_RANGE);
  const y = logarithmicScale([...points.map((one) => one.macsPerCycle), macsPerCycle], Y_RANGE);
  return html`<figure class="roofline">
<figcaption><b>Roofline</b>: speed over operational intensity; the larger a point, the longer its layers take.${legend(points)}</figcaption>
${plotFrame({
  id,
  title: 'Roofline of the layers',
  description: description(points, roof, layers),
  x: { scale: x, label: 'MACs per DRAM bit (logarithmic)' },
  y: { scale: y, label: 'MACs per cycle (logarithmic)' },
  content: html`${roofLine(roof, x, y)}${marks(points, x, y)}`,
})}
</figure>`;
}

/** From left to right, as the arrow keys go through them. */
function roofPoints(layers: readonly MappedLayer[], accelerator: Accelerator): RoofPoint[] {
  const allCycles = layers.reduce((sum, { cost }) => sum + cost.latencyCycles, 0);
  return layerGroups(layers)
    .flatMap(({ mapped, names }) => {
      const position = rooflinePosition(mapped, accelerator);
      if (position === null) return [];
      const others = names.length === 1 ? '' : ` and ${grouped(names.length - 1)} alike`;
      const name = `${mapped.layer.name}${others}`;
      const timeShare = (mapped.cost.latencyCycles * names.length) / allCycles;
      return { ...position, name, timeShare, bottleneck: bottleneck(mapped.cost) };
    })
    .toSorted((a, b) => a.macsPerDramBit - b.macsPerDramBit);
}

function marks(points: readonly RoofPoint[], x: AxisScale, y: AxisScale): Markup {
  const placeOf = (one: RoofPoint): Point => [
    at(x.position(one.macsPerDramBit)),
    at(y.position(one.macsPerCycle)),
  ];
  const named = points
    .toSorted((a, b) => b.timeShare - a.timeShare)
    .slice(0, NAMED)
    .map((one) => ({ text: one.name, point: placeOf(one) }));
  const labels = placeLabels(named, points.map(placeOf));
  return html`<g class="points">${points.map((one) => mark(one, placeOf(one)))}</g><g aria-hidden="true">${labels.map(
    (label) => html`<text class="tag" x="${at(label.x)}" y="${at(label.y)}">${label.text}</text>`,
  )}</g>`;
}

function mark(one: RoofPoint, [x, y]: Point): Markup {
  const { name, macsPerDramBit, macsPerCycle, attainedShare, timeShare } = one;
  const words = `${name}: ${significant(macsPerDramBit)} MACs per DRAM bit, ${significant(macsPerCycle)} MACs per cycle (${percent(attainedShare)} of the roof), ${percent(timeShare)} of the time`;
  const radius = at(3 + 12 * Math.sqrt(timeShare));
  return html`<g class="point part ${COLOURS[one.bottleneck]}" role="img"><title>${words}</title><circle cx="${x}" cy="${y}" r="${radius}"/></g>`;
}

function legend(points: readonly RoofPoint[]): Markup {
  const seen = new Set(points.map((one) => one.bottleneck));
  const kinds = (['compute', 'bandwidth', 'fill', 'drain'] as const).filter((kind) =>
    seen.has(kind),
  );
  return html`${kinds.map(
    (kind) => html` <span><i class="key ${COLOURS[kind]}"></i>${BOTTLENECK_WORDS[kind]}</span>`,
  )}`;
}

function description(
  points: readonly RoofPoint[],
  { ridgeMacsPerDramBit }: Roof,
  layers: readonly MappedLayer[],
): string {
  const left = points.filter(({ side }) => side === 'bandwidth').length;
  const streaming = layers.filter(({ mapping }) => mapping === null).length;
  const ridge =
    ridgeMacsPerDramBit === null
      ? 'DRAM is never the limit'
      : `left of the ridge at ${significant(ridgeMacsPerDramBit)} MACs per DRAM bit, where DRAM is the limit: ${grouped(left)}`;
  const without = streaming === 0 ? '' : `; layers that multiply nothing: ${grouped(streaming)}`;
  return `Kinds of layer: ${grouped(points.length)}; ${ridge}${without}. The table of the layers says what each waits for.`;
}
