import { describe, expect, it } from 'vitest';
import type { TileStream } from '../../src/accelerator/tile-stream.ts';
import { agreement } from '../../src/experiment/verify/agreement.ts';
import {
  evaluateGemmini,
  gemminiReader,
  loadGemmini,
} from '../../src/experiment/verify/gemmini-reader.ts';
import { missedBars } from '../../src/experiment/verify/missed-bars.ts';
import type { AgreementBars } from '../../src/experiment/verify/verification.ts';
import { fitStream, type StreamNumbers, withNumbers } from '../support/fit-stream.ts';
import { type GemminiPoint, readGemminiPoints, streamedCycles } from '../support/gemmini-points.ts';

const gemmini = loadGemmini();
const points = readGemminiPoints(gemmini) ?? [];
if (points.length === 0) {
  console.log('skipped: cycles of the RTL of Gemmini, because ../shared/reference is absent');
}
const known = gemmini.tileStream as TileStream;
const BARS = gemminiReader.bars as AgreementBars;
const FOLDS = 5;
/** Far from what is found, so that the fit has to find it. */
const START: StreamNumbers = {
  issueCycles: 5,
  readCycles: 0.5,
  writeCycles: 4,
  nearMissCycles: 8,
  farMissCycles: 30,
  writeMissFactor: 1,
  overlapExponent: 8,
};

function cyclesOf({ record }: GemminiPoint): number {
  const outcome = evaluateGemmini(gemmini, record);
  if (!outcome.ok) throw new Error(`${record.id}: ${JSON.stringify(outcome.reasons)}`);
  return outcome.value.latencyCycles;
}

describe.skipIf(points.length === 0)('Gemmini on FireSim', () => {
  it('has the points that the page on the model counts', () => {
    expect(points).toHaveLength(135);
    expect(new Set(points.map(({ layerName }) => layerName)).size).toBe(43);
  });

  it('is met by the evaluator with the shipped accelerator', () => {
    const reached = agreement(
      points.map((point) => ({ ours: cyclesOf(point), theirs: point.measuredCycles })),
    );
    console.log('Gemmini RTL, shipped numbers:', reached);
    expect(missedBars('shipped', reached, BARS)).toEqual([]);
  });

  it('is timed by the stream alone: no port on the chip is slower in any point', () => {
    for (const point of points) {
      const streamed = streamedCycles(point, known);
      expect(Math.abs(cyclesOf(point) - streamed), point.record.id).toBeLessThanOrEqual(1);
    }
  });

  it('is met on layers that were left out of the fit, in five folds of layers', () => {
    const layers = [...new Set(points.map(({ layerName }) => layerName))].sort();
    const foldOf = ({ layerName }: GemminiPoint) => layers.indexOf(layerName) % FOLDS;
    const pairs = Array.from({ length: FOLDS }, (_, fold) => {
      const numbers = fitStream(
        points.filter((point) => foldOf(point) !== fold),
        known,
        START,
      );
      const stream = withNumbers(known, numbers);
      return points
        .filter((point) => foldOf(point) === fold)
        .map((point) => ({
          ours: streamedCycles(point, stream),
          theirs: point.measuredCycles,
        }));
    }).flat();
    const reached = agreement(pairs);
    console.log('Gemmini RTL, cross-validated over layers:', reached);
    expect(pairs).toHaveLength(points.length);
    expect(missedBars('cross-validated', reached, BARS)).toEqual([]);
  }, 120_000);
});
