import type { TileStream } from '../../src/accelerator/tile-stream.ts';
import { type GemminiPoint, streamedCycles } from './gemmini-points.ts';

/** The numbers of a tile stream that measurements decide; all others are known from the design. */
export interface StreamNumbers {
  readonly issueCycles: number;
  readonly readCycles: number;
  readonly writeCycles: number;
  readonly nearMissCycles: number;
  readonly farMissCycles: number;
  readonly writeMissFactor: number;
  readonly overlapExponent: number;
}

/** A tile stream with other numbers. */
export function withNumbers(known: TileStream, numbers: StreamNumbers): TileStream {
  const misses = [numbers.nearMissCycles, numbers.farMissCycles];
  return {
    instructions: { ...known.instructions, issueCycles: numbers.issueCycles },
    requests: {
      ...known.requests,
      readCycles: numbers.readCycles,
      writeCycles: numbers.writeCycles,
    },
    caches: known.caches.map((cache, index) => ({ ...cache, missCycles: misses[index] ?? 0 })),
    writeMissFactor: numbers.writeMissFactor,
    overlapExponent: numbers.overlapExponent,
  };
}

/**
 * The numbers with which the points come out nearest: mean |error|, and a third of |ln| of the geometric mean.
 *
 * Coordinate descent from `start`: each number in turn grows or shrinks by a factor as long as that helps; where nothing
 * helps, the factor halves. Large factors come back once, to leave a hollow. No chance is in it.
 */
export function fitStream(
  points: readonly GemminiPoint[],
  known: TileStream,
  start: StreamNumbers,
): StreamNumbers {
  const loss = (numbers: StreamNumbers) => {
    const stream = withNumbers(known, numbers);
    let error = 0;
    let logs = 0;
    for (const point of points) {
      const ratio = streamedCycles(point, stream) / point.measuredCycles;
      error += Math.abs(ratio - 1);
      logs += Math.log(ratio);
    }
    return (error + 0.3 * Math.abs(logs)) / points.length;
  };
  const names = Object.keys(start) as (keyof StreamNumbers)[];
  let best = start;
  let least = loss(best);
  for (const step of STEPS) {
    let hasImproved = true;
    while (hasImproved) {
      hasImproved = false;
      for (const name of names) {
        for (const factor of [Math.exp(step), Math.exp(-step)]) {
          const tried = { ...best, [name]: Math.max(LEAST[name], best[name] * factor) };
          const found = loss(tried);
          if (found >= least - 1e-6) continue;
          best = tried;
          least = found;
          hasImproved = true;
          break;
        }
      }
    }
  }
  return best;
}

const STEPS = [1, 2].flatMap(() => [0.8, 0.4, 0.2, 0.1, 0.05, 0.02]);

const LEAST: StreamNumbers = {
  issueCycles: 1,
  readCycles: 0,
  writeCycles: 0,
  nearMissCycles: 0,
  farMissCycles: 0,
  writeMissFactor: 1,
  overlapExponent: 1,
};
