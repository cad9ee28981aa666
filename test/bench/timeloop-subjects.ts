import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import {
  acceleratorOf,
  costTableOf,
  layerOf,
  timeloopCaseSchema,
} from '../../src/experiment/verify/timeloop-case.ts';
import { packageRoot } from '../../src/io/package-files.ts';

const FOLDER = join(packageRoot(), '../shared/reference/timeloop');

/** Records of one file of Timeloop's results, one JSON object a line; none, with a word why, where they are absent. */
export function timeloopRecords(file: string): readonly unknown[] {
  const path = join(FOLDER, file);
  if (!existsSync(path)) {
    console.log(`skipped: timeloop/${file}, because ../shared/reference is absent`);
    return [];
  }
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line): unknown => JSON.parse(line));
}

/** Layers on architectures by their names in Timeloop's results; undefined where either is unknown. */
export type TimeloopSubjects = (arch: string, problem: string) => LayerOnAccelerator | undefined;

/** Reads all architectures and layers of the results once. */
export function timeloopSubjects(): TimeloopSubjects {
  const cases = timeloopRecords('model_cases.jsonl').map((one) => timeloopCaseSchema.parse(one));
  const architectures = new Map<string, unknown>(
    cases.length === 0
      ? []
      : Object.entries(JSON.parse(readFileSync(join(FOLDER, 'architectures.json'), 'utf8'))),
  );
  return (arch, problem) => {
    const sample = cases.find((one) => one.problem.name === problem);
    const hardware = timeloopCaseSchema.shape.arch.safeParse(architectures.get(arch));
    if (sample === undefined || !hardware.success) return undefined;
    const record = { ...sample, arch: hardware.data };
    return {
      layer: layerOf(record),
      accelerator: acceleratorOf(record),
      costs: costTableOf(record),
    };
  };
}
