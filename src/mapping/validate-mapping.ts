import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Grid } from '../accelerator/memory-level.ts';
import type { FanOutWiring } from '../accelerator/wiring.ts';
import type { Infeasibility } from '../base/outcome.ts';
import { LOOP_DIMS, type LoopDim } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { OPERANDS } from '../workload/operand.ts';
import { AXES, type Axis, type Loop, type Mapping } from './mapping.ts';

/**
 * Why a mapping cannot run, apart from its tiles being too large (`capacityReasons`): an empty list where it can.
 *
 * Checked: one level per memory in the accelerator's order, loops that cover every dimension, temporal loops that waste
 * no whole step and stand once in each level, fan-outs within the grid of the next level and its wires, and operands kept only where
 * the memory may hold them, all of them in the outermost.
 */
export function mappingReasons(
  layer: Layer,
  accelerator: Accelerator,
  mapping: Mapping,
): readonly Infeasibility[] {
  const { memories } = accelerator;
  if (mapping.levels.length !== memories.length) {
    return [reason('levels', 'mapping', memories.length, mapping.levels.length, 'levels')];
  }
  return [
    ...coverageReasons(layer, mapping),
    ...stepReasons(layer, mapping),
    ...repeatReasons(mapping),
    ...mapping.levels.flatMap((entry, index) => {
      const memory = memories[index];
      if (memory === undefined || memory.name !== entry.memory) {
        const place = memories.findIndex(({ name }) => name === entry.memory);
        return [reason('order', `mapping.${entry.memory}`, index, place, 'level')];
      }
      const inner = memories[index + 1]?.grid ?? accelerator.peArray;
      return [
        ...fanoutReasons(mapping, index, memory.grid, inner),
        ...wiringReasons(mapping, index, accelerator.wiring?.[index]),
        ...keepReasons(mapping, index, memory.holds),
      ];
    }),
  ];
}

function coverageReasons(layer: Layer, mapping: Mapping): Infeasibility[] {
  return LOOP_DIMS.flatMap((dim) => {
    const bounds = mapping.levels
      .flatMap((entry) => [...entry.temporal, ...entry.spatial])
      .filter((loop) => loop.dim === dim)
      .map((loop) => loop.bound);
    const covered = bounds.reduce((product, bound) => product * bound, 1);
    const extent = layer.extents[dim];
    const malformed = bounds.find((bound) => !Number.isInteger(bound) || bound < 1);
    if (malformed !== undefined) return [reason('bound', `mapping.${dim}`, 1, malformed, 'steps')];
    return covered < extent ? [reason('coverage', `mapping.${dim}`, extent, covered, 'steps')] : [];
  });
}

/** A loop without work in its last step would still turn tiles over, and count as re-use lost. */
function stepReasons(layer: Layer, mapping: Mapping): Infeasibility[] {
  return LOOP_DIMS.flatMap((dim) => {
    let step = 1;
    return mapping.levels.toReversed().flatMap(({ memory, temporal, spatial }) => {
      step *= productAlong(spatial, dim);
      const need = Math.ceil(layer.extents[dim] / step);
      const have = productAlong(temporal, dim);
      step *= have;
      return have > need ? [reason('waste', `mapping.${memory}.${dim}`, need, have, 'steps')] : [];
    });
  });
}

/** Two loops over one dimension in one level say no more than one, or say what the cost model cannot tell apart. */
function repeatReasons(mapping: Mapping): Infeasibility[] {
  return mapping.levels.flatMap(({ memory, temporal }) =>
    LOOP_DIMS.flatMap((dim) => {
      const have = temporal.filter((loop) => loop.dim === dim).length;
      const path = `mapping.${memory}.${dim}`;
      return have > 1 ? [reason('repeat', path, 1, have, 'temporal loops')] : [];
    }),
  );
}

function productAlong(loops: readonly Loop[], dim: LoopDim): number {
  return loops.reduce((product, loop) => (loop.dim === dim ? product * loop.bound : product), 1);
}

function fanoutReasons(mapping: Mapping, index: number, outer: Grid, inner: Grid): Infeasibility[] {
  const entry = mapping.levels[index];
  const along = (axis: Axis) =>
    (entry?.spatial ?? [])
      .filter((loop) => loop.axis === axis)
      .reduce((product, loop) => product * loop.bound, 1);
  const limits: readonly (readonly [Axis, number])[] = [
    ['x', Math.floor(inner.columns / outer.columns)],
    ['y', Math.floor(inner.rows / outer.rows)],
  ];
  return limits.flatMap(([axis, have]) => {
    const need = along(axis);
    const path = `mapping.${entry?.memory ?? index}.${axis}`;
    return need > have ? [reason('fan-out', path, need, have, 'children')] : [];
  });
}

/** Loops side by side that no wires carry, or further than they do. */
function wiringReasons(
  mapping: Mapping,
  index: number,
  wiring: FanOutWiring | undefined,
): Infeasibility[] {
  const entry = mapping.levels[index];
  if (wiring === undefined || entry === undefined) return [];
  return AXES.flatMap((axis) => {
    const along = entry.spatial.filter((loop) => loop.axis === axis);
    return LOOP_DIMS.flatMap((dim) => {
      const need = productAlong(along, dim);
      const have = wiring[axis].find((wire) => wire.dim === dim)?.atMost ?? 1;
      const path = `mapping.${entry.memory}.${axis}.${dim}`;
      return need > have ? [reason('wiring', path, need, have, 'children')] : [];
    });
  });
}

function keepReasons(
  mapping: Mapping,
  index: number,
  holds: readonly string[],
): readonly Infeasibility[] {
  const entry = mapping.levels[index];
  return OPERANDS.flatMap((operand) => {
    const keeps = entry?.keeps.includes(operand) ?? false;
    const path = `mapping.${entry?.memory ?? index}.${operand}`;
    if (keeps && !holds.includes(operand)) return [reason('keep', path, 1, 0, 'places')];
    return index === 0 && !keeps ? [reason('keep', path, 1, 0, 'copies in DRAM')] : [];
  });
}

function reason(
  code: string,
  path: string,
  need: number,
  have: number,
  unit: string,
): Infeasibility {
  return { code, path, need, have, unit };
}
