import { existsSync, readFileSync } from 'node:fs';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { TileStream } from '../../src/accelerator/tile-stream.ts';
import { nestRow } from '../../src/cost/nest-columns.ts';
import { type NestPlace, streamLatency } from '../../src/cost/stream/stream-latency.ts';
import {
  type GemminiCase,
  gemminiAccelerator,
  gemminiLayer,
  gemminiMapping,
} from '../../src/experiment/verify/gemmini-case.ts';
import { parseGemminiCases } from '../../src/experiment/verify/gemmini-reader.ts';

const POINTS = new URL('../../../shared/reference/gemmini-rtl/points.json', import.meta.url);

/** A measured mapping, ready to be timed with any tile stream. */
export interface GemminiPoint {
  readonly record: GemminiCase;
  /** Points of equal layers have equal names. */
  readonly layerName: string;
  readonly accelerator: Accelerator;
  readonly place: NestPlace;
  readonly measuredCycles: number;
}

/** The points of the RTL, or undefined where the reference folder is absent. */
export function readGemminiPoints(base: Accelerator): readonly GemminiPoint[] | undefined {
  if (!existsSync(POINTS)) return undefined;
  return parseGemminiCases(readFileSync(POINTS, 'utf8'), 'points.json').map((record) => {
    const layer = gemminiLayer(record);
    return {
      record,
      layerName: JSON.stringify(record.problem),
      accelerator: gemminiAccelerator(base, record),
      place: { layer, rows: nestRow(layer, gemminiMapping(record, layer)), at: 0 },
      measuredCycles: record.gemmini_rtl_cycles,
    };
  });
}

/** Cycles of a point with a tile stream of other numbers. */
export function streamedCycles({ accelerator, place }: GemminiPoint, stream: TileStream): number {
  const { steadyCycles, fillCycles, drainCycles } = streamLatency(accelerator, stream, place);
  return steadyCycles + fillCycles + drainCycles;
}
