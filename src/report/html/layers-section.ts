import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { MappedLayer } from '../../mapper/mapped-network.ts';
import { layerKind } from '../../workload/layer.ts';
import { bottleneckWords } from '../bottleneck.ts';
import { dramTrafficBits } from '../dram-traffic.ts';
import { type LayerGroup, layerGroups } from '../layer-groups.ts';
import { loopNest } from '../loop-nest.ts';
import { energyParts, type NetworkTotals } from '../network-totals.ts';
import {
  grouped,
  PJ_PER_UJ,
  percent,
  shortBytes,
  shortCount,
  significantPadded,
} from '../number-format.ts';
import { energyBarParts } from './energy-colours.ts';
import { html, type Markup } from './markup.ts';
import { smallBar } from './stacked-bar.ts';

interface Context {
  readonly accelerator: Accelerator;
  readonly totals: NetworkTotals;
  /** Energy that fills a bar. */
  readonly fullPj: number;
}

/**
 * The layers of a design as a table: figures, a bar of where the energy goes, what the layer waits for in words, and its
 * loop nest to fold out. Layers that are alike are written once.
 */
export function layersSection(
  layers: readonly MappedLayer[],
  accelerator: Accelerator,
  totals: NetworkTotals,
): Markup {
  const fullPj = Math.max(...layers.map(({ cost }) => cost.energyPj));
  const context = { accelerator, totals, fullPj };
  return html`<div class="scroll" role="region" aria-label="Layers" tabindex="0"><table class="layers"><caption>${grouped(layers.length)} layers. × n stands for n layers that are alike: figures are of one of them, the time is of all.</caption>
<thead><tr><th scope="col">layer</th><th scope="col">kind</th><th scope="col">MACs</th><th scope="col">cycles</th><th scope="col">time</th><th scope="col">util.</th><th scope="col">DRAM</th><th scope="col">µJ</th><th scope="col">energy</th><th scope="col">what it waits for</th></tr></thead>
<tbody>${layerGroups(layers).map((group) => layerRow(group, context))}</tbody></table></div>`;
}

function layerRow({ mapped, names }: LayerGroup, context: Context): Markup {
  const { layer, mapping, cost } = mapped;
  const streams = mapping === null;
  const time = (cost.latencyCycles * names.length) / context.totals.latencyCycles;
  const parts = energyBarParts(energyParts(cost.energy, context.accelerator));
  const number = (text: string) => html`<td>${text}</td>`;
  return html`<tr><th scope="row">${layer.name}${alike(names)}</th><td>${layerKind(layer)}</td>${number(streams ? '–' : shortCount(cost.macs))}${number(shortCount(cost.latencyCycles))}${number(percent(time))}${number(streams ? '–' : percent(cost.utilization))}${number(shortBytes(dramTrafficBits(mapped, context.accelerator)))}${number(significantPadded(cost.energyPj / PJ_PER_UJ))}<td>${smallBar(parts, context.fullPj)}</td><td>${bottleneckWords(mapped, context.accelerator)}${nest(mapped)}</td></tr>
`;
}

function alike(names: readonly string[]): Markup | null {
  if (names.length === 1) return null;
  return html` × ${names.length} <small>and ${names.slice(1).join(', ')}</small>`;
}

function nest({ mapping, dataflow }: MappedLayer): Markup | null {
  if (mapping === null) return null;
  return html`<details><summary>${dataflow} loop nest</summary><pre>${loopNest(mapping).replaceAll('  ', '\t')}</pre></details>`;
}
