import type { Grid } from '../../accelerator/memory-level.ts';
import { nearestName } from '../../base/nearest-name.ts';
import type { BrokenRule } from '../accelerator-rules.ts';
import { gotWords } from '../value-words.ts';
import type { DocumentPath } from '../yaml-position.ts';

/** One component of an architecture, whichever version of the format it is written in. */
export interface Component {
  readonly name: string;
  readonly className: string;
  /** Own and inherited, by Timeloop's names with `_` between words. */
  readonly attributes: ReadonlyMap<string, unknown>;
  /** All instances on the chip. */
  readonly grid: Grid;
  readonly keep: readonly string[] | null;
  readonly bypass: readonly string[];
  readonly at: DocumentPath;
}

/** Class of what stands for a fan-out. */
export const FAN_OUT = 'fan-out';

type Dictionary = Readonly<Record<string, unknown>>;

interface Surroundings {
  readonly attributes: ReadonlyMap<string, unknown>;
  readonly grid: Grid;
}

const NODE_KEYS = [
  ...['tag', 'name', 'class', 'subclass', 'attributes', 'spatial', 'constraints', 'nodes'],
  ...['local', 'subtree', 'enabled', 'required_actions', 'actions', 'version', 'branch'],
];
/** Attributes that an import reads; a misspelling of one of them must not pass for another tool's. */
const READ_ATTRIBUTES = [
  ...['depth', 'memory_depth', 'width', 'memory_width', 'entries', 'sizeKB', 'datawidth'],
  ...['data_width', 'word_bits', 'block_size', 'cluster_size', 'instances', 'meshX', 'meshY'],
  ...['mesh_X', 'mesh_Y', 'read_bandwidth', 'write_bandwidth', 'shared_bandwidth', 'bandwidth'],
  ...[
    'multiple_buffering',
    'technology',
    'global_cycle_seconds',
    'multiplier_width',
    'adder_width',
  ],
];

/**
 * The components of an architecture, outermost first: of Timeloop 4's `nodes` or of version 0.3's `subtree`.
 *
 * @param variables  what holds for all of them, unless they state it themselves: Timeloop 4's `technology` and the like
 * @param broken     takes what is wrong
 */
export function collectComponents(
  architecture: Dictionary,
  variables: Dictionary,
  broken: BrokenRule[],
): Component[] {
  const top = { attributes: new Map(Object.entries(variables)), grid: { rows: 1, columns: 1 } };
  const path = ['architecture'];
  if (Array.isArray(architecture.nodes))
    return collectNodes(architecture.nodes, [...path, 'nodes'], top, broken).components;
  if (Array.isArray(architecture.subtree)) return collectSubtree(architecture, path, top, broken);
  broken.push({
    at: path,
    rule: 'must have nodes (Timeloop 4) or a subtree (version 0.3)',
    remedy: 'The flat form with arithmetic and storage is not read',
  });
  return [];
}

/** Timeloop 4: containers and components one inside the other, in the order in which they are listed. */
function collectNodes(
  nodes: readonly unknown[],
  path: DocumentPath,
  outer: Surroundings,
  broken: BrokenRule[],
): { readonly components: Component[]; readonly inner: Surroundings } {
  const components: Component[] = [];
  let inner = outer;
  nodes.forEach((node, index) => {
    const at = [...path, index];
    if (!isDictionary(node) || node.enabled === false || node.tag === 'Nothing') return;
    checkKeys(node, NODE_KEYS, at, broken);
    if (Array.isArray(node.nodes)) {
      const nested = collectNodes(node.nodes, [...at, 'nodes'], inner, broken);
      components.push(...nested.components);
      inner = node.tag === 'Parallel' ? inner : nested.inner;
      return;
    }
    const spatial = isDictionary(node.spatial) ? node.spatial : {};
    checkKeys(spatial, ['meshX', 'meshY'], [...at, 'spatial'], broken);
    const columns =
      inner.grid.columns * meshSize(spatial.meshX, [...at, 'spatial', 'meshX'], broken);
    const rows = inner.grid.rows * meshSize(spatial.meshY, [...at, 'spatial', 'meshY'], broken);
    const attributes = withOwn(inner.attributes, node, at, broken);
    const around = {
      attributes: node.tag === 'Container' ? attributes : inner.attributes,
      grid: { rows, columns },
    };
    if (columns * rows > inner.grid.columns * inner.grid.rows)
      components.push(fanOut(String(node.name), at, around));
    if (node.tag !== 'Container')
      components.push(component(node, at, { attributes, grid: around.grid }));
    inner = around;
  });
  return { components, inner };
}

