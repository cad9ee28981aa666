import upperFirst from 'lodash/upperFirst.js';
import type { ObjectiveLabel } from '../../base/objective.ts';
import type { Highlight } from '../highlights.ts';
import { objectiveText } from '../objective-text.ts';
import { accuracyBadge } from './accuracy-badge.ts';
import { html, type Markup } from './markup.ts';

/** One card for each design that is worth a look first: why, its objectives, and a link to its section. */
export function highlightCards(
  shown: readonly Highlight[],
  objectives: readonly ObjectiveLabel[],
): Markup {
  return html`<ul class="cards">${shown.map((highlight) => card(highlight, objectives))}</ul>`;
}

function card({ design, reasons }: Highlight, objectives: readonly ObjectiveLabel[]): Markup {
  const { trial, network } = design;
  return html`<li><a href="#trial-${trial}" data-trial="${trial}" data-go=""><b>${upperFirst(reasons.join(', '))}</b>
<span class="which">trial ${trial}, ${network.name}${accuracyBadge(network.accuracySource)}</span>
<dl>${objectives.map(
    (one) => html`<div><dt>${one.label}</dt><dd>${objectiveText(design, one)}</dd></div>`,
  )}</dl></a></li>`;
}
