import type { RunSummary } from '../../study/design.ts';
import { html, type Markup } from './markup.ts';

/** What it takes to repeat a run, and how figures in the report are to be read. */
export function runDetails(run: RunSummary): Markup {
  const facts = [
    ['experiment', run.experiment],
    ['algorithm', run.algorithm],
    ['seed', String(run.seed)],
    ['candidates ranked by', run.executor],
    ['figures of the front by', 'reference (float64)'],
    ['objectives, all minimised', run.objectives.map(({ key }) => key).join(', ')],
    ['constraints', run.constraints.length === 0 ? 'none' : run.constraints.join(', ')],
    ...Object.entries(run.versions),
  ] as const;
  return html`<section aria-labelledby="run"><h2 id="run">The run</h2>
<dl class="run">${facts.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>
<ul class="note">
<li>The knee is the design nearest to the lowest value of every objective, each scaled to 0 … 1 over the front.</li>
<li>In a loop nest, <code>for P in 0..7</code> takes 7 steps one after the other, <code>parallel-for K in 0..16 (x)</code> runs its 16 steps side by side along x.</li>
<li>What twice the bandwidth would save keeps the mapping, the fill and the drain as they are.</li>
</ul></section>`;
}
