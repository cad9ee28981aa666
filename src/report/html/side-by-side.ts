import type { RunSummary } from '../../study/design.ts';
import type { Highlight } from '../highlights.ts';
import { html, type Markup } from './markup.ts';

/**
 * A place for two designs side by side, which the script fills from the table of the front and from the sections of the
 * designs: every figure and gene of both, how they differ, and what time and energy are made of. It starts with the
 * first two designs that are pointed out. Nothing is written twice, so that the page stays small; without the script the
 * same figures are in the table of the front. Null where there are fewer than two designs.
 */
export function sideBySide(run: RunSummary, shown: readonly Highlight[]): Markup | null {
  const [first, second] = [...shown.map(({ design }) => design), ...run.designs.toReversed()];
  if (first === undefined || second === undefined || first === second) return null;
  return html`<section id="side-by-side" class="needs-script" aria-labelledby="pair" data-first="${first.trial}" data-second="${second.trial}"><h2 id="pair">Two designs side by side</h2>
<p class="picker"></p>
<div class="scroll" role="region" aria-label="Two designs side by side" tabindex="0"><table class="pair"><caption>The second beside the first: numbers as a ratio, what differs in bold.</caption><thead><tr><th scope="col">figure</th></tr></thead><tbody></tbody></table></div>
<div class="halves"></div></section>`;
}
