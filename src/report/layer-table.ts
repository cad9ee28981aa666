import type { Accelerator } from '../accelerator/accelerator.ts';
import type { MappedLayer, MappedNetwork } from '../mapper/mapped-network.ts';
import type { FpgaDevice } from '../technology/fpga-device.ts';
import { layerKind } from '../workload/layer.ts';
import { bindingLabel } from './bottleneck.ts';
import { dramTrafficBits } from './dram-traffic.ts';
import { networkTotals } from './network-totals.ts';
import {
  grouped,
  PJ_PER_UJ,
  percent,
  shortBytes,
  shortCount,
  significantPadded,
} from './number-format.ts';
import { type TextColumn, textTable } from './text-table.ts';
import { totalsText } from './totals-text.ts';

export interface LayerTableOptions {
  /** Characters per line. Long layer names are cut first. */
  readonly width: number;
  /** The device whose budget the FPGA resources are held against; without it they are listed alone. */
  readonly fpgaDevice?: FpgaDevice;
}

const COLUMNS: readonly TextColumn[] = [
  { header: 'layer', align: 'left', shrinkTo: 12 },
  { header: 'kind', align: 'left' },
  { header: 'MACs', align: 'right' },
  { header: 'cycles', align: 'right' },
  { header: 'time', align: 'right' },
  { header: 'util.', align: 'right' },
  { header: 'bound by', align: 'left', shrinkTo: 18 },
  { header: 'energy µJ', align: 'right' },
  { header: 'DRAM', align: 'right' },
];

/**
 * A mapped network as text for a terminal: one line per layer, then what the layers add up to.
 *
 * `time` is the layer's share of the network's cycles, `DRAM` what it moves to and from the outermost memory. Layers
 * that stream past the array have no utilization, and no MACs are multiplied there.
 */
export function layerTable(mapped: MappedNetwork, options: LayerTableOptions): string {
  const { network, accelerator, layers, hardware } = mapped;
  const totals = networkTotals(layers, accelerator);
  const rows = layers.map((layer) => layerRow(layer, accelerator, totals.latencyCycles));
  const device = options.fpgaDevice;
  return [
    `${network.name} on ${accelerator.name}: ${grouped(layers.length)} ${layers.length === 1 ? 'layer' : 'layers'}`,
    '',
    textTable(COLUMNS, rows, options.width),
    '',
    totalsText(totals, accelerator, hardware, device === undefined ? {} : { fpgaDevice: device }),
  ].join('\n');
}

function layerRow(mapped: MappedLayer, accelerator: Accelerator, allCycles: number): string[] {
  const { layer, mapping, cost } = mapped;
  const streams = mapping === null;
  return [
    layer.name,
    layerKind(layer),
    streams ? '–' : shortCount(cost.macs),
    shortCount(cost.latencyCycles),
    percent(cost.latencyCycles / allCycles),
    streams ? '–' : percent(cost.utilization),
    streams ? 'streaming' : bindingLabel(cost.binding),
    significantPadded(cost.energyPj / PJ_PER_UJ),
    shortBytes(dramTrafficBits(mapped, accelerator)),
  ];
}
