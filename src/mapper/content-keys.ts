import type { Accelerator } from '../accelerator/accelerator.ts';
import type { CostTable } from '../technology/cost-table.ts';
import type { Layer } from '../workload/layer.ts';

/** What the mapping of a layer depends on, as text: names do not count. */
export function layerKey({ operator, extents, stride, dilation, precisionBits }: Layer): string {
  return JSON.stringify([operator, extents, stride, dilation, precisionBits ?? null]);
}

/** What mappings depend on of the hardware, as text: names and sources do not count. */
export function hardwareKey(accelerator: Accelerator, costs: CostTable): string {
  const { name: _, title: __, source: ___, ...hardware } = accelerator;
  return JSON.stringify([hardware, costs]);
}
