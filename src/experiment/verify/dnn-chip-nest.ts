import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { MemoryLevel } from '../../accelerator/memory-level.ts';
import type { Loop, Mapping } from '../../mapping/mapping.ts';
import { UNIT_EXTENTS } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import { OPERANDS, type Operand } from '../../workload/operand.ts';
import type { DnnChipMachine } from './dnn-chip-machine.ts';
import type { DnnChipOperator, DnnChipTiling } from './dnn-chip-operator.ts';

/** Pooling is billed like a dense convolution over all its channels. */
export function dnnChipLayer(operator: DnnChipOperator): Layer {
  const { window, stride } = operator;
  return {
    name: 'operator',
    operator: 'conv',
    extents: {
      ...UNIT_EXTENTS,
      K: operator.outputChannels,
      C: operator.inputChannels,
      P: operator.outputRows,
      Q: operator.outputColumns,
      R: window,
      S: window,
    },
    stride: { row: stride, column: stride },
    dilation: { row: 1, column: 1 },
    inputTensors: 1,
    parameterCount: 0,
  };
}

/**
 * The predictor's chip: a buffer for inputs and sums above processing elements with a scratchpad for each operand, which
 * wait for nothing.
 */
export function dnnChipAccelerator(machine: DnnChipMachine): Accelerator {
  const { limits, wordBits } = machine;
  const one = { rows: 1, columns: 1 };
  const grid = { rows: 1, columns: limits.processingElements };
  const level = (
    name: string,
    kind: MemoryLevel['kind'],
    holds: readonly Operand[],
    words: number | null,
  ): MemoryLevel => ({
    name,
    kind,
    holds,
    capacityBits: words === null ? null : words * wordBits,
    rowBits: wordBits,
    elementBits: null,
    bandwidth: { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: null },
    grid: kind === 'register-file' ? grid : one,
    doubleBuffered: false,
    latencyCycles: 0,
  });
  return {
    name: machine.name,
    title: machine.title,
    source: machine.source,
    clockMHz: machine.clockMHz,
    technology: 'none',
    precisionBits: {
      weights: wordBits,
      inputs: wordBits,
      partialSums: wordBits,
      outputs: wordBits,
    },
    peArray: grid,
    arrayTiming: { skewCycles: 0, preloadCycles: 0, foldOperand: null, drainsBetweenFolds: false },
    memories: [
      level('DRAM', 'dram', OPERANDS, null),
      level('buffer', 'sram', ['inputs', 'outputs'], limits.globalBufferWords),
      level('weights', 'register-file', ['weights'], limits.weightScratchpadWords),
      level('inputs', 'register-file', ['inputs'], limits.inputScratchpadWords),
      level('sums', 'register-file', ['outputs'], limits.sumScratchpadWords),
    ],
    dataflows: [],
    fpga: null,
  };
}

/**
 * The nest of a tiling. A processing element keeps its weights while a row of inputs slides past; the buffer keeps the
 * sums while all input channels pass.
 */
export function dnnChipMapping(operator: DnnChipOperator, tiling: DnnChipTiling): Mapping {
  const { window, outputColumns } = operator;
  const [spadK, arrayK, bufferK, dramK] = tiling.outputChannels;
  const [spadC, arrayC, bufferC] = tiling.inputChannels;
  const [arrayP, dramP] = tiling.outputRows;
  const loops = (...all: readonly Loop[]) => all.filter(({ bound }) => bound > 1);
  const spread = loops(
    { dim: 'K', bound: arrayK },
    { dim: 'C', bound: arrayC },
    { dim: 'P', bound: arrayP },
    { dim: 'R', bound: window },
  );
  const passes = loops(
    { dim: 'K', bound: dramK },
    { dim: 'P', bound: dramP },
    { dim: 'C', bound: bufferC },
  );
  const products = loops(
    { dim: 'K', bound: spadK },
    { dim: 'C', bound: spadC },
    { dim: 'S', bound: window },
  );
  return {
    levels: [
      { memory: 'DRAM', keeps: OPERANDS, temporal: passes, spatial: [] },
      {
        memory: 'buffer',
        keeps: ['inputs', 'outputs'],
        temporal: loops({ dim: 'K', bound: bufferK }),
        spatial: spread.map((loop) => ({ ...loop, axis: 'x' })),
      },
      {
        memory: 'weights',
        keeps: ['weights'],
        temporal: loops({ dim: 'Q', bound: outputColumns }),
        spatial: [],
      },
      { memory: 'inputs', keeps: ['inputs'], temporal: [], spatial: [] },
      { memory: 'sums', keeps: ['outputs'], temporal: products, spatial: [] },
    ],
  };
}
