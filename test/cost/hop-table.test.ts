import { describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../src/base/random.ts';
import { writeAlongX } from '../../src/cost/along-x.ts';
import { HopTable } from '../../src/cost/hop-table.ts';
import { meshHops } from '../../src/cost/mesh-hops.ts';
import { nestRow } from '../../src/cost/nest-columns.ts';
import type { Mapping, SpatialLoop } from '../../src/mapping/mapping.ts';
import { LOOP_DIMS, type LoopDim, UNIT_EXTENTS } from '../../src/workload/dims.ts';
import { OPERANDS } from '../../src/workload/operand.ts';
import { tinyLayer } from '../support/tiny-nest.ts';

const layer = tinyLayer(
  { N: 2, G: 2, K: 4, C: 4, P: 4, Q: 4, R: 3, S: 3 },
  { stride: { row: 2, column: 1 }, dilation: { row: 1, column: 2 } },
);
const network = { level: 1, mesh: { rows: 4, columns: 6 }, hopPj: 1 };

/** Three levels: up to two dimensions along each axis of the middle one, and tiles of up to 3 inside. */
function randomNest(random: Random): { mapping: Mapping; tile: Record<LoopDim, number> } {
  const along = (axis: 'x' | 'y', most: number): SpatialLoop[] => {
    const dims = random.shuffle(LOOP_DIMS).slice(0, 2);
    const chosen = LOOP_DIMS.filter((dim) => dims.includes(dim));
    let left = most;
    return chosen.flatMap((dim) => {
      const bound = random.integer(1, left);
      left = Math.floor(left / bound);
      return bound > 1 ? [{ dim, bound, axis }] : [];
    });
  };
  const tile = { ...UNIT_EXTENTS } as Record<LoopDim, number>;
  for (const dim of LOOP_DIMS) tile[dim] = random.integer(1, 3);
  const temporal = LOOP_DIMS.map((dim) => ({ dim, bound: tile[dim] }));
  const common = { keeps: OPERANDS, temporal: [], spatial: [] };
  const spatial = [...along('x', 6), ...along('y', 4)];
  return {
    mapping: {
      levels: [
        { ...common, memory: 'L0' },
        { ...common, memory: 'L1', spatial },
        { ...common, memory: 'L2', temporal },
      ],
    },
    tile,
  };
}

describe('HopTable', () => {
  it.each(['row-first', 'shortest'] as const)('finds the hops of meshHops again, %s', (routing) => {
    const table = new HopTable(layer, network, routing);
    const random = createRandom(1);
    const alongX = new Float64Array(24);
    for (let nest = 0; nest < 1500; nest++) {
      const { mapping, tile } = randomNest(random);
      writeAlongX(mapping, alongX, 0);
      const found = table.hopsOf(nestRow(layer, mapping), 0, 3, alongX, 0);
      const spatial = mapping.levels[1]?.spatial ?? [];
      const counted = OPERANDS.map((operand) =>
        meshHops(layer, operand, network.mesh, spatial, tile, routing),
      );
      expect(found).toEqual(counted);
    }
  });

  it('keeps what it found', () => {
    const table = new HopTable(layer, network, 'shortest');
    const { mapping } = randomNest(createRandom(7));
    const alongX = new Float64Array(24);
    writeAlongX(mapping, alongX, 0);
    const rows = nestRow(layer, mapping);
    expect(table.hopsOf(rows, 0, 3, alongX, 0)).toBe(table.hopsOf(rows, 0, 3, alongX, 0));
  });
});
