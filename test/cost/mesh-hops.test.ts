import { describe, expect, it } from 'vitest';
import { meshHops } from '../../src/cost/mesh-hops.ts';
import { UNIT_EXTENTS } from '../../src/workload/dims.ts';
import type { Layer } from '../../src/workload/layer.ts';
import type { Operand } from '../../src/workload/operand.ts';
import { tinyLayer, tinyNest } from '../support/tiny-nest.ts';

/** Hops of one operand over one element a child. */
function hops(
  operand: Operand,
  rows: number,
  columns: number,
  fanout: { x?: string; y?: string },
  layer: Layer = tinyLayer({}),
) {
  const spatial = tinyNest(fanout).levels[0]?.spatial ?? [];
  return meshHops(layer, operand, { rows, columns }, spatial, UNIT_EXTENTS).hopsOverGroups;
}

describe('hops on the mesh below a level', () => {
  it('go along the row to the farthest column of a group', () => {
    // Four kernels in a row of four: each weight goes to its own column, 0 + 1 + 2 + 3; an input to all, once along.
    expect(hops('weights', 1, 4, { x: 'K4' })).toBe(6);
    expect(hops('inputs', 1, 4, { x: 'K4' })).toBe(3);
  });

  it('go up and down from the middle row', () => {
    // Three channels in a column of three: up one, none, down one. A sum comes from all three: one up, one down.
    expect(hops('weights', 3, 1, { y: 'C3' })).toBe(2);
    expect(hops('outputs', 3, 1, { y: 'C3' })).toBe(2);
  });

  it('do both on a plane, half a hop to either of two rows', () => {
    const plane = { x: 'K2', y: 'C2' };
    expect(hops('weights', 2, 2, plane)).toBe(4); // columns 0 + 1 + 0 + 1, rows 4 · ½
    expect(hops('inputs', 2, 2, plane)).toBe(4); // a channel: one along, ½ in each column, so 2; two channels
    expect(hops('outputs', 2, 2, plane)).toBe(3); // kernel 0: ½ + ½; kernel 1: one along, ½ + ½
  });

  it('take the left edge where that is shorter, unless they are to be counted as Timeloop does', () => {
    // Four channels on rows of four kernels each. Every channel's input goes to one row: row first 3 along and 4 · 1½ or
    // 4 · ½ up or down, 2 · (9 + 5) = 28; edge first 1½ or ½ along the edge and 3 along the row, 2 · (4½ + 3½) = 16.
    const spatial = tinyNest({ x: 'K4', y: 'C4' }).levels[0]?.spatial ?? [];
    const count = (routing: 'row-first' | 'shortest') =>
      meshHops(tinyLayer({}), 'inputs', { rows: 4, columns: 4 }, spatial, UNIT_EXTENTS, routing);
    expect(count('row-first').hopsOverGroups).toBe(28);
    expect(count('shortest').hopsOverGroups).toBe(16);
  });

  it('serve the children on a diagonal together, whose windows start alike', () => {
    // Outputs 0, 1 along x, taps 0, 1 along y: offsets 0; 1 (twice); 2.
    // Offset 0: column 0, ½. Offset 1: column 1, ½ + ½. Offset 2: column 1, ½.
    expect(hops('inputs', 2, 2, { x: 'P2', y: 'R2' })).toBe(0.5 + 2 + 1.5);
    // At stride 2 all four are different: ½, 1½ (column 1), ½ and 1½.
    const strided = tinyLayer({}, { stride: { row: 2, column: 1 } });
    expect(hops('inputs', 2, 2, { x: 'P2', y: 'R2' }, strided)).toBe(4);
  });

  it('count children', () => {
    const spatial = tinyNest({ x: 'K4', y: 'C3' }).levels[0]?.spatial ?? [];
    const mesh = { rows: 3, columns: 4 };
    expect(meshHops(tinyLayer({}), 'inputs', mesh, spatial, UNIT_EXTENTS).children).toBe(12);
  });
});
