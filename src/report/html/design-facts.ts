import type { ObjectiveLabel } from '../../base/objective.ts';
import type { Design } from '../../study/design.ts';
import type { FpgaDevice } from '../../technology/fpga-device.ts';
import { fpgaUsage } from '../fpga-usage.ts';
import { figureOrNotModelled, shortCount, significant } from '../number-format.ts';
import { objectiveText } from '../objective-text.ts';
import { accuracyBadge } from './accuracy-badge.ts';
import { html, type Markup } from './markup.ts';

/** Objectives, network, hardware and genes of a design as lists of terms. */
export function designFacts(
  design: Design,
  objectives: readonly ObjectiveLabel[],
  device: FpgaDevice | undefined,
): Markup {
  return html`<div class="facts">${[
    list(
      'Objectives',
      objectives.map((one) => fact(one.label, objectiveText(design, one))),
    ),
    list('Network', networkFacts(design)),
    list('Hardware', hardwareFacts(design, device)),
    list(
      'Genes',
      Object.entries(design.genes).map(([name, value]) => fact(name, value)),
    ),
  ]}</div>`;
}

function networkFacts({ network }: Design): Markup[] {
  const { name, top1Pct, accuracySource, macs, parameters } = network;
  const accuracy = html`${significant(top1Pct)} %${accuracyBadge(accuracySource) ?? html` (${accuracySource})`}`;
  return [
    fact('name', name),
    fact('top-1 accuracy', accuracy),
    fact('MACs', shortCount(macs)),
    fact('parameters', shortCount(parameters)),
  ];
}

function hardwareFacts({ hardware, accelerator, ...design }: Design, device?: FpgaDevice) {
  const { areaMm2, resources } = hardware;
  const usage = resources === null ? [] : fpgaUsage(resources, accelerator.fpga, device);
  return [
    fact('accelerator', accelerator.name),
    fact('area', figureOrNotModelled(areaMm2, 'mm²')),
    ...usage.map(({ label, used }) => fact(label, used)),
    fact('mappings', `screened by ${design.screenedBy}, evaluated by ${design.evaluatedBy}`),
  ];
}

function list(heading: string, facts: readonly Markup[]): Markup {
  return html`<section><h4>${heading}</h4><dl>${facts}</dl></section>`;
}

function fact(term: string, description: string | number | Markup): Markup {
  return html`<div><dt>${term}</dt><dd>${description}</dd></div>`;
}
