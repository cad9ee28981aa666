import type { MappedNetwork } from '../../mapper/mapped-network.ts';
import { type LayerGroup, layerGroups } from '../layer-groups.ts';

/**
 * The layers that take most of the time, until they cover a share of the network's latency. Layers that are alike count
 * together; the most time comes first.
 *
 * @param share  of the latency, 0 … 1
 */
export function slowestLayers(
  { layers, latencyCycles }: MappedNetwork,
  share: number,
): readonly LayerGroup[] {
  const cyclesOf = ({ mapped, names }: LayerGroup) => mapped.cost.latencyCycles * names.length;
  const groups = layerGroups(layers).toSorted((a, b) => cyclesOf(b) - cyclesOf(a));
  let covered = 0;
  return groups.filter((group) => {
    const isWanted = covered < share * latencyCycles;
    covered += cyclesOf(group);
    return isWanted;
  });
}
