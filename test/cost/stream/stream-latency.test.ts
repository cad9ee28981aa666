import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Accelerator } from '../../../src/accelerator/accelerator.ts';
import type { TileStream } from '../../../src/accelerator/tile-stream.ts';
import { nestRow } from '../../../src/cost/nest-columns.ts';
import { evaluate } from '../../../src/cost/reference-evaluator.ts';
import { streamLatency } from '../../../src/cost/stream/stream-latency.ts';
import type { Mapping } from '../../../src/mapping/mapping.ts';
import type { Extents } from '../../../src/workload/dims.ts';
import { tinyAccelerator, tinyCosts, tinyLayer, tinyNest } from '../../support/tiny-nest.ts';

const STREAM: TileStream = {
  instructions: { leastCycles: 1, issueCycles: 1 },
  requests: { lineBytes: 64, readCycles: 2, writeCycles: 1 },
  caches: [],
  writeMissFactor: 1,
  overlapExponent: 2,
};
const port = (bits: number | null) => ({
  readBitsPerCycle: null,
  writeBitsPerCycle: null,
  sharedBitsPerCycle: bits,
});

/** An array of 4 rows and 4 columns below a DRAM of `bits` a cycle. */
function array(mapping: Mapping, bits: number | null, stream: TileStream = STREAM): Accelerator {
  return tinyAccelerator(mapping, [{ bandwidth: port(bits) }], {
    arrayTiming: {
      skewCycles: 6,
      preloadCycles: 4,
      foldOperand: 'weights',
      drainsBetweenFolds: false,
    },
    tileStream: stream,
  });
}

const nestOf = (outer: string) => tinyNest({ t: outer }, { t: 'Q12', x: 'K4', y: 'C4' });

function timed(extents: Partial<Extents>, outer: string, stream: TileStream = STREAM) {
  const layer = tinyLayer(extents);
  const mapping = nestOf(outer);
  return streamLatency(array(mapping, 32, stream), stream, {
    layer,
    rows: nestRow(layer, mapping),
    at: 0,
  });
}

describe('a tile stream', () => {
  // A tile: 12 columns of 4 channels and 4 filters. Work 12. At 4 bytes a cycle: weights 16/4 + 4·2 = 12,
  // inputs 48/4 + 12·2 = 36, outputs 48/4 + 12·1 = 24; together 72.
  it('lets work and transfers of a step overlap in part', () => {
    const { steadyCycles, workCycles, transferCycles } = timed({ K: 8, C: 4, Q: 12 }, 'K2');
    expect(workCycles).toBe(2 * 12);
    expect(transferCycles).toBe(2 * 72);
    expect(steadyCycles).toBeCloseTo(2 * Math.hypot(12, 72), 9);
  });

  it('takes loads, work and stores of a single tile one after the other', () => {
    const { steadyCycles, fillCycles, drainCycles } = timed({ K: 4, C: 4, Q: 12 }, '');
    expect(steadyCycles + fillCycles + drainCycles).toBeCloseTo(48 + 12 + 24, 9);
  });

  it('drains at the end, as far as the port has not been counted in the steps', () => {
    // 48 + 12 + 24 less a step of √(12² + 72²) = 72.99.
    const { fillCycles, drainCycles } = timed({ K: 8, C: 4, Q: 12 }, 'K2');
    expect(drainCycles).toBeCloseTo(84 - Math.hypot(12, 72), 9);
    expect(fillCycles).toBe(0);
  });

  it('fills where the array is what takes long', () => {
    // Three instructions of 4 rows, 500 cycles each: the loads come before them, and the stores after.
    const slow = { ...STREAM, instructions: { leastCycles: 1, issueCycles: 500 } };
    const { fillCycles, drainCycles } = timed({ K: 8, C: 4, Q: 12 }, 'K2', slow);
    expect(drainCycles).toBe(24);
    expect(fillCycles).toBeCloseTo(48 + 1500 - Math.hypot(1500, 72), 9);
  });

  it('stores once where a reduction takes several steps', () => {
    const { transferCycles } = timed({ K: 4, C: 8, Q: 12 }, 'C2');
    expect(transferCycles).toBe(2 * (12 + 36) + 24);
  });

  it('works less on a last tile that is shorter', () => {
    // 18 columns: 12 and 6. The short tile: work 6; weights 12, inputs 24/4 + 6·2 = 18, outputs 24/4 + 6 = 12.
    const { workCycles, transferCycles } = timed({ K: 4, C: 4, Q: 18 }, 'Q2');
    expect(workCycles).toBe(12 + 2 + 6); // 4 + 2 rows beside a preload of 4: 4 + 4
    expect(transferCycles).toBe(72 + 42);
  });

  it('names the operand that the port is busiest with', () => {
    expect(timed({ K: 8, C: 4, Q: 12 }, 'K2').busiest).toBe('inputs');
  });

  it('comes near the longer of both as its exponent grows', () => {
    const sharp = { ...STREAM, overlapExponent: 200 };
    expect(timed({ K: 8, C: 4, Q: 12 }, 'K2', sharp).steadyCycles).toBeCloseTo(144, 6);
    const serial = { ...STREAM, overlapExponent: 1 };
    expect(timed({ K: 8, C: 4, Q: 12 }, 'K2', serial).steadyCycles).toBeCloseTo(144 + 24, 9);
  });
});

