import { html, type Markup } from './markup.ts';
import { at } from './plot-frame.ts';

export interface BarPart {
  /** Class of the stylesheet that gives the colour. */
  readonly colourClass: string;
  readonly amount: number;
}

/** Width of a full bar in its own units; a small bar is as many pixels wide. */
const FULL_WIDTH = 100;

/** Parts side by side as a bar over the whole width, for the eye only: the figures have to stand beside it in words. */
export function wideBar(parts: readonly BarPart[], full: number): Markup {
  return html`<svg class="bar" viewBox="0 0 ${FULL_WIDTH} 2" preserveAspectRatio="none" aria-hidden="true">${pieces(parts, full)}</svg>`;
}

/**
 * The same for a cell of a table, in as few letters as possible: a page has thousands of them.
 *
 * @param full  the amount that fills the whole width
 */
export function smallBar(parts: readonly BarPart[], full: number): Markup {
  return html`<svg class="small" aria-hidden="true">${pieces(parts, full)}</svg>`;
}

function pieces(parts: readonly BarPart[], full: number): Markup[] {
  let start = 0;
  return parts.flatMap(({ colourClass, amount }) => {
    const from = at((FULL_WIDTH * start) / full);
    start += amount;
    const width = at((FULL_WIDTH * start) / full - from);
    return width > 0 ? html`<path class="${colourClass}" d="M${from} 1h${width}"/>` : [];
  });
}
