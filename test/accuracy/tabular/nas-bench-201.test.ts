import { describe, expect, it } from 'vitest';
import {
  createNasBench201Estimator,
  nasBench201Table,
} from '../../../src/accuracy/tabular/nas-bench-201.ts';
import { readNasBench201 } from '../../../src/io/tabular/read-nas-bench-201.ts';
import { cellTableCsv } from '../../support/cell-table.ts';
import { referenceFile } from '../../support/reference-file.ts';

const TABLE = nasBench201Table(readNasBench201(cellTableCsv(), 'cells.csv'));

describe('The table of NAS-Bench-201', () => {
  it('is asked by index, by architecture or by edges, and gives the same record', () => {
    // key of 000013 is 1·5 + 3 = 8; the made-up index counts down from 15,624
    const record = TABLE.find({ edges: [0, 0, 0, 0, 1, 3] });
    expect(record).toMatchObject({ index: 15_616, testTop1Pct: { cifar10: 65.1234 } });
    expect(TABLE.find({ index: 15_616 })).toEqual(record);
    expect(TABLE.find({ architecture: '000013' })).toEqual(record);
    const text = '|none~0|+|none~0|none~1|+|none~0|skip_connect~1|nor_conv_3x3~2|';
    expect(TABLE.find({ architecture: text })).toEqual(record);
  });

  it('refuses what is no cell', () => {
    expect(() => TABLE.find({ index: 15_625 })).toThrow('from 0 to 15624, got 15625');
    expect(() => TABLE.find({ edges: [0, 1, 2, 3, 4, 5] })).toThrow('edge01');
  });

  it('estimates by genes, and says that it is a table', async () => {
    const estimator = createNasBench201Estimator(TABLE, 'cifar100');
    const genes = { edge01: 3, edge02: 0, edge12: 0, edge03: 0, edge13: 0, edge23: 0 };
    const network = { name: 'n', source: '', layers: [], edges: [] };
    expect(await estimator.estimate([{ network, genes }])).toEqual([
      { top1Pct: 45.1234, uncertaintyPct: null, source: 'tabular', costSeconds: 0 },
    ]);
    await expect(estimator.estimate([{ network, genes: {} }])).rejects.toThrow('edge01');
  });

  it('holds the published cells', () => {
    const published = referenceFile('nas-bench-201/nb201_accuracy.csv');
    if (published === undefined) return;
    const table = nasBench201Table(readNasBench201(published.text, published.file));
    const best = table.find({ index: 1 });
    const row = published.text.split('\n').find((line) => line.startsWith('1,')) ?? '';
    const [, digits, text = '', cifar10] = row.split(',');
    expect(best.edges.join('')).toBe(digits);
    expect(best.testTop1Pct.cifar10).toBe(Number(cifar10));
    expect(table.find({ architecture: text })).toEqual(best);
  });
});
