import {
  boardSeconds,
  type ParallelEngine,
  parallelWork,
} from '../../cost/engine/parallel-engine.ts';

/** A design of CHaiDNN's space. */
export interface ChaidnnDesign {
  readonly filters: number;
  readonly pixels: number;
  /** Bits to DRAM, of which 512 give the whole bandwidth. */
  readonly memoryBits: number;
}

/** What lies between a design and its board: from the fit of `chaidnn-boards`. */
export interface ChaidnnBoard {
  readonly clockMHz: number;
  readonly efficiency: number;
  readonly dramGBPerS: number;
}

/** A line through published builds: so much at none, so much for each computing DSP block. */
export interface PerDsp {
  readonly base: number;
  readonly perDsp: number;
}

/** Silicon that blocks of an FPGA take, mm², and how many of them builds take. */
export interface ChaidnnArea {
  readonly clbMm2: number;
  readonly bram36Mm2: number;
  readonly dspMm2: number;
  readonly clb: PerDsp;
  readonly bram36: PerDsp;
  readonly dsp: PerDsp;
}

/** Area of a design in the currency of Abdelfattah et al., DAC 2020: of each kind of block what it takes of the die. */
export function chaidnnAreaMm2({ filters, pixels }: ChaidnnDesign, area: ChaidnnArea): number {
  const dsps = filters * pixels;
  const blocks = ({ base, perDsp }: PerDsp) => base + perDsp * dsps;
  return (
    blocks(area.clb) * area.clbMm2 +
    blocks(area.bram36) * area.bram36Mm2 +
    blocks(area.dsp) * area.dspMm2
  );
}

const WHOLE_WIDTH_BITS = 512;
const CELLS_PER_STAGE = 5;
const STAGES = [
  { channels: 16, side: 32 },
  { channels: 32, side: 16 },
  { channels: 64, side: 8 },
] as const;
const EDGE_KERNELS: Readonly<Record<string, number>> = { 2: 1, 3: 3 };

/**
 * A function from the six edges of a NAS-Bench-201 cell to the latency of its network on a design, ms: stem, three stages of
 * five cells, residual blocks between them. Skips and pools go along with convolutions.
 */
export function cellLatency(
  { filters, pixels, memoryBits }: ChaidnnDesign,
  { clockMHz, efficiency, dramGBPerS }: ChaidnnBoard,
): (edges: string) => number {
  const engine: ParallelEngine = { pixels, inputs: 1, outputs: filters, depthwisePixels: pixels };
  const share = memoryBits / WHOLE_WIDTH_BITS;
  const timing = { efficiency, dramGBPerS: dramGBPerS * share, layerUs: 0 };
  const ms = (inputs: number, outputs: number, side: number, kernel: number, stride = 1) => {
    const shape = { rows: side, columns: side, kernelRows: kernel, kernelColumns: kernel };
    const work = { name: 'conv', inputs, outputs, ...shape, stride, sets: 1 };
    return 1000 * boardSeconds([parallelWork(work, engine)], timing, { clockMHz, wordBytes: 1 });
  };
  const fixed = STAGES.slice(1).reduce(
    (sum, { channels, side }) =>
      sum +
      ms(channels / 2, channels, side, 3, 2) +
      ms(channels, channels, side, 3) +
      ms(channels / 2, channels, side, 1, 2),
    ms(3, STAGES[0].channels, STAGES[0].side, 3),
  );
  const ofEdge = new Map(
    Object.entries(EDGE_KERNELS).map(([edge, kernel]) => [
      edge,
      STAGES.reduce(
        (sum, { channels, side }) => sum + CELLS_PER_STAGE * ms(channels, channels, side, kernel),
        0,
      ),
    ]),
  );
  return (edges) => [...edges].reduce((sum, edge) => sum + (ofEdge.get(edge) ?? 0), fixed);
}
