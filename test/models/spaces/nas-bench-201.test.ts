import { describe, expect, it } from 'vitest';
import { type CellOperation, nasBench201 } from '../../../models/spaces/nas-bench-201.ts';
import { computationNetwork } from '../../../src/workload/computation-network.ts';
import { networkMacs, networkParameters } from '../../../src/workload/network.ts';
import { referenceFile } from '../../support/reference-file.ts';

function edgesOf(digits: string): CellOperation[] {
  return [...digits].map((digit) => Number(digit) as CellOperation);
}

function networkOf(digits: string, resolution = 32) {
  return computationNetwork(nasBench201({ edges: edgesOf(digits), resolution }));
}

describe('The network of a NAS-Bench-201 cell', () => {
  it('without convolutions in its cells is stem, reductions and classifier', () => {
    // stem 3·16·9 + 2·16; reductions 16·32·9 + 64 + 32·32·9 + 64 + 16·32, and the same of 32 → 64; norm 128; 64·10 + 10
    expect(networkParameters(networkOf('111111'))).toBe(464 + 14_464 + 57_600 + 128 + 650);
    // stem 432·32²; reductions (4608 + 9216 + 512)·16² and (18432 + 36864 + 2048)·8²; 64·10
    expect(networkMacs(networkOf('111111'))).toBe(442_368 + 3_670_016 + 3_670_016 + 640);
  });

  it('keeps a convolution that reads zeros, as the benchmark counts it', () => {
    const layers = networkOf('003000').layers.filter(({ name }) => name.includes('edge12'));
    expect(layers).toHaveLength(15);
  });

  it('leaves zeros out of sums, and skips cost nothing', () => {
    const names = networkOf('100110').layers.map(({ name }) => name);
    expect(names).toContain('stage1.cell1.node3');
    expect(names).not.toContain('stage1.cell1.node1');
    expect(networkOf('000100').layers.map(({ name }) => name)).not.toContain('stage1.cell1.node3');
  });

  it('has the parameters and the MACs of the benchmark: every 125th cell here, every cell in npm run bench -- cell-counts', () => {
    const table = referenceFile('nas-bench-201/nb201_accuracy.csv');
    if (table === undefined) return;
    const [header = '', ...rows] = table.text.trim().split('\n');
    const columns = header.split(',');
    const at = (row: readonly string[], column: string) => Number(row[columns.indexOf(column)]);
    const sample = rows.filter((_, index) => index % 125 === 0);
    const wrong = sample.filter((line) => {
      const row = line.split(',');
      const digits = row[columns.indexOf('edges')] ?? '';
      const network = networkOf(digits);
      const parameters = networkParameters(network);
      // The benchmark counts the ten biases of the classifier as operations; a MAC of ours is a product.
      const macs = networkMacs(network) + 10;
      return parameters !== at(row, 'c10_params') || macs !== at(row, 'c10_macs');
    });
    expect(rows).toHaveLength(15_625);
    expect(wrong).toEqual([]);
  });

  it('has the MACs of the benchmark on the smaller images of ImageNet16-120, for a cell of every kind of edge', () => {
    // 16×16 images: a quarter of the pixels; 64·120 + 120 in the classifier
    const edges = edgesOf('334131');
    const network = computationNetwork(nasBench201({ edges, resolution: 16, classes: 120 }));
    const table = referenceFile('nas-bench-201/nb201_accuracy.csv');
    const row = table?.text.split('\n').find((line) => line.split(',')[1] === '334131');
    if (row === undefined) return;
    expect(networkMacs(network) + 120).toBeCloseTo(Number(row.split(',')[8]), -1);
  });
});
