import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, run } from './run.ts';

const HEADER =
  'network,layer_name,filt_h,filt_w,channels,num_filters,ofmap_h,ofmap_w,dataflow,array_rows,array_cols,total_cycles,' +
  'mapping_eff_pct,sram_ifmap_reads,sram_filter_reads,sram_ofmap_writes';

/** A folder with one SCALE-Sim report. */
function folderWith(rows: readonly string[]): string {
  const cwd = newFolder();
  mkdirSync(join(cwd, 'results'));
  writeFileSync(join(cwd, 'results', 'report.csv'), `${[HEADER, ...rows].join('\n')}\n`);
  return cwd;
}

// 4 output pixels, window 1·1·3 = 3, 2 filters, output-stationary on 2×2: 2·1 folds of 3 + 2 + 2 − 2 = 5 cycles, less 1.
// Inputs: T·Sr·nc = 3·4·1. Filters: T·Sc·nr = 3·2·2. Outputs: 4·2 + 2 folds · (2 + 2). All PEs are used.
const EXACT = 'tiny,a,1,1,3,2,2,2,os,2,2,9,100,12,12,16';

describe('tandem verify', () => {
  it('prints a row per folder and ends well where all figures agree', async () => {
    const { exitCode, stdout } = await run(['verify', 'results'], { cwd: folderWith([EXACT]) });
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\nresults +1 +1 +0 +0 +0\.00 %/);
  });

  it('names the worst figures and ends with 1 where some differ', async () => {
    const cwd = folderWith([EXACT, EXACT.replace(',9,100,', ',11,100,')]);
    const { exitCode, stdout } = await run(['verify', 'results'], { cwd });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('results: tiny a os 2x2 total_cycles: ours 9, theirs 11');
  });

  it('passes over a file that only lists the keys of others', async () => {
    const cwd = folderWith([EXACT]);
    const index = [
      { file: 'eyeriss.json', keys: ['mapping_table3_alexnet', 'user_spatial_mapping'] },
    ];
    writeFileSync(join(cwd, 'results', 'index.json'), JSON.stringify(index));
    const { exitCode, stderr } = await run(['verify', 'results'], { cwd });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  it('prints measurements one by one, with what they may be off', async () => {
    // CONV3 of AlexNet with its published mapping, but with made-up measurements: 384 passes of 9,984 + 576 + 580 cycles
    // are 4,277,760, and some for the first word and the last sums: 21.9 ms.
    const shape = { N: 4, C: 256, M: 384, R: 3, S: 3, E: 13, F: 13, stride: 1, groups: 1 };
    const measured = {
      layer: 'CONV3',
      power_mw: 1,
      total_latency_ms: 30,
      processing_latency_ms: 25,
      active_pes: 156,
      glb_access_MB: 1,
    };
    const record = {
      workload: { alexnet: { layers: [shape] } },
      mapping_table3_alexnet: [{ m: 64, n: 4, e: 13, p: 16, q: 4, r: 1, t: 4 }],
      results: { alexnet: { layers: [measured] }, vgg16: { layers: [] } },
    };
    const cwd = newFolder();
    writeFileSync(join(cwd, 'chip.json'), JSON.stringify(record));
    const { exitCode, stdout } = await run(['verify', 'chip.json'], { cwd });
    expect(stdout).toContain('AlexNet CONV3: 21.9 ms, measured 25 ms: −12.5 %, beyond 10 %');
    expect(stdout).toMatch(
      /AlexNet energy: [\d.]+ mJ, measured 0\.025 mJ: \+\d+\.\d %, beyond 15 %/,
    );
    expect(exitCode).toBe(1); // the mean error of times is over 5 %
  });

  it('gives one object per folder as JSON', async () => {
    const { stdout } = await run(['verify', 'results', '--json'], { cwd: folderWith([EXACT]) });
    expect(JSON.parse(stdout)).toEqual([
      {
        folder: 'results',
        format: 'scale-sim',
        cases: 1,
        exact: 1,
        skipped: {},
        failures: [],
        meanAbsPct: 0,
        medianAbsPct: 0,
        geomeanRatio: 1,
        spearman: null,
      },
    ]);
  });

  it('places a malformed record', async () => {
    const cwd = folderWith([EXACT.replace(',os,', ',rs,')]);
    const { exitCode, stderr } = await run(['verify', 'results'], { cwd });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/report\.csv:2 dataflow: must be os, ws or is, got "rs"\.\n$/);
  });

  it('says so where a folder holds nothing that it can read', async () => {
    const { exitCode, stderr } = await run(['verify', '.'], { cwd: newFolder() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      'holds no reference results in a known format. Known: timeloop, scale-sim',
    );
  });

  it('says so where there is no such folder', async () => {
    const { exitCode, stderr } = await run(['verify', 'nowhere'], { cwd: newFolder() });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('nowhere: does not exist');
  });
});
