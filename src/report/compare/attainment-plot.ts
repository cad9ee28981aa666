import { curveStepAfter, line } from 'd3-shape';
import type { ObjectiveLabel } from '../../base/objective.ts';
import { axisScale } from '../html/axis-scale.ts';
import { html, type Markup } from '../html/markup.ts';
import { plotFrame, X_RANGE, Y_RANGE } from '../html/plot-frame.ts';
import { type AttainmentStep, medianAttainment } from './attainment.ts';
import type { RunGroup } from './compared-run.ts';

/** The surface that half of the runs of each group attain, in two objectives. */
export function attainmentPlot(
  groups: readonly RunGroup[],
  objectives: readonly ObjectiveLabel[],
  [across, up]: readonly [number, number],
  id: string,
): Markup {
  const surfaces = groups.map(({ runs }) =>
    medianAttainment(
      runs.map(({ front }) => front.map((point) => [point[across] ?? 0, point[up] ?? 0] as const)),
    ),
  );
  const x = axisScale(
    surfaces.flat().map((step) => step.x),
    X_RANGE,
  );
  const y = axisScale(
    surfaces.flat().map((step) => step.y),
    Y_RANGE,
  );
  const path = line<AttainmentStep>()
    .x((step) => x.position(step.x))
    .y((step) => y.position(step.y))
    .curve(curveStepAfter)
    .digits(1);
  const words = (index: number) => `${objectives[index]?.label} (${objectives[index]?.unit})`;
  return plotFrame({
    id,
    title: `Attained by half of the runs: ${objectives[up]?.label} against ${objectives[across]?.label}`,
    description: 'For each value to the right, the least value upwards that half of the runs have.',
    x: { scale: x, label: words(across) },
    y: { scale: y, label: words(up) },
    content: html`${surfaces.map(
      (steps, index) =>
        html`<g class="g${index % 6}"><path class="median" d="${path([...steps]) ?? ''}"/></g>`,
    )}`,
  });
}
