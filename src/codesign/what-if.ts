import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Cost } from '../cost/cost.ts';
import { evaluate } from '../cost/reference-evaluator.ts';
import { streamingCost } from '../cost/streaming-cost.ts';
import type { MappedLayer, MappingObjective, NetworkMapper } from '../mapper/mapped-network.ts';
import type { CostTable } from '../technology/cost-table.ts';
import type { HardwareAssessment } from './assess-candidates.ts';
import { applyDoubling, type Doubling, doublings } from './doublings.ts';

/** What a layer would cost on an accelerator with one part doubled. */
export interface WhatIf extends HardwareAssessment {
  readonly doubling: Doubling;
  readonly accelerator: Accelerator;
  /** With the mapping that the layer has now. */
  readonly sameMapping: Cost;
  /** With the mapping that the mapper finds there; null where none was looked for or found. */
  readonly newMapping: Cost | null;
}

export interface WhatIfRequest {
  readonly accelerator: Accelerator;
  readonly objective: MappingObjective;
  readonly mapper: NetworkMapper;
  readonly assessHardware: (accelerator: Accelerator) => HardwareAssessment;
}

/**
 * Doubles one part of the accelerator after the other and computes every layer again with the cost model, nothing
 * estimated: with the mapping that it has, and with a new one.
 *
 * A port or network that gains nothing at the same mapping is no bottleneck, and no new mapping is looked for.
 *
 * @returns for every layer, an entry for each of the accelerator's `doublings`
 */
export async function whatIf(
  layers: readonly MappedLayer[],
  request: WhatIfRequest,
  options: { readonly signal?: AbortSignal } = {},
): Promise<readonly (readonly WhatIf[])[]> {
  const changed = doublings(request.accelerator).map((doubling) => {
    const accelerator = applyDoubling(request.accelerator, doubling);
    return { doubling, accelerator, ...request.assessHardware(accelerator) };
  });
  const kept = layers.map((mapped) =>
    changed.map((change): WhatIf => {
      const sameMapping = costOfMapping(mapped, change.accelerator, change.costs);
      return { ...change, sameMapping, newMapping: null };
    }),
  );
  const open = layers.flatMap((mapped, place) =>
    (kept[place] ?? [])
      .filter((one) => isWorthMapping(mapped, one))
      .map((one) => ({ mapped, one })),
  );
  const outcomes = await request.mapper.map(
    open.map(({ mapped: { layer }, one: { accelerator, costs } }) => ({
      network: { name: layer.name, source: '', layers: [layer], edges: [] },
      accelerator,
      costs,
      objective: request.objective,
    })),
    options,
  );
  const found = new Map(open.map(({ one }, place) => [one, costIn(outcomes[place])]));
  return kept.map((ofLayer) =>
    ofLayer.map((one) => ({ ...one, newMapping: found.get(one) ?? null })),
  );
}

/** The faster of the two: nobody has to map anew. */
export function relievedCost({ sameMapping, newMapping }: WhatIf): Cost {
  if (newMapping === null) return sameMapping;
  return newMapping.latencyCycles < sameMapping.latencyCycles ? newMapping : sameMapping;
}

function isWorthMapping({ mapping, cost }: MappedLayer, { doubling, sameMapping }: WhatIf) {
  if (mapping === null) return false;
  const isBus = doubling.of === 'bandwidth' || doubling.of === 'network';
  return !isBus || sameMapping.latencyCycles < cost.latencyCycles;
}

/** @throws Error where a mapping no longer fits on more hardware, which is a bug */
function costOfMapping(
  { layer, mapping }: MappedLayer,
  accelerator: Accelerator,
  costs: CostTable,
): Cost {
  if (mapping === null) return streamingCost(layer, accelerator, costs);
  const outcome = evaluate({ layer, accelerator, costs, mapping });
  if (!outcome.ok) throw new Error(`${layer.name} does not fit on twice the hardware`);
  return outcome.value;
}

function costIn(outcome: Awaited<ReturnType<NetworkMapper['map']>>[number] | undefined) {
  return outcome?.ok ? (outcome.value.layers[0]?.cost ?? null) : null;
}
