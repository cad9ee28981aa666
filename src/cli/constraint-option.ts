import type { Accelerator } from '../accelerator/accelerator.ts';
import { InputError } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';
import type { MappingConstraint } from '../mapper/optimal/mapping-constraint.ts';
import type { LevelLoop } from '../mapper/optimal/mapspace.ts';
import { LOOP_DIMS, type LoopDim } from '../workload/dims.ts';
import { OPERANDS, type Operand } from '../workload/operand.ts';

const LOOPS: readonly LevelLoop[] = ['time', 'x', 'y'];
const FORMS =
  'Write MEMORY.time=K,C or MEMORY.x=K (only these dimensions), MEMORY.y.K=4 (this bound), MEMORY.keeps=weights,inputs, or utilization=0.5';

/**
 * Reads one constraint as it was typed.
 *
 * @throws InputError saying what is wrong with it and what can be written
 */
export function parseConstraint(typed: string, { memories }: Accelerator): MappingConstraint {
  const [, left = '', right = ''] = /^([^=]+)=(.*)$/.exec(typed) ?? [];
  if (left === 'utilization') return { kind: 'utilization', atLeast: shareOf(right, typed) };
  const [memory = '', what = '', dim, ...more] = left.split('.');
  if (what === '' || more.length > 0) throw wrong(typed, 'must be a constraint', FORMS);
  const names = memories.map(({ name }) => name);
  const level = names.indexOf(memory);
  if (level < 0) {
    throw wrong(typed, 'must name a memory of the accelerator', didYouMean(memory, names));
  }
  if (what === 'keeps' && dim === undefined) {
    const operands = right === 'none' ? [] : listOf<Operand>(right, OPERANDS, typed);
    const missing = operands.find((operand) => !memories[level]?.holds.includes(operand));
    if (missing !== undefined) {
      throw wrong(
        typed,
        `must keep what ${memory} can hold`,
        memories[level]?.holds.join(', ') ?? '',
      );
    }
    return { kind: 'keeps', level, operands };
  }
  const loop = LOOPS.find((one) => one === what);
  if (loop === undefined) throw wrong(typed, 'must be a constraint', FORMS);
  if (dim === undefined) {
    const dims = right === 'none' ? [] : listOf<LoopDim>(right, LOOP_DIMS, typed);
    return { kind: 'dims', level, loop, dims };
  }
  const [only] = listOf<LoopDim>(dim, LOOP_DIMS, typed);
  const bound = /^\d+$/.test(right) ? Number(right) : 0;
  if (only === undefined || bound < 1) throw wrong(typed, 'must give a whole number ≥ 1', FORMS);
  return { kind: 'bound', level, loop, dim: only, bound };
}

function shareOf(text: string, typed: string): number {
  const share = text.trim() === '' ? Number.NaN : Number(text);
  if (share > 0 && share <= 1) return share;
  throw wrong(typed, 'must be a share above 0 and up to 1', 'E.g. utilization=0.5');
}

function listOf<Name extends string>(
  text: string,
  known: readonly Name[],
  typed: string,
): readonly Name[] {
  return text.split(',').map((part) => {
    const found = known.find((name) => name === part.trim());
    if (found !== undefined) return found;
    throw wrong(typed, `must be of ${known.join(', ')}`, didYouMean(part.trim(), known));
  });
}

function wrong(typed: string, rule: string, remedy: string): InputError {
  return new InputError({ rule, got: `"${typed}"`, remedy });
}
