import type { ObjectiveLabel } from '../../base/objective.ts';
import type { Design } from '../../study/design.ts';
import type { FpgaDevice } from '../../technology/fpga-device.ts';
import type { Highlight } from '../highlights.ts';
import { networkTotals } from '../network-totals.ts';
import { designText, objectiveText } from '../objective-text.ts';
import { acceleratorSummary } from './accelerator-summary.ts';
import { accuracyBadge } from './accuracy-badge.ts';
import { designFacts } from './design-facts.ts';
import { layersSection } from './layers-section.ts';
import { html, type Markup } from './markup.ts';
import { rooflinePlot } from './roofline-plot.ts';
import { totalsBreakdown } from './totals-breakdown.ts';

export interface DesignSectionOptions {
  readonly objectives: readonly ObjectiveLabel[];
  /** Set where the design is one of the best: it is folded out, with the reasons and a roofline. */
  readonly highlight: Highlight | undefined;
  /** False leaves the layers out, and says so. */
  readonly withLayers: boolean;
  /** The device whose budget the FPGA resources are held against. */
  readonly device: FpgaDevice | undefined;
}

/** Everything about one design, to fold out: facts, accelerator, time, energy, roofline, and its layers one by one. */
export function designSection(design: Design, options: DesignSectionOptions): Markup {
  const { objectives, highlight, device } = options;
  const { trial, network, accelerator, mappings } = design;
  const open = highlight === undefined ? null : html` open=""`;
  const totals = networkTotals(mappings, accelerator);
  return html`<details class="design" id="trial-${trial}" data-trial="${trial}" data-name="${designText(design, objectives)}"${open}>
<summary><h3>Trial ${trial}: ${network.name}</h3>${accuracyBadge(network.accuracySource)} <span>${objectives.map((one) => objectiveText(design, one)).join(' · ')}</span>${reasons(highlight)}</summary>
${designFacts(design, objectives, device)}
${acceleratorSummary(accelerator)}
${mappings.length === 0 ? null : totalsBreakdown(totals)}
${highlight === undefined ? null : rooflinePlot(mappings, accelerator, `roofline-${trial}`)}
${options.withLayers && mappings.length > 0 ? layersSection(mappings, accelerator, totals) : LAYERS_LEFT_OUT}
</details>
`;
}

const LAYERS_LEFT_OUT = html`<p class="note">The layers of this design are left out to keep the page small; the run's <code>front.json</code> holds them.</p>`;

function reasons(highlight: Highlight | undefined): Markup | null {
  if (highlight === undefined) return null;
  return html`${highlight.reasons.map((reason) => html` <span class="reason">${reason}</span>`)}`;
}
