import { type ConvWork, workMacs } from './conv-work.ts';
import { tiledCycles, type Unroll } from './tiled-engine.ts';

/** A convolutional layer processor: a tiled engine with the layers that it computes, one image after the other. */
export interface LayerProcessor {
  readonly unroll: Unroll;
  readonly works: readonly ConvWork[];
}

/** Multipliers of a processor. */
export function processorUnits({ outputs, inputs }: Unroll): number {
  return outputs * inputs;
}

/** Cycles of one layer, all its sets, on a processor: R·C·⌈N/Tn⌉·⌈M/Tm⌉·K² (Shen et al., ISCA 2017). */
export function processorWorkCycles(work: ConvWork, unroll: Unroll): number {
  return work.sets * tiledCycles(work, unroll, 0);
}

/** Cycles of one image on a processor. */
export function processorCycles({ works, unroll }: LayerProcessor): number {
  return works.reduce((sum, work) => sum + processorWorkCycles(work, unroll), 0);
}

/** What a set of processors does, each of them busy with another image. */
export interface MultiClpFigures {
  /** Cycles between two finished images: those of the slowest processor. */
  readonly epochCycles: number;
  readonly macUnits: number;
  /** Useful multiply-accumulates by the units' cycles, 0 … 1. */
  readonly utilization: number;
}

/** Throughput of a partition of layers into processors (Shen et al., ISCA 2017). */
export function multiClpFigures(processors: readonly LayerProcessor[]): MultiClpFigures {
  const epochCycles = Math.max(...processors.map(processorCycles));
  const macUnits = processors.reduce((sum, { unroll }) => sum + processorUnits(unroll), 0);
  const macs = processors.flatMap(({ works }) => works).reduce((sum, w) => sum + workMacs(w), 0);
  return { epochCycles, macUnits, utilization: macs / (epochCycles * macUnits) };
}
