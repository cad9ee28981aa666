import { type Accelerator, peCount } from '../../accelerator/accelerator.ts';
import type { WhatIf } from '../../codesign/what-if.ts';
import type { Binding, Cycles } from '../../cost/cost.ts';
import { operandUses } from '../../cost/operand-use.ts';
import type { MappedLayer, MappedNetwork } from '../../mapper/mapped-network.ts';
import type { CostTable } from '../../technology/cost-table.ts';
import { type LayerKind, layerKind } from '../../workload/layer.ts';
import type { LayerGroup } from '../layer-groups.ts';
import { machineRoof, type Roof, type RooflinePosition, rooflinePosition } from '../roofline.ts';
import { bindingWords } from './binding-words.ts';
import { type EnergyCause, energyCause } from './energy-cause.ts';
import type { PeUse } from './nest-drawing.ts';
import { type NestLevel, nestLevels } from './nest-level.ts';
import { type OperandAccesses, operandAccesses } from './operand-accesses.ts';
import { type Relief, reliefs } from './relief.ts';

/** Why a layer costs what it costs, and what would help: plain values, ready for JSON. */
export interface LayerExplanation {
  readonly layer: string;
  /** Other layers of the network with the same shape, mapping and cost. */
  readonly alike: readonly string[];
  readonly kind: LayerKind;
  /** `streaming` for a layer that has no loop nest on the array. */
  readonly dataflow: string;
  readonly macs: number;
  readonly latencyCycles: number;
  readonly latencyMs: number;
  /** The layer and those alike, of the network's latency, 0 … 1. */
  readonly networkShare: number;
  readonly cycles: Cycles;
  readonly binding: Binding;
  readonly bindingWords: string;
  readonly pes: PeUse;
  /** Outermost first; empty for a streaming layer. */
  readonly nest: readonly NestLevel[];
  readonly accesses: readonly OperandAccesses[];
  readonly roof: Roof;
  /** Null where nothing is multiplied. */
  readonly roofline: RooflinePosition | null;
  readonly energy: EnergyCause;
  /** The greatest gain first. */
  readonly reliefs: readonly Relief[];
}

/**
 * Explains a layer of a mapped network.
 *
 * @param costs    of the network's accelerator
 * @param whatIfs  of the layer
 */
export function explainLayer(
  { mapped: layer, names }: LayerGroup,
  { accelerator, hardware, latencyCycles: allCycles }: MappedNetwork,
  costs: CostTable,
  whatIfs: readonly WhatIf[],
): LayerExplanation {
  const { cost, dataflow } = layer;
  const uses =
    layer.mapping === null
      ? []
      : operandUses({ layer: layer.layer, accelerator, costs }, layer.mapping);
  return {
    layer: layer.layer.name,
    alike: names.filter((name) => name !== layer.layer.name),
    kind: layerKind(layer.layer),
    dataflow,
    macs: cost.macs,
    latencyCycles: cost.latencyCycles,
    latencyMs: cost.latencyCycles / (accelerator.clockMHz * 1000),
    networkShare: (cost.latencyCycles * names.length) / allCycles,
    cycles: cost.cycles,
    binding: cost.binding,
    bindingWords: bindingWords(layer, accelerator),
    pes: { used: usedPes(layer, accelerator), all: peCount(accelerator) },
    nest: nestLevels(layer, accelerator, uses),
    accesses: operandAccesses(cost),
    roof: machineRoof(accelerator),
    roofline: rooflinePosition(layer, accelerator),
    energy: energyCause(cost, accelerator, uses),
    reliefs: reliefs(cost, accelerator, hardware, whatIfs),
  };
}

/** Children of all spatial loops; 0 for a layer that streams past the array. */
function usedPes({ mapping }: MappedLayer, accelerator: Accelerator): number {
  if (mapping === null) return 0;
  const used = mapping.levels
    .flatMap(({ spatial }) => spatial)
    .reduce((product, { bound }) => product * bound, 1);
  return Math.min(used, peCount(accelerator));
}
