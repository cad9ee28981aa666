import { escapeHtml } from './escape-html.ts';

/** A piece of HTML or SVG that is ready to be written; anything else that goes into a page is escaped first. */
export interface Markup {
  readonly markup: string;
}

/** What a template may contain; null and undefined leave nothing. */
export type MarkupValue = string | number | Markup | readonly Markup[] | null | undefined;

/**
 * A template whose strings and numbers are escaped: html`<td>${networkName}</td>`. Only markup goes in as it is.
 *
 * Tags are written so that an XML reader can follow them: every element closed, every attribute quoted.
 */
export function html(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  const written = values.map((value, index) => markupOf(value) + (parts[index + 1] ?? ''));
  return { markup: (parts[0] ?? '') + written.join('') };
}

/** Our own text that is known to be markup, e.g. the stylesheet. Never for text from a file. */
export function trusted(markup: string): Markup {
  return { markup };
}

function markupOf(value: MarkupValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map((one) => one.markup).join('');
}
