import groupBy from 'lodash/groupBy.js';
import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { Infeasibility } from '../../base/outcome.ts';
import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import type { Dataflow } from '../../mapping/dataflow.ts';
import { type Layer, multiplies } from '../../workload/layer.ts';
import type { Network } from '../../workload/network.ts';
import { hardwareKey, layerKey } from '../content-keys.ts';
import type { MappingObjective } from '../mapped-network.ts';
import type { JudgedMapping } from './mapping-judge.ts';
import { type OptimalLayerRequest, type OptimalSearch, whyNoMapping } from './optimal-layer.ts';
import type { OptimalMapping } from './optimal-mapping.ts';

/** Keeps what was found, by content; results that were cut short are not kept. */
export interface MappingCache {
  get(key: string): OptimalMapping | undefined;
  set(key: string, found: OptimalMapping): void;
}

/** What was found for a layer, and in how much time. */
export interface TimedMapping {
  readonly found: OptimalMapping;
  readonly milliseconds: number;
}

/** Searches layers, several at once maybe; calls `onDone` after each. */
export type LayerSearch = (
  requests: readonly OptimalLayerRequest[],
  onDone: (layer: Layer) => void,
) => Promise<readonly TimedMapping[]>;

/** Layers of one shape, and the best mapping that was found for them. */
export interface OptimalGroup {
  readonly layers: readonly Layer[];
  readonly found: OptimalMapping;
  readonly fromCache: boolean;
  readonly milliseconds: number;
  /** Why there is none; empty where there is one. */
  readonly reasons: readonly Infeasibility[];
}

export interface OptimalNetworkRequest {
  readonly network: Network;
  readonly accelerator: Accelerator;
  readonly costs: LayerOnAccelerator['costs'];
  readonly dataflows: readonly Dataflow[];
  readonly objective: MappingObjective;
  readonly space: OptimalSearch;
  readonly cache: MappingCache;
  /** Mappings to start from, by the name of the layer: asked once, for the layers that the cache does not know. */
  readonly incumbents: (layers: readonly Layer[]) => Promise<ReadonlyMap<string, JudgedMapping>>;
  /** Searches the layers that the cache does not know. */
  readonly search: LayerSearch;
  /** Told after each of them. */
  readonly onLayer?: (layer: Layer, done: number, all: number) => void;
}

/** The best mapping for every different shape among the layers that multiply, in the order of the network. */
export async function optimalNetwork(
  request: OptimalNetworkRequest,
): Promise<readonly OptimalGroup[]> {
  const { accelerator, costs, dataflows, objective, space, cache } = request;
  const groups = groupBy(request.network.layers.filter(multiplies), layerKey);
  const names = dataflows.map(({ name }) => name);
  const shared = `${hardwareKey(accelerator, costs)} ${JSON.stringify([names, objective, space])}`;
  const keyOf = (layer: Layer) => `${layerKey(layer)} ${shared}`;
  const firsts = Object.values(groups).flatMap(([first]) => first ?? []);
  const known = new Map(firsts.map((layer) => [layer, cache.get(keyOf(layer))] as const));
  const unknown = firsts.filter((layer) => known.get(layer) === undefined);
  const incumbents =
    unknown.length === 0 ? new Map<string, JudgedMapping>() : await request.incumbents(unknown);
  const asked = unknown.map((layer): OptimalLayerRequest => {
    const incumbent = incumbents.get(layer.name);
    const started = incumbent === undefined ? {} : { incumbent };
    return { layer, accelerator, costs, dataflows, objective, search: space, ...started };
  });
  let done = 0;
  const answers = await request.search(asked, (layer) => {
    request.onLayer?.(layer, ++done, unknown.length);
  });
  return Object.values(groups).flatMap((layers): OptimalGroup[] => {
    const [layer] = layers;
    if (layer === undefined) return [];
    const cached = known.get(layer);
    if (cached !== undefined) {
      return [{ layers, found: cached, fromCache: true, milliseconds: 0, reasons: [] }];
    }
    const at = unknown.indexOf(layer);
    const [answer, own] = [answers[at], asked[at]];
    if (answer === undefined || own === undefined) throw new Error(`${layer.name}: no answer`);
    const { found, milliseconds } = answer;
    if (found.isProven && found.best !== null) cache.set(keyOf(layer), found);
    const isImpossible = found.best === null && found.isProven;
    const reasons = isImpossible ? whyNoMapping(own) : [];
    return [{ layers, found, fromCache: false, milliseconds, reasons }];
  });
}
