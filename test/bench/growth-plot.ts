import { type ScaleLogarithmic, scaleLog } from 'd3-scale';
import groupBy from 'lodash/groupBy.js';

/** One search of a sweep. */
export interface GrowthPoint {
  readonly sweep: string;
  /** Where in the sweep. */
  readonly at: number;
  readonly milliseconds: number;
  readonly bounded: number;
  readonly scored: number;
}

const PANEL = { width: 260, height: 220, left: 56, right: 16, top: 34, bottom: 34 };
/** Both quantities, in colours that hold on light and on dark. */
const SERIES = [
  { name: 'sets bounded', colour: '#3b7dd8', value: ({ bounded }: GrowthPoint) => bounded },
  { name: 'CPU ms', colour: '#d9822b', value: ({ milliseconds }: GrowthPoint) => milliseconds },
] as const;

/** A panel for each sweep, both axes logarithmic. */
export function growthPlot(points: readonly GrowthPoint[]): string {
  const sweeps = Object.entries(groupBy(points, ({ sweep }) => sweep));
  const values = points.flatMap((point) => SERIES.map(({ value }) => value(point)));
  const y = scaleLog()
    .domain([Math.min(...values), Math.max(...values)])
    .nice()
    .range([PANEL.height - PANEL.bottom, PANEL.top]);
  const panels = sweeps.map(([sweep, own], index) => panel(sweep, own, y, index * PANEL.width));
  const width = sweeps.length * PANEL.width;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${PANEL.height}" font-family="system-ui, sans-serif" font-size="10" role="img" aria-label="Work of the optimal mapper against levels, PEs and channels">`,
    `<rect width="${width}" height="${PANEL.height}" fill="#ffffff"/>`,
    ...panels,
    '</svg>\n',
  ].join('\n');
}

function panel(
  sweep: string,
  points: readonly GrowthPoint[],
  y: ScaleLogarithmic<number, number>,
  offset: number,
): string {
  const places = points.map(({ at }) => at);
  const x = scaleLog()
    .domain([Math.min(...places), Math.max(...places)])
    .range([PANEL.left, PANEL.width - PANEL.right]);
  const left = x.range()[0] ?? 0;
  const right = x.range()[1] ?? 0;
  const bottom = PANEL.height - PANEL.bottom;
  const ticks = y.ticks(4).map((tick) => {
    const label = `<text x="${left - 5}" y="${at(y(tick)) + 3}" text-anchor="end">${tick.toLocaleString('en')}</text>`;
    return `<path d="M${left} ${at(y(tick))}H${right}" stroke="#e2e2e2"/>${isPower(tick) ? label : ''}`;
  });
  const marks = places.map(
    (place) => `<text x="${at(x(place))}" y="${bottom + 14}" text-anchor="middle">${place}</text>`,
  );
  const lines = SERIES.map(({ name, colour, value }, index) => {
    const corners = points.map((point) => `${at(x(point.at))} ${at(y(value(point)))}`);
    const dots = corners.map((corner) => {
      const [cx, cy] = corner.split(' ');
      return `<circle cx="${cx}" cy="${cy}" r="2.5" fill="${colour}"/>`;
    });
    const key = `<text x="${left + index * 82}" y="26" fill="${colour}">● ${name}</text>`;
    return `<path d="M${corners.join('L')}" fill="none" stroke="${colour}" stroke-width="1.5"/>${dots.join('')}${key}`;
  });
  const title = `<text x="${left}" y="12" font-weight="600">${sweep}</text>`;
  return `<g transform="translate(${offset})">${title}${ticks.join('')}${marks.join('')}${lines.join('')}</g>`;
}

function at(place: number): number {
  return Math.round(place * 10) / 10;
}

function isPower(tick: number): boolean {
  return Number.isInteger(Math.log10(tick));
}
