import type { AxisScale } from './axis-scale.ts';
import { html, type Markup } from './markup.ts';

/** Size of every plot in its own units; the page scales it. */
export const PLOT = { width: 480, height: 330, left: 46, right: 14, top: 26, bottom: 40 } as const;

/** From left to right. */
export const X_RANGE: readonly [number, number] = [PLOT.left, PLOT.width - PLOT.right];
/** From bottom to top: the least value lies lowest. */
export const Y_RANGE: readonly [number, number] = [PLOT.height - PLOT.bottom, PLOT.top];

export interface PlotFrame {
  /** Unique in the page. */
  readonly id: string;
  /** What a screen reader says first. */
  readonly title: string;
  /** What the plot shows, in words. */
  readonly description: string;
  readonly x: { readonly scale: AxisScale; readonly label: string };
  readonly y: { readonly scale: AxisScale; readonly label: string };
  readonly content: Markup;
}

/** An SVG plot: grid, axes with labels, and the content on top. Focusable parts of the content stay focusable. */
export function plotFrame({ id, title, description, x, y, content }: PlotFrame): Markup {
  const right = PLOT.width - PLOT.right;
  const bottom = PLOT.height - PLOT.bottom;
  return html`<svg class="plot" viewBox="0 0 ${PLOT.width} ${PLOT.height}" role="group" aria-labelledby="${id}-title ${id}-desc">
<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>
<g class="axis" aria-hidden="true">${x.scale.ticks.map(
    ({ position, label }) =>
      html`<path d="M${at(position)} ${PLOT.top}V${bottom}"/><text class="x" x="${at(position)}" y="${bottom + 16}">${label}</text>`,
  )}${y.scale.ticks.map(
    ({ position, label }) =>
      html`<path d="M${PLOT.left} ${at(position)}H${right}"/><text class="y" x="${PLOT.left - 7}" y="${at(position + 4)}">${label}</text>`,
  )}<text class="label" x="4" y="13">↑ ${y.label}</text><text class="label end" x="${right}" y="${PLOT.height - 5}">${x.label} →</text></g>
${content}</svg>`;
}

/** A coordinate with the decimals that can be seen. */
export function at(coordinate: number): number {
  return Math.round(coordinate * 10) / 10;
}