/** Version 0.3: `local` components, and one `subtree` inside them; `PE[0..167]` are 168 instances. */
function collectSubtree(
  tree: Dictionary,
  path: DocumentPath,
  outer: Surroundings,
  broken: BrokenRule[],
): Component[] {
  checkKeys(tree, NODE_KEYS, path, broken);
  const attributes = withOwn(outer.attributes, tree, path, broken);
  const grid = spreadOut(String(tree.name ?? ''), attributes, outer.grid);
  const locals = list(tree.local).flatMap((node, index) => {
    if (!isDictionary(node)) return [];
    const at = [...path, 'local', index];
    checkKeys(node, NODE_KEYS, at, broken);
    const own = withOwn(attributes, node, at, broken);
    return [
      component(node, at, { attributes: own, grid: spreadOut(String(node.name), own, grid) }),
    ];
  });
  const inner = list(tree.subtree).flatMap((node, index) =>
    isDictionary(node)
      ? collectSubtree(node, [...path, 'subtree', index], { attributes, grid }, broken)
      : [],
  );
  return [...locals, ...inner];
}

/** Without a mesh all instances stand in one row, as in Timeloop. */
function spreadOut(name: string, attributes: ReadonlyMap<string, unknown>, outer: Grid): Grid {
  const [, first = '0', last = '0'] = /\[(\d+)\.\.(\d+)\]$/.exec(name) ?? [];
  const count = Number(last) - Number(first) + 1;
  const instances = outer.rows * outer.columns * count;
  const columns = Number(
    attributes.get('meshX') ?? attributes.get('mesh_X') ?? outer.columns * count,
  );
  return instances % columns === 0
    ? { rows: instances / columns, columns }
    : { rows: outer.rows, columns: outer.columns * count };
}

function component(
  node: Dictionary,
  at: DocumentPath,
  { attributes, grid }: Surroundings,
): Component {
  const constraints = isDictionary(node.constraints) ? node.constraints : {};
  const dataspace = isDictionary(constraints.dataspace) ? constraints.dataspace : {};
  return {
    name: String(node.name ?? '').replace(/\[.*\]$/, ''),
    className: String(node.class ?? ''),
    attributes,
    grid,
    keep: Array.isArray(dataspace.keep) ? dataspace.keep.map(String) : null,
    bypass: list(dataspace.bypass).map(String),
    at,
  };
}

/** Stands where nodes fan out: Timeloop's front end puts a memory that keeps nothing there, and names it so. */
function fanOut(name: string, at: DocumentPath, { attributes, grid }: Surroundings): Component {
  const fan = { name: fanOutName(name), className: FAN_OUT, keep: [], bypass: [] };
  return { ...fan, attributes, grid, at };
}

/** The memory that a mapping targets for the fan-out of a container. */
export function fanOutName(container: string): string {
  return `inter_${container}_spatial`;
}

function withOwn(
  inherited: ReadonlyMap<string, unknown>,
  { attributes }: Dictionary,
  at: DocumentPath,
  broken: BrokenRule[],
): ReadonlyMap<string, unknown> {
  const own = isDictionary(attributes) ? Object.entries(attributes) : [];
  const named = own.map(([key, value]): [string, unknown] => {
    const name = key.replaceAll('-', '_');
    const near = READ_ATTRIBUTES.includes(name) ? undefined : closeName(name);
    if (near !== undefined) {
      const rule = `must not be so near to "${near}"`;
      broken.push({
        at: [...at, 'attributes', key],
        rule,
        got: `"${key}"`,
        remedy: `Write ${near} if that is meant`,
      });
    }
    return [name, value];
  });
  return new Map([...inherited, ...named]);
}

/** A misspelling: one or two letters from an attribute that is read, of the same length but for one. */
function closeName(name: string): string | undefined {
  const near = nearestName(name, READ_ATTRIBUTES);
  return near !== undefined && Math.abs(near.length - name.length) <= 1 && name.length > 3
    ? near
    : undefined;
}

function checkKeys(
  node: Dictionary,
  known: readonly string[],
  at: DocumentPath,
  broken: BrokenRule[],
): void {
  for (const key of Object.keys(node).filter((one) => !known.includes(one))) {
    const near = nearestName(key, known);
    const hint = near === undefined ? '' : `Did you mean "${near}"? `;
    const remedy = `${hint}Known here: ${known.filter((one) => one !== 'tag').join(', ')}`;
    broken.push({ at: [...at, key], rule: 'must be a known key', got: `"${key}"`, remedy });
  }
}

function meshSize(value: unknown, at: DocumentPath, broken: BrokenRule[]): number {
  if (value === undefined) return 1;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) return value;
  broken.push({ at, rule: 'must be a whole number ≥ 1', got: gotWords(value) });
  return 1;
}

export function isDictionary(value: unknown): value is Dictionary {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
