import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { TileStream } from '../../accelerator/tile-stream.ts';
import type { Layer } from '../../workload/layer.ts';
import { type Operand, REDUCTION_DIMS } from '../../workload/operand.ts';
import { resolvePrecision } from '../../workload/precision.ts';
import type { NestRows } from '../nest-columns.ts';
import { narrowest } from '../port-cycles.ts';
import { type StreamNest, streamNest } from './stream-nest.ts';
import { tileClasses } from './tile-classes.ts';
import { tileWorkCycles } from './tile-work.ts';
import { type StreamPort, tileTransfer } from './transfer-cycles.ts';

/** One nest of a batch. */
export interface NestPlace {
  readonly layer: Layer;
  /** Rows of the batch, that of the nest starting at `at`. */
  readonly rows: NestRows;
  readonly at: number;
}

/** Cycles of a layer whose tiles an engine streams through the array. */
export interface StreamLatency {
  /** All steps, each as long as its work and its transfers take together. */
  readonly steadyCycles: number;
  /**
   * What does not overlap at both ends: n steps that last s, of tiles with loads l, work w and stores d, take
   * l + w + d + (n − 1)·s, so l + w + d − s is left over. The stores are drain, the rest is fill.
   */
  readonly fillCycles: number;
  readonly drainCycles: number;
  /** What the array and the DRAM port would each need alone. */
  readonly workCycles: number;
  readonly transferCycles: number;
  /** The operand that the port is busiest with. */
  readonly busiest: Operand;
}

/** Time of a nest on an accelerator with a tile stream. Equations: docs/model.md, "Tile streams". */
export function streamLatency(
  accelerator: Accelerator,
  stream: TileStream,
  { layer, rows, at }: NestPlace,
): StreamLatency {
  const nest = streamNest(rows, at, accelerator.memories.length);
  const neighbour = nest.extents.Q > 1 ? 'Q' : 'P';
  const feed = {
    instructions: stream.instructions,
    rows: accelerator.peArray.rows,
    preloadCycles: accelerator.arrayTiming.preloadCycles,
  };
  const transferOf = tileTransfer(nest, portOf(accelerator, stream, layer));
  const stepsPerStore = storeInterval(nest);
  const sums = { steady: 0, work: 0, weights: 0, inputs: 0, outputs: 0 };
  for (const { count, extents } of tileClasses(nest)) {
    const work = tileWorkCycles(extents, nest.spatial, neighbour, feed);
    const { weights, inputs, outputs } = transferOf(extents);
    const stored = outputs / stepsPerStore;
    sums.steady += count * overlapped(work, weights + inputs + stored, stream.overlapExponent);
    sums.work += count * work;
    sums.weights += count * weights;
    sums.inputs += count * inputs;
    sums.outputs += count * stored;
  }
  const first = transferOf(nest.tile);
  const work = tileWorkCycles(nest.tile, nest.spatial, neighbour, feed);
  const loads = first.weights + first.inputs;
  const step = overlapped(work, loads + first.outputs / stepsPerStore, stream.overlapExponent);
  const ends = loads + work + first.outputs - step;
  const drainCycles = Math.min(first.outputs, ends);
  return {
    steadyCycles: sums.steady,
    fillCycles: ends - drainCycles,
    drainCycles,
    workCycles: sums.work,
    transferCycles: sums.weights + sums.inputs + sums.outputs,
    busiest: busiestOf(sums),
  };
}

/** (work^e + transfer^e)^(1/e), of the larger so that nothing overflows. */
function overlapped(work: number, transfer: number, exponent: number): number {
  const longer = Math.max(work, transfer);
  const share = Math.min(work, transfer) / longer;
  return longer * (1 + share ** exponent) ** (1 / exponent);
}

/** Steps at DRAM for each that stores: outputs leave when their last reduction step is done. */
function storeInterval({ loops }: StreamNest): number {
  return loops
    .filter(({ dim }) => REDUCTION_DIMS.includes(dim))
    .reduce((steps, { bound }) => steps * bound, 1);
}

function portOf(accelerator: Accelerator, stream: TileStream, layer: Layer): StreamPort {
  const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
  const [dram] = accelerator.memories;
  return {
    stream,
    readBitsPerCycle: dram === undefined ? 0 : narrowest(dram.bandwidth, 'read'),
    writeBitsPerCycle: dram === undefined ? 0 : narrowest(dram.bandwidth, 'write'),
    elementBytes: {
      weights: precision.weights / 8,
      inputs: precision.inputs / 8,
      outputs: precision.outputs / 8,
    },
    writeBytes: (accelerator.peArray.columns * precision.outputs) / 8,
  };
}

function busiestOf(cycles: Readonly<Record<Operand, number>>): Operand {
  const { weights, inputs, outputs } = cycles;
  if (weights >= inputs && weights >= outputs) return 'weights';
  return inputs >= outputs ? 'inputs' : 'outputs';
}
