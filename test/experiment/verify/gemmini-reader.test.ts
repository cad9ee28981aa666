import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GemminiCase } from '../../../src/experiment/verify/gemmini-case.ts';
import {
  evaluateGemmini,
  gemminiReader,
  loadGemmini,
} from '../../../src/experiment/verify/gemmini-reader.ts';
import { newFolder, run } from '../../cli/run.ts';
import { gemminiRecord } from '../../support/gemmini-record.ts';

/** A layer of `columns` columns in tiles of 4. */
function recordOf(columns: number): GemminiCase {
  return gemminiRecord({ K: 16, C: 16, P: columns, Q: 1, R: 1, S: 1 }, [
    [3, `P${columns / 4}`],
    [2, 'K16X'],
    [1, 'C16X'],
    [0, 'P4'],
  ]);
}

const gemmini = loadGemmini();
function oursOf(record: GemminiCase): number {
  const outcome = evaluateGemmini(gemmini, record);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
  return outcome.value.latencyCycles;
}

/** Runs `tandem verify` on points whose measurement is ours times each ratio. */
async function verify(ratios: readonly number[]) {
  const points = ratios.map((ratio, index) => {
    const record = recordOf(4 * (index + 1));
    return { ...record, id: `p${index}`, gemmini_rtl_cycles: oursOf(record) / ratio };
  });
  const cwd = newFolder();
  mkdirSync(join(cwd, 'rtl'));
  writeFileSync(join(cwd, 'rtl', 'points.json'), JSON.stringify({ points }));
  const { exitCode, stdout } = await run(['verify', 'rtl', '--json'], { cwd });
  return { exitCode, result: JSON.parse(stdout)[0] };
}

describe('measured cycles of Gemmini', () => {
  it('agree where all are met', async () => {
    const { exitCode, result } = await verify([1, 1, 1, 1]);
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ folder: 'rtl', format: 'gemmini-rtl', cases: 4, exact: 4 });
    expect(result.meanAbsPct).toBeCloseTo(0, 9);
    expect(result.failures).toEqual([]);
  });

  it('count a point that is far off, and do not fail for it alone', async () => {
    // One 30 % too fast, outside of 25 %. Mean error (30 + 9 · 2) / 10 = 4.8 %, geometric mean 0.7^0.1 · 1.02^0.9 = 0.982.
    const { exitCode, result } = await verify([0.7, ...Array.from({ length: 9 }, () => 1.02)]);
    expect(result).toMatchObject({ cases: 10, exact: 9, failures: [] });
    expect(exitCode).toBe(0);
  });

  it('fail where they agree less than the bars ask for, and say which', async () => {
    const { exitCode, result } = await verify([1.2, 1.2, 1.2, 1.2]);
    expect(exitCode).toBe(1);
    expect(result.failures.map(({ field }: { field: string }) => field)).toEqual([
      'meanAbsPct', // 20 over 12
      'geomeanRatio', // 1.2 over 1.03
    ]);
    expect(result.failures[1].theirs).toBe(1.03);
  });

  it('fail where a mapping does not fit', () => {
    const large = { ...recordOf(4), spad_entries_bytes: 1 };
    const { results } = gemminiReader.verify(
      'points.json',
      JSON.stringify({ points: [large] }),
    ) as {
      results: readonly unknown[];
    };
    expect(results).toMatchObject([
      { outcome: 'compared', mismatches: [{ field: 'feasible', ours: 0 }] },
    ]);
  });

  it.each([
    ['{', 'points.json: must be one JSON object'],
    ['{"points":[{"id":"a"}]}', 'points.json points.0.pe_dim'],
  ])('are refused as %s, with the place', (text, message) => {
    expect(() => gemminiReader.verify('points.json', text)).toThrow(message);
  });
});
