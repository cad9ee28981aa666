import type { GeneHistory } from '../../study/design.ts';
import { percent } from '../number-format.ts';
import { html, type Markup } from './markup.ts';

/**
 * Which choices of each gene the search tried, from the start of the run to its end: a row per choice, a cell per part of
 * the run, the darker the more often. In words beside it: its share in the first and in the last part.
 */
export function geneHistorySection(history: readonly GeneHistory[]): Markup | null {
  const genes = history.filter(({ parts }) => parts.length > 1);
  if (genes.length === 0) return null;
  return html`<section aria-labelledby="genes"><h2 id="genes">What was tried</h2>
<p class="note">Shares of each choice among the trials of a part of the run, from its start (left) to its end (right). A gene that ends in one dark row has converged.</p>
<div class="genes">${genes.map(geneTable)}</div></section>`;
}

function geneTable({ gene, choices, parts }: GeneHistory): Markup {
  const shares = parts.map((counts) => sharesOf(counts));
  return html`<table class="gene"><caption>${gene}</caption>
<thead><tr><th scope="col">choice</th><th scope="col">over the run</th><th scope="col">first</th><th scope="col">last</th></tr></thead>
<tbody>${choices.map((choice, at) => {
    const row = shares.map((part) => part[at] ?? 0);
    return html`<tr><th scope="row">${choice}</th><td>${strip(row)}</td><td class="number">${percent(row[0] ?? 0)}</td><td class="number">${percent(row.at(-1) ?? 0)}</td></tr>`;
  })}</tbody></table>`;
}

/** A cell per part, as wide as all others, as opaque as its share is large. */
function strip(shares: readonly number[]): Markup {
  return html`<svg class="strip" viewBox="0 0 ${shares.length} 1" preserveAspectRatio="none" aria-hidden="true">${shares.map(
    (share, at) =>
      share === 0
        ? html``
        : html`<path d="M${at} 0h1v1h-1z" opacity="${Math.max(0.06, Math.round(share * 100) / 100)}"/>`,
  )}</svg>`;
}

function sharesOf(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => (all === 0 ? 0 : count / all));
}
