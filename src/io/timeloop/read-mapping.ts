import { didYouMean } from '../../base/nearest-name.ts';
import type { Loop, Mapping, MappingLevel, SpatialLoop } from '../../mapping/mapping.ts';
import type { LoopDim } from '../../workload/dims.ts';
import type { BrokenRule } from '../accelerator-rules.ts';
import type { DocumentPath } from '../yaml-position.ts';
import { type Component, fanOutName } from './components.ts';
import type { TimeloopProblem } from './read-problem.ts';
import type { DirectiveYaml } from './timeloop-schema.ts';
import { holdsOf } from './to-accelerator.ts';

interface Directive extends DirectiveYaml {
  readonly at: DocumentPath;
}

/** A loop with the place in the permutation that it has, innermost first. */
interface PlacedLoop extends Loop {
  readonly place: number;
}

/**
 * Reads a mapping: a directive for each level and kind, permutations innermost first, as Timeloop writes them.
 *
 * @param storages  the memories in Timeloop's order, with those that keep nothing: their fan-out joins that of the level
 *                  outside
 */
export function readMapping(
  directives: readonly DirectiveYaml[],
  { layer, words }: TimeloopProblem,
  storages: readonly Component[],
): Mapping | readonly BrokenRule[] {
  const broken: BrokenRule[] = [];
  const placed = directives.map((one, index) => ({ ...one, at: ['mapping', index] }));
  const names = storages.map(({ name }) => name);
  const targets = placed.map((one) => ({ ...one, target: targetName(one.target, names) }));
  for (const { target, at } of targets.filter((one) => !names.includes(one.target))) {
    const remedy = didYouMean(target, names);
    broken.push({ at: [...at, 'target'], rule: 'must be a memory', got: `"${target}"`, remedy });
  }
  const levels: MappingLevel[] = [];
  for (const storage of storages) {
    const own = targets.filter(({ target }) => target === storage.name);
    const temporal = own.find(({ type }) => type === 'temporal');
    const spatial = own.find(({ type }) => type === 'spatial');
    const keeps = keptAt(storage, own, words.tensors);
    const loops = temporal === undefined ? [] : loopsOf(temporal, words.dims, broken);
    const spread = spatial === undefined ? [] : spatialLoops(spatial, words.dims, broken);
    const outer = levels.at(-1);
    if (holdsOf(storage, words.tensors).length > 0 || outer === undefined) {
      levels.push({ memory: storage.name, keeps, temporal: loops.map(bare), spatial: spread });
    } else {
      if (loops.length > 0) {
        const rule = `must not loop at "${storage.name}", which keeps nothing`;
        broken.push({ at: temporal?.at ?? ['mapping'], rule });
      }
      levels[levels.length - 1] = { ...outer, spatial: [...outer.spatial, ...spread] };
    }
  }
  return broken.length > 0 ? broken : withRemainders({ levels }, layer.extents);
}

/** A directive may name a container, for its fan-out. */
function targetName(target: string, names: readonly string[]): string {
  const bare = target.replace(/\[.*\]$/, '');
  const spread = fanOutName(bare);
  return names.includes(spread) ? spread : bare;
}

function keptAt(
  storage: Component,
  own: readonly Directive[],
  tensors: Parameters<typeof holdsOf>[1],
) {
  const said = own.find(({ type }) => type !== 'temporal' && type !== 'spatial');
  const holds = holdsOf(storage, tensors);
  if (said === undefined) return holds;
  const names = { keep: said.keep ?? storage.keep, bypass: said.bypass ?? storage.bypass };
  return holdsOf({ ...storage, ...names }, tensors).filter((operand) => holds.includes(operand));
}

/** The loops of more than one step, outermost first. */
function loopsOf(
  directive: Directive,
  dims: ReadonlyMap<string, LoopDim>,
  broken: BrokenRule[],
): PlacedLoop[] {
  const { factors = [], permutation = [], at } = directive;
  const names = [...dims.keys()];
  const order = typeof permutation === 'string' ? splitNames(permutation, names) : permutation;
  const texts = typeof factors === 'string' ? splitFactors(factors) : factors;
  const loops = texts.flatMap((text): PlacedLoop[] => {
    const [, name = '', bound = ''] = /^\s*([A-Za-z]\w*?)\s*=?\s*(\d+)\s*$/.exec(text) ?? [];
    const dim = dims.get(name);
    if (dim === undefined || bound === '') {
      const got = `"${text.trim()}"`;
      const remedy = `Write e.g. ${names[0]}=4; loops here: ${names.join(', ')}`;
      broken.push({ at: [...at, 'factors'], rule: 'must give a number to a loop', got, remedy });
      return [];
    }
    return bound === '1' ? [] : [{ dim, bound: Number(bound), place: order.indexOf(name) }];
  });
  if (loops.length > 1 && loops.some(({ place }) => place < 0)) {
    const rule = 'must list every loop of more than one step, innermost first';
    broken.push({ at: [...at, 'permutation'], rule, got: `"${order.join(' ')}"` });
  }
  return loops.sort((a, b) => b.place - a.place);
}

/** The first `split` loops of the permutation run along x, the others along y; all of them along x where none is given. */
function spatialLoops(
  directive: Directive,
  dims: ReadonlyMap<string, LoopDim>,
  broken: BrokenRule[],
): SpatialLoop[] {
  const split = directive.split ?? Number.POSITIVE_INFINITY;
  return loopsOf(directive, dims, broken).map(({ dim, bound, place }) => {
    return { dim, bound, axis: place < split ? 'x' : 'y' };
  });
}

function bare({ dim, bound }: PlacedLoop): Loop {
  return { dim, bound };
}

/** `RSPQ` or `R,S,P,Q`. */
function splitNames(text: string, names: readonly string[]): string[] {
  if (/[,\s]/.test(text.trim())) return text.split(/[,\s]+/).filter((word) => word !== '');
  return names.every((name) => name.length === 1) ? [...text] : [text];
}

/** `R=3 S=3`, `R3 S3` or with commas. */
function splitFactors(text: string): string[] {
  return text
    .replaceAll(/\s*=\s*/g, '=')
    .split(/[,\s]+/)
    .filter((word) => word !== '');
}

/** A factor of 0 stands for all that the other levels leave. */
function withRemainders(mapping: Mapping, extents: Readonly<Record<LoopDim, number>>): Mapping {
  const loops = mapping.levels.flatMap((level) => [...level.temporal, ...level.spatial]);
  const rest = (dim: LoopDim) => {
    const others = loops.filter((loop) => loop.dim === dim && loop.bound > 0);
    return Math.ceil(extents[dim] / others.reduce((product, { bound }) => product * bound, 1));
  };
  const filled = <L extends Loop>(list: readonly L[]) =>
    list
      .map((loop) => (loop.bound === 0 ? { ...loop, bound: rest(loop.dim) } : loop))
      .filter(({ bound }) => bound > 1);
  return {
    levels: mapping.levels.map((level) => {
      return { ...level, temporal: filled(level.temporal), spatial: filled(level.spatial) };
    }),
  };
}
