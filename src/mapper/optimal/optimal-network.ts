import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { Infeasibility } from '../../base/outcome.ts';
import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import type { Dataflow } from '../../mapping/dataflow.ts';
import { type Layer, multiplies } from '../../workload/layer.ts';
import type { Network } from '../../workload/network.ts';
import { hardwareKey, layerKey } from '../content-keys.ts';
import type { MappingObjective } from '../mapped-network.ts';
import type { JudgedMapping } from './mapping-judge.ts';
import { type OptimalSearch, optimalLayer, whyNoMapping } from './optimal-layer.ts';
import type { OptimalMapping } from './optimal-mapping.ts';

/** Keeps what was found, by content; results that were cut short are not kept. */
export interface MappingCache {
  get(key: string): OptimalMapping | undefined;
  set(key: string, found: OptimalMapping): void;
}

/** Layers of one shape, and the best mapping that was found for them. */
export interface OptimalGroup {
  readonly layers: readonly Layer[];
  readonly found: OptimalMapping;
  readonly fromCache: boolean;
  /** Why there is none; empty where there is one. */
  readonly reasons: readonly Infeasibility[];
}

export interface OptimalNetworkRequest {
  readonly network: Network;
  readonly accelerator: Accelerator;
  readonly costs: LayerOnAccelerator['costs'];
  readonly dataflows: readonly Dataflow[];
  readonly objective: MappingObjective;
  readonly search: OptimalSearch;
  readonly cache: MappingCache;
  /** Mappings to start from, by the name of the layer: asked once, for the layers that the cache does not know. */
  readonly incumbents: (layers: readonly Layer[]) => Promise<ReadonlyMap<string, JudgedMapping>>;
  /** Asked while a layer is searched, once `startLayer` was called. */
  readonly shouldStop: () => boolean;
  /** Called, and waited for, before each group; rejects to end the search. */
  readonly startLayer: (layer: Layer, done: number, all: number) => Promise<void>;
}

/** The best mapping for every different shape among the layers that multiply, in the order of the network. */
export async function optimalNetwork(
  request: OptimalNetworkRequest,
): Promise<readonly OptimalGroup[]> {
  const { accelerator, costs, dataflows, objective, search, cache } = request;
  const groups = new Map<string, Layer[]>();
  for (const layer of request.network.layers.filter(multiplies)) {
    const key = layerKey(layer);
    groups.set(key, [...(groups.get(key) ?? []), layer]);
  }
  const names = dataflows.map(({ name }) => name);
  const shared = `${hardwareKey(accelerator, costs)} ${JSON.stringify([names, objective, search])}`;
  const known = new Map<string, OptimalMapping>();
  const unknown: Layer[] = [];
  for (const [key, [layer]] of groups) {
    const cached = cache.get(`${key} ${shared}`);
    if (cached !== undefined) known.set(key, cached);
    else if (layer !== undefined) unknown.push(layer);
  }
  const incumbents = unknown.length === 0 ? new Map() : await request.incumbents(unknown);
  const found: OptimalGroup[] = [];
  for (const [key, layers] of groups) {
    const [layer] = layers;
    if (layer === undefined) continue;
    await request.startLayer(layer, found.length, groups.size);
    const cached = known.get(key);
    if (cached !== undefined) found.push({ layers, found: cached, fromCache: true, reasons: [] });
    else found.push(solve(layer, layers, `${key} ${shared}`));
  }
  return found;

  function solve(layer: Layer, layers: readonly Layer[], key: string): OptimalGroup {
    const incumbent = incumbents.get(layer.name);
    const asked = {
      layer,
      accelerator,
      costs,
      dataflows,
      objective,
      search,
      shouldStop: request.shouldStop,
      ...(incumbent === undefined ? {} : { incumbent }),
    };
    const answer = optimalLayer(asked);
    if (answer.isProven && answer.best !== null) cache.set(key, answer);
    const isImpossible = answer.best === null && answer.isProven;
    const reasons = isImpossible ? whyNoMapping(asked) : [];
    return { layers, found: answer, fromCache: false, reasons };
  }
}
