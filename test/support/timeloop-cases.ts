import { existsSync, readFileSync } from 'node:fs';
import {
  type TimeloopCase,
  timeloopCaseSchema,
} from '../../src/experiment/verify/timeloop-case.ts';

const REFERENCE = new URL('../../../shared/reference/timeloop/', import.meta.url);

/** The cases of one file, or undefined where the reference folder is absent. */
export function readTimeloopCases(file: string): readonly TimeloopCase[] | undefined {
  const url = new URL(file, REFERENCE);
  if (!existsSync(url)) return undefined;
  return readFileSync(url, 'utf8')
    .trim()
    .split('\n')
    .map((line) => timeloopCaseSchema.parse(JSON.parse(line)));
}
