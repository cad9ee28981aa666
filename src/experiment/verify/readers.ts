import { autoNbaReader } from './auto-nba-reader.ts';
import { dnnChipReader } from './dnn-chip-reader.ts';
import { eyerissReader } from './eyeriss-reader.ts';
import { gemminiReader } from './gemmini-reader.ts';
import { hwNasBenchReader } from './hw-nas-bench-reader.ts';
import { nvdlaReader } from './nvdla-reader.ts';
import { scaleSimReader } from './scale-sim-reader.ts';
import { timeloopReader } from './timeloop-reader.ts';
import type { ReferenceReader } from './verification.ts';
import { zigzagReader } from './zigzag-reader.ts';

/** Formats of reference results that can be read. */
export const READERS: readonly ReferenceReader[] = [
  timeloopReader,
  scaleSimReader,
  gemminiReader,
  nvdlaReader,
  dnnChipReader,
  hwNasBenchReader,
  eyerissReader,
  zigzagReader,
  autoNbaReader,
];
