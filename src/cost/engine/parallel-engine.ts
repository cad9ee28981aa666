import { ceilDiv } from '../../base/ceil-div.ts';
import type { Layer } from '../../workload/layer.ts';
import { type ConvWork, convWorkOf, taps } from './conv-work.ts';

/**
 * An engine that computes output pixels × input channels × output channels side by side and walks over the rest, a tap of the
 * filter at a time: AMD's DPU (PG338: PP, ICP, OCP) and CHaiDNN.
 */
export interface ParallelEngine {
  readonly pixels: number;
  readonly inputs: number;
  readonly outputs: number;
  /** Pixels of depthwise convolutions, which another unit computes for `outputs` channels at once. */
  readonly depthwisePixels: number;
}

/** What a layer moves and takes on an engine, whatever its clock. */
export interface ParallelWork {
  readonly name: string;
  readonly cycles: number;
  readonly weightWords: number;
  readonly featureWords: number;
}

/** What lies between an engine's cycles and the time on its board. */
export interface BoardTiming {
  /** Share of its cycles in which an engine computes. */
  readonly efficiency: number;
  readonly dramGBPerS: number;
  /** To start a layer. */
  readonly layerUs: number;
}

/** Convolutions and products of a network on an engine; other layers go along with them. */
export function parallelWorks(layers: readonly Layer[], engine: ParallelEngine): ParallelWork[] {
  return layers.flatMap((layer) => {
    const work = convWorkOf(layer) ?? productWorkOf(layer);
    return work === null ? [] : [parallelWork(work, engine)];
  });
}

/** A layer that combines or pools values: it is bound by the values that it reads and writes. */
export function movingWork({ name, operator, extents, stride, inputTensors }: Layer): ParallelWork {
  const { N: _images, ...shape } = extents;
  const outputs = shape.G * shape.K * shape.C * shape.P * shape.Q;
  const read = operator === 'pool' ? stride.row * stride.column : inputTensors;
  return { name, cycles: 0, weightWords: 0, featureWords: outputs * (1 + read) };
}

/** A convolution on an engine: ⌈pixels / PP⌉ · ⌈inputs / ICP⌉ · ⌈outputs / OCP⌉ · taps cycles. */
export function parallelWork(work: ConvWork, engine: ParallelEngine): ParallelWork {
  const { name, sets, outputs, inputs, rows, columns, stride } = work;
  return {
    name,
    cycles: parallelCycles(work, engine),
    weightWords: sets * outputs * inputs * taps(work),
    featureWords: sets * rows * columns * (outputs + inputs * stride * stride),
  };
}

function parallelCycles(work: ConvWork, engine: ParallelEngine): number {
  const pixels = work.rows * work.columns;
  const isDepthwise = work.sets > 1 && work.inputs === 1;
  if (isDepthwise) {
    const channels = ceilDiv(work.sets * work.outputs, engine.outputs);
    return channels * ceilDiv(pixels, engine.depthwisePixels) * taps(work);
  }
  return (
    work.sets *
    ceilDiv(pixels, engine.pixels) *
    ceilDiv(work.inputs, engine.inputs) *
    ceilDiv(work.outputs, engine.outputs) *
    taps(work)
  );
}

/** Seconds of layers one after the other, each bound by its computation or by its traffic to DRAM. */
export function boardSeconds(
  works: readonly ParallelWork[],
  { efficiency, dramGBPerS, layerUs }: BoardTiming,
  { clockMHz, wordBytes }: { readonly clockMHz: number; readonly wordBytes: number },
): number {
  return works.reduce((sum, { cycles, weightWords, featureWords }) => {
    const computing = cycles / (clockMHz * 1e6 * efficiency);
    const moving = ((weightWords + featureWords) * wordBytes) / (dramGBPerS * 1e9);
    return sum + Math.max(computing, moving) + layerUs * 1e-6;
  }, 0);
}

/** A product of matrices as a convolution of one tap; null for layers that are none. */
function productWorkOf({ name, operator, extents }: Layer): ConvWork | null {
  if (operator !== 'gemm') return null;
  const { G, K, C, P, Q } = extents;
  return {
    name,
    outputs: K,
    inputs: C,
    rows: P,
    columns: Q,
    kernelRows: 1,
    kernelColumns: 1,
    stride: 1,
    sets: G,
  };
}
