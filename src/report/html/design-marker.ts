import type { Design } from '../../study/design.ts';
import { accuracyMark } from '../accuracy-mark.ts';
import { html, type Markup } from './markup.ts';
import type { Point } from './place-labels.ts';
import { at } from './plot-frame.ts';

/** The mark of a design in a plot: a circle, or a diamond where its accuracy was not measured. */
export function designMarker(design: Design, [x, y]: Point): Markup {
  return accuracyMark(design.network.accuracySource) === null
    ? html`<circle cx="${x}" cy="${y}" r="4.5"/>`
    : html`<path d="M${x} ${at(y - 6)}l6 6-6 6-6-6z"/>`;
}
