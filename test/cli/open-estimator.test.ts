import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OFA_PREDICTOR_VALUES } from '../../src/accuracy/tabular/ofa-predictor.ts';
import { NAMED_SPACES } from '../../src/cli/named-spaces.ts';
import { openEstimator } from '../../src/cli/open-estimator.ts';
import type { AccuracyPlan } from '../../src/experiment/accuracy-plan.ts';
import { TINY } from '../codesign/tiny-accelerator.ts';
import { cellTableCsv } from '../support/cell-table.ts';
import { newFolder, run } from './run.ts';

const NETWORK = { name: 'n', source: '', layers: [], edges: [] };
const TABULAR: AccuracyPlan = { estimator: 'tabular', table: 'nas-bench-201', dataSet: 'cifar10' };

const SPACE = {
  networkGenes: [],
  buildNetwork: () => NETWORK,
  hardwareGenes: [],
  template: TINY,
};

function open(accuracy: AccuracyPlan, cwd: string) {
  const setting = { cwd, seconds: () => 0, log: () => {} };
  return openEstimator({ accuracy, compute: null, space: SPACE }, setting);
}

describe('openEstimator', () => {
  it('says with which command a table is imported, where it was not', () => {
    expect(() => open(TABULAR, newFolder())).toThrow(/run tandem data import nas-bench-201 FILE/);
  });

  it('looks cells up in the table that was imported, and tells one table from another', async () => {
    const cwd = newFolder();
    writeFileSync(join(cwd, 'cells.csv'), cellTableCsv());
    await run(['data', 'import', 'nas-bench-201', 'cells.csv'], { cwd });
    const { estimator, subject } = open(TABULAR, cwd);
    const genes = { edge01: 0, edge02: 0, edge12: 0, edge03: 3, edge13: 0, edge23: 0 };
    const [accuracy] = await estimator.estimate([{ network: NETWORK, genes }]);
    expect(accuracy).toMatchObject({ top1Pct: 65.1234, source: 'tabular' });
    writeFileSync(join(cwd, 'other.csv'), cellTableCsv().replace('65.1234', '65.1235'));
    await run(['data', 'import', 'nas-bench-201', 'other.csv'], { cwd });
    expect(open(TABULAR, cwd).subject).not.toEqual(subject);
  });

  it('predicts with the calibration that the experiment gives', async () => {
    const cwd = newFolder();
    // Nothing but the last bias, which is 0.8: 80 % for every network.
    const values = new Float32Array(OFA_PREDICTOR_VALUES);
    values[OFA_PREDICTOR_VALUES - 1] = 0.8;
    writeFileSync(join(cwd, 'p.f32'), Buffer.from(values.buffer));
    await run(['data', 'import', 'ofa-predictor', 'p.f32'], { cwd });
    const calibration = { offsetPct: -3.5, uncertaintyPct: 1, source: 'a test' };
    const { estimator } = open(
      { estimator: 'predicted', predictor: 'ofa-predictor', calibration },
      cwd,
    );
    const space = NAMED_SPACES.find(({ name }) => name === 'mobilenet-v3-elastic');
    const genes = Object.fromEntries(
      (space?.genes ?? []).map(({ name, choices }) => [name, choices[0] ?? 0]),
    );
    const [accuracy] = await estimator.estimate([{ network: NETWORK, genes }]);
    expect(accuracy?.top1Pct).toBeCloseTo(76.5, 4);
    expect(accuracy).toMatchObject({ uncertaintyPct: 1, source: 'predicted' });
  });
});
