import type { Accelerator } from '../accelerator/accelerator.ts';
import type { FanOutWiring } from '../accelerator/wiring.ts';
import type { Infeasibility } from '../base/outcome.ts';
import { LOOP_DIMS, type LoopDim } from '../workload/dims.ts';
import type { Layer } from '../workload/layer.ts';
import { OPERANDS } from '../workload/operand.ts';
import { AXES, type Axis, type Loop, type Mapping, type MappingLevel } from './mapping.ts';

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
  const reasons: Infeasibility[] = [];
  for (const dim of LOOP_DIMS) reasons.push(...coverageReasons(layer.extents[dim], mapping, dim));
  for (const dim of LOOP_DIMS) reasons.push(...stepReasons(layer.extents[dim], mapping, dim));
  for (const entry of mapping.levels) reasons.push(...repeatReasons(entry));
  mapping.levels.forEach((entry, index) => {
    reasons.push(...levelReasons(accelerator, entry, index));
  });
  return reasons;
}

const NONE: readonly Infeasibility[] = [];

function coverageReasons(extent: number, mapping: Mapping, dim: LoopDim): readonly Infeasibility[] {
  let covered = 1;
  for (const { temporal, spatial } of mapping.levels) {
    const malformed = malformedBound(temporal, dim) ?? malformedBound(spatial, dim);
    if (malformed !== null) return [reason('bound', `mapping.${dim}`, 1, malformed, 'steps')];
    covered *= productAlong(temporal, dim) * productAlong(spatial, dim);
  }
  if (covered >= extent) return NONE;
  return [reason('coverage', `mapping.${dim}`, extent, covered, 'steps')];
}

function malformedBound(loops: readonly Loop[], dim: LoopDim): number | null {
  for (const loop of loops) {
    if (loop.dim === dim && !(Number.isInteger(loop.bound) && loop.bound >= 1)) return loop.bound;
  }
  return null;
}

/** A loop without work in its last step would still turn tiles over, and count as re-use lost. */
function stepReasons(extent: number, { levels }: Mapping, dim: LoopDim): readonly Infeasibility[] {
  let reasons = NONE;
  let step = 1;
  for (let level = levels.length - 1; level >= 0; level--) {
    const entry = levels[level];
    if (entry === undefined) continue;
    step *= productAlong(entry.spatial, dim);
    const need = Math.ceil(extent / step);
    const have = productAlong(entry.temporal, dim);
    step *= have;
    if (have > need) {
      const path = `mapping.${entry.memory}.${dim}`;
      reasons = [...reasons, reason('waste', path, need, have, 'steps')];
    }
  }
  return reasons;
}

/** Two loops over one dimension in one level say no more than one, or say what the cost model cannot tell apart. */
function repeatReasons({ memory, temporal }: MappingLevel): readonly Infeasibility[] {
  if (new Set(temporal.map(({ dim }) => dim)).size === temporal.length) return NONE;
  return LOOP_DIMS.flatMap((dim) => {
    const have = temporal.filter((loop) => loop.dim === dim).length;
    const path = `mapping.${memory}.${dim}`;
    return have > 1 ? [reason('repeat', path, 1, have, 'temporal loops')] : [];
  });
}

function productAlong(loops: readonly Loop[], dim: LoopDim): number {
  let product = 1;
  for (const loop of loops) if (loop.dim === dim) product *= loop.bound;
  return product;
}

function levelReasons(
  { memories, peArray, wiring }: Accelerator,
  entry: MappingLevel,
  index: number,
): readonly Infeasibility[] {
  const memory = memories[index];
  if (memory === undefined || memory.name !== entry.memory) {
    const place = memories.findIndex(({ name }) => name === entry.memory);
    return [reason('order', `mapping.${entry.memory}`, index, place, 'level')];
  }
  const inner = memories[index + 1]?.grid ?? peArray;
  return [
    ...fanoutReasons(entry, 'x', Math.floor(inner.columns / memory.grid.columns)),
    ...fanoutReasons(entry, 'y', Math.floor(inner.rows / memory.grid.rows)),
    ...wiringReasons(entry, wiring?.[index]),
    ...keepReasons(entry, index, memory.holds),
  ];
}

function fanoutReasons(
  { memory, spatial }: MappingLevel,
  axis: Axis,
  have: number,
): readonly Infeasibility[] {
  let need = 1;
  for (const loop of spatial) if (loop.axis === axis) need *= loop.bound;
  return need > have
    ? [reason('fan-out', `mapping.${memory}.${axis}`, need, have, 'children')]
    : NONE;
}

/** Loops side by side that no wires carry, or further than they do. */
function wiringReasons(
  entry: MappingLevel,
  wiring: FanOutWiring | undefined,
): readonly Infeasibility[] {
  if (wiring === undefined || entry.spatial.length === 0) return NONE;
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
  { memory, keeps }: MappingLevel,
  index: number,
  holds: readonly string[],
): readonly Infeasibility[] {
  let reasons = NONE;
  for (const operand of OPERANDS) {
    const isKept = keeps.includes(operand);
    const unit = isKept ? 'places' : 'copies in DRAM';
    if (isKept ? !holds.includes(operand) : index === 0) {
      reasons = [...reasons, reason('keep', `mapping.${memory}.${operand}`, 1, 0, unit)];
    }
  }
  return reasons;
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
