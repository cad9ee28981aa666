import { area, curveStepAfter, line } from 'd3-shape';
import { axisScale } from '../html/axis-scale.ts';
import { html, type Markup } from '../html/markup.ts';
import { at, plotFrame, X_RANGE, Y_RANGE } from '../html/plot-frame.ts';
import { type BandPoint, hypervolumeBand } from './band.ts';
import type { ComparedProgress, RunGroup } from './compared-run.ts';

export interface BandPlotOptions {
  readonly id: string;
  readonly title: string;
  readonly xLabel: string;
  readonly placeOf: (progress: ComparedProgress) => number;
}

/** Median hypervolume of each group of runs, over the band of its quartiles. */
export function bandPlot(groups: readonly RunGroup[], options: BandPlotOptions): Markup {
  const bands = groups.map(({ runs }) => hypervolumeBand(runs, options.placeOf));
  const points = bands.flat();
  const x = axisScale([0, ...points.map((point) => point.at)], X_RANGE);
  const y = axisScale(
    points.flatMap(({ lower, upper }) => [lower, upper]).filter((value) => value > 0),
    Y_RANGE,
  );
  const ends = bands.map((band, index) => {
    const last = band.at(-1);
    return `${groups[index]?.name}: ${last?.median.toFixed(4)} (${last?.lower.toFixed(4)} to ${last?.upper.toFixed(4)})`;
  });
  return plotFrame({
    id: options.id,
    title: options.title,
    description: `Medians at the end, with quartiles. ${ends.join('; ')}.`,
    x: { scale: x, label: options.xLabel },
    y: { scale: y, label: 'hypervolume (share of the box)' },
    content: html`${bands.map((band, index) => bandMarks(band, index, x.position, y.position))}`,
  });
}

function bandMarks(
  band: readonly BandPoint[],
  index: number,
  x: (value: number) => number,
  y: (value: number) => number,
): Markup {
  const floor = Y_RANGE[0];
  const low = (value: number) => (value > 0 ? Math.min(floor, y(value)) : floor);
  const between = area<BandPoint>()
    .x((point) => x(point.at))
    .y0((point) => low(point.lower))
    .y1((point) => low(point.upper))
    .curve(curveStepAfter)
    .digits(1);
  const middle = line<BandPoint>()
    .x((point) => x(point.at))
    .y((point) => low(point.median))
    .curve(curveStepAfter)
    .digits(1);
  const last = band.at(-1);
  const end =
    last === undefined
      ? null
      : html`<circle class="band-end" cx="${at(x(last.at))}" cy="${at(low(last.median))}" r="3"/>`;
  return html`<g class="g${index % 6}"><path class="band" d="${between([...band]) ?? ''}"/><path class="median" d="${middle([...band]) ?? ''}"/>${end}</g>`;
}
