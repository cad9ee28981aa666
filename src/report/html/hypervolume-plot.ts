import { line } from 'd3-shape';
import type { Progress } from '../../study/design.ts';
import { grouped, significant } from '../number-format.ts';
import { axisScale } from './axis-scale.ts';
import { html, type Markup } from './markup.ts';
import { at, PLOT, plotFrame, X_RANGE, Y_RANGE } from './plot-frame.ts';

/** How the hypervolume of the front grew with the evaluations; null where nothing was recorded. */
export function hypervolumePlot(history: readonly Progress[], id: string): Markup | null {
  const last = history.at(-1);
  if (last === undefined) return null;
  const x = axisScale([0, ...history.map(({ evaluations }) => evaluations)], X_RANGE);
  const y = axisScale(
    history.map(({ hypervolume }) => hypervolume),
    Y_RANGE,
  );
  const path = line<Progress>(
    ({ evaluations }) => x.position(evaluations),
    ({ hypervolume }) => y.position(hypervolume),
  ).digits(1);
  const endX = at(x.position(last.evaluations));
  const endY = at(y.position(last.hypervolume));
  const words = `${significant(last.hypervolume)} after ${grouped(last.evaluations)} evaluations`;
  return html`<figure>
<figcaption><b>Hypervolume over evaluations</b>: the share of the box up to the reference point that the front dominates. Higher is better; the axis does not start at 0.</figcaption>
${plotFrame({
  id,
  title: 'Hypervolume over evaluations',
  description: `It ended at ${words}, with ${grouped(last.frontSize)} designs on the front.`,
  x: { scale: x, label: 'evaluations' },
  y: { scale: y, label: 'hypervolume (share of the box)' },
  content: html`<path class="growth" d="${path([...history]) ?? ''}"/><circle class="growth-end" cx="${endX}" cy="${endY}" r="4"/><text class="tag end" x="${PLOT.width - PLOT.right - 4}" y="${PLOT.height - PLOT.bottom - 10}">${words}</text>`,
})}
</figure>`;
}
