import { nestRowLength } from '../cost/nest-columns.ts';
import {
  type NestBatch,
  TRAFFIC_FIELDS,
  type TrafficSource,
  type TrafficTable,
  writeTraffic,
} from '../cost/nest-traffic.ts';
import { nestWalkLength, writeNestWalks } from '../cost/nest-walks.ts';
import type { GridCounts, GridInputs, TrafficKernels } from './traffic-kernels.ts';

/** Nests of a batch that are launched together; padded with nests of one step where there are too few. */
interface Chunk {
  readonly start: number;
  readonly nests: number;
  readonly size: number;
}

/**
 * Counts traffic with compiled kernels, a chunk of nests at a time.
 *
 * @param chunkSizes  nests per launch, largest first, multiples of 4; few, because a back end compiles for each
 */
export function createKernelTraffic(
  kernels: TrafficKernels,
  chunkSizes: readonly number[],
): TrafficSource {
  return async (batch) => {
    const table = new Float64Array(batch.count * (batch.pairs.length / 3) * TRAFFIC_FIELDS);
    for (const chunk of chunksOf(batch.count, chunkSizes)) {
      const inputs = chunkInputs(batch, chunk);
      writeChunk(table, chunk, inputs.grid.pairs, await kernels.count(inputs));
    }
    return table;
  };
}

/** Splits `count` nests into chunks of the largest size that is at least half full, or the smallest. */
export function chunksOf(count: number, sizes: readonly number[]): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  while (start < count) {
    const left = count - start;
    const size = sizes.find((one) => one <= 2 * left) ?? sizes.at(-1) ?? left;
    chunks.push({ start, nests: Math.min(left, size), size });
    start += size;
  }
  return chunks;
}

function chunkInputs(batch: NestBatch, { start, nests, size }: Chunk): GridInputs {
  const length = nestRowLength(batch.levels);
  const rows = batch.rows.subarray(start * length, (start + nests) * length);
  const walkLength = nestWalkLength(batch.levels);
  const walks = new Float64Array(nests * walkLength);
  for (let nest = 0; nest < nests; nest++) {
    writeNestWalks(rows, nest * length, batch.levels, walks, nest * walkLength);
  }
  return {
    grid: { nests: size, pairs: batch.pairs.length / 3 },
    rows: padded(rows, size * length),
    walks: padded(walks, size * walkLength),
    pairs: Float32Array.from(batch.pairs),
    levels: batch.levels,
    stepwise: batch.reuse === 'stepwise' ? 1 : 0,
  };
}

/** In float32, with ones at the end. */
function padded(numbers: ArrayLike<number>, length: number): Float32Array {
  const longer = new Float32Array(length).fill(1, numbers.length);
  longer.set(numbers);
  return longer;
}

function writeChunk(table: TrafficTable, chunk: Chunk, pairs: number, counts: GridCounts): void {
  const visits = [0, 0, 0];
  const spread = [0, 0, 0];
  for (let nest = 0; nest < chunk.nests; nest++) {
    for (let pair = 0; pair < pairs; pair++) {
      const cell = pair * chunk.size + nest;
      const at = ((chunk.start + nest) * pairs + pair) * TRAFFIC_FIELDS;
      for (let field = 0; field < 3; field++) visits[field] = counts.visits[cell * 3 + field] ?? 0;
      for (let field = 0; field < 3; field++) spread[field] = counts.spread[cell * 3 + field] ?? 0;
      const tile = counts.tiles[cell] ?? 0;
      const saved = counts.saved[cell] ?? 0;
      writeTraffic(table, at, visits, tile, spread, saved);
    }
  }
}
