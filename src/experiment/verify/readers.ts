import { eyerissReader } from './eyeriss-reader.ts';
import { gemminiReader } from './gemmini-reader.ts';
import { scaleSimReader } from './scale-sim-reader.ts';
import { timeloopReader } from './timeloop-reader.ts';
import type { ReferenceReader } from './verification.ts';
import { zigzagReader } from './zigzag-reader.ts';

/** Formats of reference results that can be read. */
export const READERS: readonly ReferenceReader[] = [
  timeloopReader,
  scaleSimReader,
  gemminiReader,
  eyerissReader,
  zigzagReader,
];
