import { expect, test } from 'vitest';
import { cellDeviceLatency } from '../../../src/experiment/reproduce/cell-device-latency.ts';

/** 0.1 ms for an edge, and 0, 1, 2, 3 or 4 tenths more for its operation. */
const exact = (edges: string) =>
  [...edges].reduce((sum, edge) => sum + 0.1 + Number(edge) / 10, 0).toFixed(12);
const CELLS = ['000000', '111111', '222222', '333333', '444444', '012340', '432100'];
const table = (cells: readonly string[]) => `edges,fpga_latency_ms\n${cells.join('\n')}`;

test('a cell that is not in the table takes the sum of its edges', () => {
  const latency = cellDeviceLatency(table(CELLS.map((cell) => `${cell},${exact(cell)}`)), 'fpga');
  // 6 · 0.1 + (4 + 4 + 1 + 0 + 0 + 2) / 10
  expect(latency([4, 4, 1, 0, 0, 2])).toBeCloseTo(1.7, 9);
});

test('a table whose latencies are no such sums is refused', () => {
  const wrong = CELLS.map((cell, row) => `${cell},${row === 5 ? 9 : exact(cell)}`);
  expect(() => cellDeviceLatency(table(wrong), 'fpga')).toThrow('differ from sums over edges');
});
