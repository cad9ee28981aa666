import { feasible, type Infeasibility, infeasible, type Outcome } from '../base/outcome.ts';
import { hardwareCost } from '../cost/hardware-cost.ts';
import type { TrafficSource } from '../cost/nest-traffic.ts';
import { streamingCost } from '../cost/streaming-cost.ts';
import { type Layer, multiplies } from '../workload/layer.ts';
import type { SearchWidth } from './candidate-nests.ts';
import { hardwareKey, layerKey } from './content-keys.ts';
import type { LayerJob } from './layer-candidates.ts';
import { type LayerResult, mapLayers } from './map-layers.ts';
import type {
  Executor,
  MappedLayer,
  MappedNetwork,
  MappingRequest,
  NetworkMapper,
} from './mapped-network.ts';

export interface NetworkMapperOptions {
  readonly executor: Executor;
  /** Where candidates are scored. */
  readonly traffic: TrafficSource;
  readonly width: SearchWidth;
}

/** Jobs whose candidates are scored together, so that memory stays bounded. */
const JOBS_PER_BATCH = 256;
/** Layers whose mappings are kept; the oldest go first. */
const CACHED_LAYERS = 50_000;

/**
 * A mapper that looks for the best mapping of each different layer once, and keeps what it found by the shape of the
 * layer and the content of the hardware.
 *
 * @throws whatever `options.signal` was aborted with, between batches
 */
export function createNetworkMapper(options: NetworkMapperOptions): NetworkMapper {
  const cache = new Map<string, LayerResult>();
  return {
    executor: options.executor,
    async map(requests, { signal } = {}) {
      const keyed = requests.map((request) => keysOf(request, options.width));
      const fresh = new Map<string, LayerJob>();
      const known = new Map<string, LayerResult>();
      keyed.forEach((keys, index) => {
        const request = requests[index];
        keys.forEach((key, place) => {
          const layer = request?.network.layers[place];
          if (key === null || request === undefined || layer === undefined) return;
          const cached = cache.get(key);
          if (cached === undefined) fresh.set(key, { ...request, layer, width: options.width });
          else known.set(key, cached);
        });
      });
      const found = await mapFresh(fresh, options.traffic, signal);
      const lookUp = (key: string) => found.get(key) ?? known.get(key);
      const mapped = requests.map((request, index) =>
        assemble(request, keyed[index] ?? [], lookUp, fresh, options.executor),
      );
      remember(cache, found);
      return mapped;
    },
  };
}

async function mapFresh(
  fresh: ReadonlyMap<string, LayerJob>,
  traffic: TrafficSource,
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, LayerResult>> {
  const entries = [...fresh];
  const found = new Map<string, LayerResult>();
  for (let start = 0; start < entries.length; start += JOBS_PER_BATCH) {
    signal?.throwIfAborted();
    const part = entries.slice(start, start + JOBS_PER_BATCH);
    const results = await mapLayers(
      part.map(([, job]) => job),
      traffic,
    );
    part.forEach(([key], place) => {
      const result = results[place];
      if (result !== undefined) found.set(key, result);
    });
  }
  return found;
}

function remember(cache: Map<string, LayerResult>, found: ReadonlyMap<string, LayerResult>): void {
  for (const [key, result] of found) cache.set(key, result);
  for (const key of cache.keys()) {
    if (cache.size <= CACHED_LAYERS) break;
    cache.delete(key);
  }
}

/** By layer of the request: what its mapping depends on, as text; null for layers that stream past the array. */
function keysOf(request: MappingRequest, width: SearchWidth): readonly (string | null)[] {
  const { accelerator, costs, objective, network } = request;
  const shared = `${hardwareKey(accelerator, costs)} ${JSON.stringify([objective, width])}`;
  return network.layers.map((layer) => (multiplies(layer) ? `${layerKey(layer)} ${shared}` : null));
}

function assemble(
  request: MappingRequest,
  keys: readonly (string | null)[],
  lookUp: (key: string) => LayerResult | undefined,
  fresh: ReadonlyMap<string, LayerJob>,
  executor: Executor,
): Outcome<MappedNetwork> {
  const { network, accelerator, costs } = request;
  const layers: MappedLayer[] = [];
  const reasons: Infeasibility[] = [];
  const counted = new Set<string>();
  let mappingsScored = 0;
  network.layers.forEach((layer, place) => {
    const key = keys[place] ?? null;
    if (key === null) {
      const cost = streamingCost(layer, accelerator, costs);
      layers.push({ layer, dataflow: 'streaming', mapping: null, cost });
      return;
    }
    const result = lookUp(key);
    if (result === undefined) throw new Error(`layer ${layer.name} was not mapped`);
    if (fresh.has(key) && !counted.has(key)) mappingsScored += result.mappingsScored;
    counted.add(key);
    if (result.mapped.ok) layers.push({ layer, ...result.mapped.value });
    else reasons.push(...reasonsOf(layer, result.mapped.reasons, result.layerName));
  });
  if (reasons.length > 0) return infeasible(reasons);
  const latencyCycles = layers.reduce((sum, { cost }) => sum + cost.latencyCycles, 0);
  const energyPj = layers.reduce((sum, { cost }) => sum + cost.energyPj, 0);
  return feasible({
    network,
    accelerator,
    layers,
    latencyCycles,
    latencyMs: latencyCycles / (accelerator.clockMHz * 1000),
    energyMj: energyPj / 1e9,
    hardware: hardwareCost(accelerator, costs),
    screenedBy: executor,
    evaluatedBy: 'reference',
    mappingsScored,
  });
}

/** Reasons that were found for a layer of the same shape, told of this one. */
function reasonsOf(
  layer: Layer,
  reasons: readonly Infeasibility[],
  foundFor: string,
): readonly Infeasibility[] {
  const place = `layers.${foundFor}`;
  return reasons.map((reason) =>
    reason.path.startsWith(place)
      ? { ...reason, path: `layers.${layer.name}${reason.path.slice(place.length)}` }
      : reason,
  );
}
