import { writeFileSync } from 'node:fs';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import { createHardwareAssessor } from '../../src/codesign/assess-hardware.ts';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import { optimalLayer } from '../../src/mapper/optimal/optimal-layer.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import { sampleAccelerator, sampleLevel } from '../support/sample-accelerator.ts';
import { tinyLayer } from '../support/tiny-nest.ts';
import type { Benchmark } from './benchmark.ts';
import { type GrowthPoint, growthPlot } from './growth-plot.ts';
import { cpuSeconds } from './stopwatch.ts';

/** A fifth level of which every one holds all operands takes more than a minute. */
const LEVELS = [2, 3, 4];
const SIDES = [4, 8, 16, 32, 64];
const CHANNELS = [16, 32, 64, 128, 256, 512, 1024];
/** What the two other sweeps hold still. */
const USUAL = { levels: 3, side: 16, channels: 128 };
const PLOT = 'docs/mapper-growth.svg';

/** How the optimal mapper's work grows with levels of memory, PEs and the size of a layer; draws it into docs/. */
export const mapperGrowth: Benchmark = {
  name: 'mapper-growth',
  run: async () => {
    solve('warm-up', 0, USUAL);
    const points = [
      ...LEVELS.map((levels) => solve('levels of memory', levels, { ...USUAL, levels })),
      ...SIDES.map((side) => solve('PEs', side * side, { ...USUAL, side })),
      ...CHANNELS.map((channels) => solve('channels in and out', channels, { ...USUAL, channels })),
    ];
    writeFileSync(PLOT, growthPlot(points));
    return points.map(({ sweep, at, milliseconds, bounded, scored }) => ({
      what: `${sweep}: ${at}`,
      measured: milliseconds,
      unit: 'CPU ms',
      against: `${bounded} sets bounded, ${scored} mappings scored`,
      ratio: null,
      bar: null,
    }));
  },
};

function solve(sweep: string, at: number, { levels, side, channels }: typeof USUAL): GrowthPoint {
  const accelerator = hierarchy(levels, side);
  const { costs } = createHardwareAssessor(loadTechnology('cmos-45nm'), null)(accelerator);
  const layer = tinyLayer({ K: channels, C: channels, P: 14, Q: 14, R: 3, S: 3 });
  const start = cpuSeconds();
  const { isProven, bounded, scored } = optimalLayer({
    layer,
    accelerator,
    costs,
    dataflows: [asWired],
    objective: 'edp',
    search: { tiling: 'even', constraints: [], reuse: 'stepwise' },
  });
  if (!isProven) throw new Error(`${sweep} ${at}: no proof`);
  return { sweep, at, milliseconds: 1000 * (cpuSeconds() - start), bounded, scored };
}

/** DRAM, shared buffers that get smaller inwards, a square array, and a scratchpad in each PE. */
function hierarchy(levels: number, side: number): Accelerator {
  const memories = Array.from({ length: levels }, (_, level) => {
    const isOutermost = level === 0;
    const isInnermost = level === levels - 1;
    const kib = isInnermost ? 0.5 : 512 / 4 ** (level - 1);
    return sampleLevel({
      name: `L${level}`,
      kind: isOutermost ? 'dram' : isInnermost ? 'register-file' : 'sram',
      capacityBits: isOutermost ? null : kib * 8192,
      rowBits: isInnermost ? 16 : 64,
      bandwidth: {
        readBitsPerCycle: null,
        writeBitsPerCycle: null,
        sharedBitsPerCycle: isInnermost ? null : 64,
      },
      grid: isInnermost ? { rows: side, columns: side } : { rows: 1, columns: 1 },
    });
  });
  return sampleAccelerator({
    memories,
    peArray: { rows: side, columns: side },
    dataflows: ['as-wired'],
    technology: 'cmos-45nm',
  });
}
