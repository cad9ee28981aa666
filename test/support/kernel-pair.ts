import { nestRow } from '../../src/cost/nest-columns.ts';
import { nestOverlap } from '../../src/cost/nest-overlap.ts';
import { pairColumns } from '../../src/cost/nest-pairs.ts';
import { nestSpread } from '../../src/cost/nest-spread.ts';
import { nestTile } from '../../src/cost/nest-tile.ts';
import type { ReuseMode } from '../../src/cost/nest-traffic.ts';
import { nestVisits } from '../../src/cost/nest-visits.ts';
import { nestWalkLength, writeNestWalks } from '../../src/cost/nest-walks.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import type { Layer } from '../../src/workload/layer.ts';
import type { Operand } from '../../src/workload/operand.ts';

/** What every kernel says of one operand on its way from one level to another. */
export function kernelPair(
  layer: Layer,
  mapping: Mapping,
  operand: Operand,
  { child, parent = 0, reuse = 'stepwise' }: { child: number; parent?: number; reuse?: ReuseMode },
) {
  const levels = mapping.levels.length;
  const rows = nestRow(layer, mapping);
  const pairs = pairColumns([{ operand, child, parent }]);
  const at = { thread: { x: 0, y: 0 } };
  const walks = new Float64Array(nestWalkLength(levels));
  writeNestWalks(rows, 0, levels, walks, 0);
  const tileElements = nestTile.call(at, rows, walks, pairs, levels);
  const [fills, parentReads, rounds] = nestVisits.call(at, rows, walks, pairs, levels);
  const [instances, copies, windowShare] = nestSpread.call(at, rows, walks, pairs, levels);
  const stepwise = reuse === 'stepwise' ? 1 : 0;
  const saved = nestOverlap.call(at, rows, walks, pairs, levels, stepwise);
  return { tileElements, fills, parentReads, rounds, instances, copies, windowShare, saved };
}
