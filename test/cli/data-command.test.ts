import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellTableCsv } from '../support/cell-table.ts';
import { run } from './run.ts';

const DEVICES =
  'edges,eyeriss_latency_ms,fpga_latency_ms,fpga_energy_mJ,raspi4_latency_ms,pixel3_latency_ms';
let folder = '';

function data(...words: readonly string[]) {
  return run(['data', '--folder', join(folder, 'kept'), ...words]);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tandem-data-'));
  writeFileSync(join(folder, 'cells.csv'), cellTableCsv());
  writeFileSync(join(folder, 'devices.csv'), `${DEVICES}\n000013,1.5,2.5,3.5,4.5,5.5\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('tandem data', () => {
  it('lists what can be imported, its form and where it is from', async () => {
    const { exitCode, stdout } = await data();
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^nas-bench-201 +no /m);
    expect(stdout).toContain('hw-nas-bench');
  });

  it('says what to do where a table has not been imported', async () => {
    const { exitCode, stderr } = await data('cell', '000013');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('run tandem data import nas-bench-201 FILE');
  });

  it('imports tables and tells a cell by digits, number or string', async () => {
    const imported = await data('import', 'nas-bench-201', join(folder, 'cells.csv'));
    expect(imported.stdout).toMatch(/^nas-bench-201: 15,625 values in \d+,\d+ bytes, /);
    expect((await data('cell', '000013')).stdout).toContain('cifar10 65.1234 %');
    await data('import', 'hw-nas-bench', join(folder, 'devices.csv'));
    const byDigits = (await data('cell', '000013')).stdout;
    expect(byDigits).toContain('eyeriss-latency-ms 1.5');
    expect((await data('cell', '15616')).stdout).toBe(byDigits);
    const text = '|none~0|+|none~0|none~1|+|none~0|skip_connect~1|nor_conv_3x3~2|';
    expect((await data('cell', text)).stdout).toBe(byDigits);
    expect((await data('cell', '000012')).stdout).toContain('does not tell this cell');
  });

  it('refuses unknown kinds, missing files and cells that are none', async () => {
    expect((await data('import', 'nas-bench-202', 'x.csv')).stderr).toContain(
      'Did you mean "nas-bench-201"?',
    );
    const missing = await data('import', 'ofa-predictor', join(folder, 'none.f32'));
    expect(missing.exitCode).toBe(2);
    expect(missing.stderr).toContain('none.f32: does not exist. Check the path.');
    expect((await data('cell', 'abc')).stderr).toContain('must be a cell of NAS-Bench-201');
  });
});