/** The cost of 2 tiles on a DRAM of `bits` a cycle. */
function cost(bits: number | null, reuse: 'stepwise' | 'timeloop', stream: TileStream = STREAM) {
  const mapping = nestOf('K2');
  const outcome = evaluate({
    layer: tinyLayer({ K: 8, C: 4, Q: 12 }),
    accelerator: array(mapping, bits, stream),
    costs: tinyCosts(2),
    mapping,
    reuse,
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
  return outcome.value;
}

describe('a layer on an accelerator with a tile stream', () => {
  it('takes compute, the waits of the stream, and its two ends', () => {
    const { cycles, latencyCycles, binding, levels } = cost(32, 'stepwise');
    // 24 steps of the nest; 2 · √(12² + 72²) = 145.99 → 146 in all steps of the stream.
    const drain = 84 - Math.hypot(12, 72);
    expect(cycles).toEqual({ compute: 24, stall: 146 - 24, fill: 0, drain: expect.closeTo(drain) });
    expect(latencyCycles).toBeCloseTo(146 + drain, 9);
    expect(binding).toEqual({
      resource: 'bandwidth',
      memory: 'L0',
      port: 'shared',
      operand: 'inputs',
    });
    expect(levels[0]?.cycles).toBe(144);
  });

  it('is bound by compute where the array takes longer than the port', () => {
    const slow = { ...STREAM, instructions: { leastCycles: 100, issueCycles: 1 } };
    expect(cost(32, 'stepwise', slow).binding).toEqual({ resource: 'compute' });
  });

  it('has none of it as Timeloop counts', () => {
    // Weights 32, inputs 48 once and outputs 96 at 4 bytes a cycle: 44.
    expect(cost(32, 'timeloop').cycles).toEqual({ compute: 24, stall: 20, fill: 0, drain: 0 });
  });

  it('is never faster than its traffic allows, nor slower with a wider port', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1e4, noNaN: true }),
        fc.double({ min: 1, max: 8, noNaN: true }),
        fc.double({ min: 1, max: 20, noNaN: true }),
        (bits, wider, overlapExponent) => {
          const stream = { ...STREAM, overlapExponent };
          const { latencyCycles, cycles } = cost(bits, 'stepwise', stream);
          const floor = cost(bits, 'timeloop', stream).latencyCycles;
          expect(latencyCycles).toBeGreaterThanOrEqual(floor);
          expect(cycles.stall).toBeGreaterThanOrEqual(0);
          const relieved = cost(bits * wider, 'stepwise', stream).latencyCycles;
          expect(relieved).toBeLessThanOrEqual(latencyCycles * (1 + 1e-12));
        },
      ),
      { numRuns: 200, seed: 3 },
    );
  });
});
