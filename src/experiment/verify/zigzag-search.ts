import { referenceTraffic } from '../../cost/nest-traffic.ts';
import type { ZigzagDesign } from '../../io/zigzag/to-design.ts';
import type { MappedLayer } from '../../mapper/mapped-network.ts';
import { createNetworkMapper } from '../../mapper/network-mapper.ts';
import type { Layer } from '../../workload/layer.ts';

/** Much wider than the command line's own: there is one accelerator, and every layer counts. The busiest spread alone is taken. */
const SEARCH_WIDTH = { spatial: 1, beam: 40, candidates: 200 };

/** The one place that says which mapper is held against ZigZag's. */
const mapper = createNetworkMapper({
  executor: 'reference',
  traffic: async (batch) => referenceTraffic(batch),
  width: SEARCH_WIDTH,
});

/**
 * The fastest mapping of a layer on one accelerator, whose memories may be taken in several orders.
 *
 * @param designs  the orders
 * @returns        null where the layer fits into none of them
 */
export async function fastestMapping(
  layer: Layer,
  designs: readonly ZigzagDesign[],
): Promise<MappedLayer | null> {
  const network = { name: layer.name, source: 'ZigZag', layers: [layer], edges: [] };
  const outcomes = await mapper.map(
    designs.map((design) => ({ network, ...design, objective: 'latency' as const })),
  );
  const mapped = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.layers : []));
  return mapped.reduce<MappedLayer | null>(
    (best, one) => (best === null || one.cost.latencyCycles < best.cost.latencyCycles ? one : best),
    null,
  );
}
