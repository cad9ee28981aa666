import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type EyerissCase, parseEyerissCases } from '../../src/experiment/verify/eyeriss-file.ts';
import { estimateEyeriss, loadEyeriss } from '../../src/experiment/verify/eyeriss-reader.ts';

/** Silicon: Chen et al., JSSC 52(1), 2017, Tables III, V and VI. */
const FILE = new URL('../../../shared/reference/papers/eyeriss.json', import.meta.url);
const absent = !existsSync(FILE);
if (absent) console.log('skipped: Eyeriss silicon, because ../shared/reference is absent');

const chip = loadEyeriss();
const cases = (absent ? [] : parseEyerissCases(readFileSync(FILE, 'utf8'), 'eyeriss.json')).map(
  (record) => ({ record, ours: estimateEyeriss(chip, record) }),
);
const of = (network: EyerissCase['network']) =>
  cases.filter(({ record }) => record.network === network);
const timeErrors = (network: EyerissCase['network']) =>
  of(network).map(({ record, ours }) => Math.abs(ours.processingMs / record.processingMs - 1));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe.skipIf(absent)('Eyeriss silicon, with the mappings that ran on it', () => {
  it('is measured on 5 layers of AlexNet and 13 of VGG-16', () => {
    expect(of('AlexNet')).toHaveLength(5);
    expect(of('VGG-16')).toHaveLength(13);
  });

  it('keeps the same PEs at work', () => {
    for (const { record, ours } of cases) {
      const [pes] = ours.cost.levels.slice(-1).map(({ usedInstances }) => usedInstances);
      expect(pes, record.layer.name).toBe(record.activePes);
    }
  });

  it('processes AlexNet within 10 % a layer and 5 % on average: none of its times was used', () => {
    const errors = timeErrors('AlexNet');
    expect(Math.max(...errors)).toBeLessThan(0.1);
    expect(sum(errors) / errors.length).toBeLessThan(0.05);
  });

  it('processes VGG-16 within 20 % a layer; within 3 %, as one number was taken from it', () => {
    expect(Math.max(...timeErrors('VGG-16'))).toBeLessThan(0.03);
  });

  // CONV3 of AlexNet reads and writes 71.5 MB of sums and inputs with the mapping of Table III, where 50.2 MB are told.
  it('moves as many bytes through the buffer, within 12 %, but for one layer', () => {
    for (const { record, ours } of cases) {
      if (record.layer.name === 'AlexNet CONV3') continue;
      const accesses = ours.cost.levels[1]?.accesses ?? [];
      const mb = (2 * sum(accesses.flatMap((one) => [one.reads, one.fills, one.updates]))) / 1e6;
      expect(Math.abs(mb / record.bufferMb - 1), record.layer.name).toBeLessThan(0.12);
    }
  });

  it.each(['AlexNet', 'VGG-16'] as const)('spends the energy of %s, within 15 %%', (network) => {
    const ours = sum(of(network).map((one) => one.ours.energyMj));
    const theirs = sum(of(network).map(({ record }) => record.energyMj));
    expect(Math.abs(ours / theirs - 1)).toBeLessThan(0.15);
  });

  // A zero input leaves a PE idle in silicon and not here, and the arithmetic of the others takes more there.
  it('spends between 20 % less and 36 % more on a layer: zeros are not known to the model', () => {
    const errors = cases.map(({ record, ours }) => ours.energyMj / record.energyMj - 1);
    expect(Math.max(...errors)).toBeLessThan(0.36);
    expect(Math.min(...errors)).toBeGreaterThan(-0.2);
  });
});
