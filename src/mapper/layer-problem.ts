import type { Accelerator } from '../accelerator/accelerator.ts';
import { type Bandwidth, usableBits } from '../accelerator/memory-level.ts';
import { elementsPerRow } from '../cost/element-bits.ts';
import { type NestPair, nestPairs } from '../cost/nest-pairs.ts';
import type { Dataflow } from '../mapping/dataflow.ts';
import type { CostTable } from '../technology/cost-table.ts';
import { windowLength } from '../workload/footprint.ts';
import type { Layer } from '../workload/layer.ts';
import type { Operand } from '../workload/operand.ts';
import { type PrecisionBits, resolvePrecision } from '../workload/precision.ts';
import { type DimVector, toVector } from './dim-vector.ts';
import { type LevelGroup, levelGroups } from './level-group.ts';
import { type NetworkPrice, networkPrice } from './network-estimate.ts';

/** Price of one element of an operand at the level of a group that holds it. */
export interface ElementPrice {
  readonly readPj: number;
  readonly writePj: number;
  /** Cycles of the slowest port for one element, of one instance. */
  readonly cycles: number;
  /** On the network into the level; left out where it has none. */
  readonly network?: NetworkPrice;
}

/** One layer on one accelerator, in the form in which the mapper looks at it again and again. */
export interface LayerProblem {
  readonly layer: Layer;
  readonly accelerator: Accelerator;
  readonly costs: CostTable;
  readonly dataflow: Dataflow;
  readonly extents: DimVector;
  readonly groups: readonly LevelGroup[];
  readonly precision: PrecisionBits;
  /** Hops of the operands through the levels, the same for every nest of the problem. */
  readonly pairs: readonly NestPair[];
  /** The levels and what they keep, as text: nests of one shape can share a batch. */
  readonly shape: string;
  /** By group and operand; null where the group does not keep it. */
  readonly prices: readonly Readonly<Record<Operand, ElementPrice | null>>[];
}

export function layerProblem(
  layer: Layer,
  accelerator: Accelerator,
  costs: CostTable,
  dataflow: Dataflow,
): LayerProblem {
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  const groups = levelGroups(accelerator, dataflow);
  const keeps = groups.flatMap((group) => group.keeps);
  const price = (group: LevelGroup, operand: Operand): ElementPrice | null => {
    const place = group.keeps.findIndex((kept) => kept.includes(operand));
    const level = group.levels[place];
    const cost = costs.memories[group.first + place];
    if (level === undefined || cost === undefined) return null;
    const bits = level.elementBits ?? storedBits(precision, operand);
    const perRow = elementsPerRow(level.rowBits, bits);
    const network = networkPrice(accelerator, level, operand, bits);
    return {
      readPj: cost.readPjPerRow / perRow,
      writePj: cost.writePjPerRow / perRow,
      cycles: bits / narrowestPort(level.bandwidth),
      ...(network === undefined ? {} : { network }),
    };
  };
  return {
    layer,
    accelerator,
    costs,
    dataflow,
    extents: toVector(layer.extents),
    groups,
    precision,
    pairs: nestPairs(keeps),
    shape: keeps.map((kept) => kept.join('+')).join('/'),
    prices: groups.map((group) => ({
      weights: price(group, 'weights'),
      inputs: price(group, 'inputs'),
      outputs: price(group, 'outputs'),
    })),
  };
}

/** Elements of an operand in a box of the layer's loop nest. */
export function boxElements(layer: Layer, operand: Operand, box: DimVector): number {
  const [N = 1, G = 1, K = 1, C = 1, P = 1, Q = 1, R = 1, S = 1] = box;
  if (operand === 'weights') return G * K * C * R * S;
  if (operand === 'outputs') return N * G * K * P * Q;
  const { stride, dilation } = layer;
  const rows = windowLength(P, R, stride.row, dilation.row);
  return N * G * C * rows * windowLength(Q, S, stride.column, dilation.column);
}

/** The room of one memory, and the width of what it keeps; outputs are taken at their widest. */
export interface Room {
  readonly memory: string;
  readonly usableBits: number;
  readonly kept: readonly { readonly operand: Operand; readonly bits: number }[];
}

/** The rooms of a group's levels, outermost first. */
export function roomsOf({ precision }: LayerProblem, group: LevelGroup): readonly Room[] {
  return group.levels.map((level, place) => ({
    memory: level.name,
    usableBits: usableBits(level),
    kept: (group.keeps[place] ?? []).map((operand) => ({
      operand,
      bits: level.elementBits ?? storedBits(precision, operand),
    })),
  }));
}

/** Tells whether tiles of a group fit. Called for millions of tiles. */
export function fitsInto(problem: LayerProblem, group: LevelGroup): (tile: DimVector) => boolean {
  const { layer, extents } = problem;
  const rooms = roomsOf(problem, group);
  const box = [...extents];
  return (tile) => {
    for (let dim = 0; dim < box.length; dim++) {
      box[dim] = Math.min(tile[dim] ?? 1, extents[dim] ?? 1);
    }
    for (const room of rooms) {
      let occupied = 0;
      for (const { operand, bits } of room.kept)
        occupied += boxElements(layer, operand, box) * bits;
      if (occupied > room.usableBits) return false;
    }
    return true;
  };
}

/** Outputs at their widest: whether they are partial sums at a level is known for whole nests only. */
function storedBits(precision: PrecisionBits, operand: Operand): number {
  return operand === 'outputs'
    ? Math.max(precision.partialSums, precision.outputs)
    : precision[operand];
}

function narrowestPort(bandwidth: Bandwidth): number {
  const ports = [
    bandwidth.readBitsPerCycle,
    bandwidth.writeBitsPerCycle,
    bandwidth.sharedBitsPerCycle,
  ].filter((bits) => bits !== null);
  return Math.min(Number.POSITIVE_INFINITY, ...ports);
}
