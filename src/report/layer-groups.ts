import type { MappedLayer } from '../mapper/mapped-network.ts';

/** Layers of a network that are alike in everything but the name. */
export interface LayerGroup {
  readonly mapped: MappedLayer;
  /** Names of all of them, in the order of the network. */
  readonly names: readonly string[];
}

/** Puts layers with the same shape, mapping and cost together, each group in the place of its first layer. */
export function layerGroups(layers: readonly MappedLayer[]): readonly LayerGroup[] {
  const groups = new Map<string, MappedLayer[]>();
  for (const mapped of layers) {
    const { name: _name, ...shape } = mapped.layer;
    const key = JSON.stringify({ ...mapped, layer: shape });
    groups.set(key, [...(groups.get(key) ?? []), mapped]);
  }
  return [...groups.values()].flatMap((alike) => {
    const [mapped] = alike;
    return mapped === undefined ? [] : { mapped, names: alike.map(({ layer }) => layer.name) };
  });
}
