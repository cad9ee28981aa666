import type { AccuracySource } from '../../accuracy/accuracy.ts';
import { accuracyMark } from '../accuracy-mark.ts';
import { html, type Markup } from './markup.ts';

/** The word that marks an accuracy that nobody measured, as a badge; nothing for a measured one. */
export function accuracyBadge(source: AccuracySource): Markup | null {
  const mark = accuracyMark(source);
  return mark === null ? null : html` <span class="mark">${mark}</span>`;
}
