import { describe, expect, it } from 'vitest';
import type { TileStream } from '../../../src/accelerator/tile-stream.ts';
import { nestRow } from '../../../src/cost/nest-columns.ts';
import { streamNest } from '../../../src/cost/stream/stream-nest.ts';
import { tileTransfer } from '../../../src/cost/stream/transfer-cycles.ts';
import { tinyLayer, tinyNest } from '../../support/tiny-nest.ts';

const STREAM: TileStream = {
  instructions: { leastCycles: 4, issueCycles: 8 },
  requests: { lineBytes: 64, readCycles: 2, writeCycles: 1 },
  caches: [
    { capacityBits: 64 * 8, missCycles: 3 },
    { capacityBits: 1_048_576 * 8, missCycles: 10 },
  ],
  writeMissFactor: 4,
  overlapExponent: 4,
};

/** One tile of 64 channels, 64 filters and `columns` columns, on a port of 128 bits each way. */
function transfer(columns: number, stream: TileStream = STREAM, bitsPerCycle = 128) {
  const nest = streamNest(
    nestRow(tinyLayer({ K: 64, C: 64, Q: columns }), tinyNest({}, { t: `K64 C64 Q${columns}` })),
    0,
    2,
  );
  return tileTransfer(nest, {
    stream,
    readBitsPerCycle: bitsPerCycle,
    writeBitsPerCycle: bitsPerCycle,
    elementBytes: { weights: 1, inputs: 1, outputs: 1 },
    writeBytes: 16,
  })(nest.tile);
}

describe('the port between DRAM and a tile', () => {
  it('takes its bits, its requests and the lines that the caches do not hold', () => {
    // 64 rows of 64 bytes of weights, 10 pixels of inputs and outputs: 5,376 bytes, 84 times the first cache.
    expect(transfer(10)).toEqual({
      weights: 4096 / 16 + 64 * 2 + 64 * 3,
      inputs: 640 / 16 + 10 * 2 + 10 * 3,
      outputs: 640 / 16 + 40 * 1 + 10 * 3 * 4, // four writes of 16 bytes a pixel
    });
  });

  it('adds the misses of every cache that is too small', () => {
    const tiny = STREAM.caches.map((cache) => ({ ...cache, capacityBits: 8 }));
    expect(transfer(10, { ...STREAM, caches: tiny }).inputs).toBe(40 + 20 + 10 * (3 + 10));
  });

  it('waits for nothing but its requests where everything is in the first cache', () => {
    const large = STREAM.caches.map((cache) => ({ ...cache, capacityBits: 1e9 }));
    expect(transfer(10, { ...STREAM, caches: large }).inputs).toBe(40 + 20);
  });

  it('takes no time for bits on a port without a limit', () => {
    expect(transfer(10, STREAM, 0).inputs).toBe(20 + 30);
  });
});
