import { referenceTraffic } from '../../cost/nest-traffic.ts';
import type { ZigzagDesign } from '../../io/zigzag/to-design.ts';
import { createNetworkMapper } from '../../mapper/network-mapper.ts';
import type { JudgedMapping } from '../../mapper/optimal/mapping-judge.ts';
import { mapspaces, type Tiling } from '../../mapper/optimal/mapspace.ts';
import { optimalMapping } from '../../mapper/optimal/optimal-mapping.ts';
import { asWired } from '../../mapping/as-wired.ts';
import type { Layer } from '../../workload/layer.ts';

/** Much wider than the command line's own: there is one accelerator, and every layer counts. The busiest spread alone is taken. */
const SEARCH_WIDTH = { spatial: 1, beam: 40, candidates: 200 };
/** Where that finds nothing as fast as it should be, every mapping is looked at: these first. */
const TILINGS: readonly Tiling[] = ['uneven-children', 'even'];
/** Cycles that the search ends at: those that are hoped for, and those that it must reach, however long it takes. */
export interface SearchGoals {
  readonly hoped: number;
  readonly required: number;
}
/** For each goal: orders of the memories, those in which the quick mapper is fastest, and sets that are bounded at most on each. */
const ROUNDS = [
  { goal: 'hoped', orders: 6, bounds: 20_000 },
  { goal: 'required', orders: 24, bounds: 100_000 },
] as const;

const mapper = createNetworkMapper({
  executor: 'reference',
  traffic: async (batch) => referenceTraffic(batch),
  width: SEARCH_WIDTH,
});

/**
 * The fastest mapping of a layer on one accelerator, whose memories may be taken in several orders.
 *
 * @param designs  the orders
 * @returns        cycles; infinite where the layer fits into none of them
 */
export async function fastestCycles(
  layer: Layer,
  designs: readonly ZigzagDesign[],
  goals: SearchGoals,
): Promise<number> {
  const network = { name: layer.name, source: 'ZigZag', layers: [layer], edges: [] };
  const outcomes = await mapper.map(
    designs.map((design) => ({ network, ...design, objective: 'latency' as const })),
  );
  const cycles = outcomes.map((outcome) =>
    outcome.ok ? outcome.value.latencyCycles : Number.POSITIVE_INFINITY,
  );
  let best = Math.min(...cycles);
  if (best <= goals.hoped) return best;
  const promising = designs
    .map((design, index) => ({ design, cycles: cycles[index] ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => a.cycles - b.cycles);
  for (const { goal, orders, bounds } of ROUNDS) {
    for (const tiling of TILINGS) {
      for (const { design } of promising.slice(0, orders)) {
        if (best <= goals[goal]) break;
        const found = everyMapping(layer, design, tiling, bounds, best, goals[goal]);
        best = Math.min(best, found?.merit ?? best);
      }
    }
  }
  return best;
}

function everyMapping(
  layer: Layer,
  { accelerator, costs }: ZigzagDesign,
  tiling: Tiling,
  mostBounds: number,
  bestCycles: number,
  goalCycles: number,
): JudgedMapping | null {
  return optimalMapping({
    layer,
    accelerator,
    costs,
    spaces: mapspaces(accelerator, asWired, tiling),
    objective: 'latency',
    reuse: 'stepwise',
    limitCycles: bestCycles,
    mostBounds,
    goal: goalCycles,
  }).best;
}
