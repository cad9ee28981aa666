import { basename } from 'node:path';
import type { Accelerator } from '../../accelerator/accelerator.ts';
import { InputError } from '../../base/errors.ts';
import type { Mapping } from '../../mapping/mapping.ts';
import type { Layer } from '../../workload/layer.ts';
import type { Network } from '../../workload/network.ts';
import type { BrokenRule } from '../accelerator-rules.ts';
import { type LocatedYaml, parseLocatedYaml } from '../yaml-document.ts';
import { type Component, collectComponents } from './components.ts';
import { CNN_LAYER, readShape, type ShapeWords } from './problem-shape.ts';
import { readMapping } from './read-mapping.ts';
import { readProblem, type TimeloopProblem } from './read-problem.ts';
import { NODE_TAGS, TIMELOOP_SCHEMA, type TimeloopYaml } from './timeloop-schema.ts';
import { type TimeloopArchitecture, toAccelerator } from './to-accelerator.ts';

export interface TimeloopFile {
  readonly text: string;
  /** As problems print it. */
  readonly file: string;
}

/** Names that a Timeloop file leaves open. */
export interface TimeloopNames {
  /** Dataflows that the mapper is to try. */
  readonly dataflows: readonly string[];
  /** Cost tables of the package. */
  readonly technologies: readonly string[];
}

/** What a set of Timeloop files describes; null where there is no such part. */
export interface TimeloopInput {
  readonly accelerator: Accelerator | null;
  readonly layer: Layer | null;
  readonly mapping: Mapping | null;
}

type Part = 'problem' | 'architecture' | 'mapping';

/** One of the files with its place. */
interface Source {
  readonly yaml: LocatedYaml<TimeloopYaml>;
  readonly file: string;
}

/**
 * Reads architecture, problem and mapping of Timeloop 4, or of version 0.3 (docs/importers.md).
 *
 * @param files  one or several, as Timeloop takes them; each part stands in one of them
 * @throws InputError with every problem and its line
 */
export function parseTimeloop(files: readonly TimeloopFile[], names: TimeloopNames): TimeloopInput {
  const sources = files.map(toSource);
  const problem = problemIn(sources);
  const architecture = architectureIn(sources, problem?.words ?? defaultWords(), names);
  return {
    accelerator: architecture?.accelerator ?? null,
    layer: problem?.layer ?? null,
    mapping: mappingIn(sources, problem, architecture),
  };
}

/**
 * The problem of a Timeloop file as a network of one layer; other parts of the file are passed over.
 *
 * @throws InputError with every problem and its line
 */
export function parseTimeloopNetwork(text: string, file: string): Network {
  const source = toSource({ text, file });
  const problem = problemIn([source]);
  if (problem === null) throw new Error('a file without a problem was taken for one of Timeloop');
  const { layer } = problem;
  return {
    name: layer.name,
    source: `Timeloop problem ${basename(file)}`,
    layers: [layer],
    edges: [],
  };
}

function toSource({ text, file }: TimeloopFile): Source {
  return { yaml: parseLocatedYaml(text, file, TIMELOOP_SCHEMA, { tags: NODE_TAGS }), file };
}

function problemIn(sources: readonly Source[]): TimeloopProblem | null {
  const source = sourceOf(sources, 'problem');
  const problem = source?.yaml.value.problem;
  if (source === undefined || problem === undefined) return null;
  return unbroken(source, readProblem(problem, nameOf(source.file)));
}

function architectureIn(
  sources: readonly Source[],
  { tensors }: ShapeWords,
  names: TimeloopNames,
): TimeloopArchitecture | null {
  const source = sourceOf(sources, 'architecture');
  const architecture = source?.yaml.value.architecture;
  if (source === undefined || architecture === undefined) return null;
  const broken: BrokenRule[] = [];
  const variables = Object.assign({}, ...sources.map(({ yaml }) => yaml.value.variables ?? {}));
  const components = collectComponents(architecture, variables, broken).map((one) =>
    withConstraints(one, sources),
  );
  if (broken.length > 0) unbroken(source, broken);
  const name = nameOf(source.file);
  const context = {
    ...names,
    name,
    source: `Timeloop architecture ${basename(source.file)}`,
    tensors,
  };
  return unbroken(source, toAccelerator(components, context));
}

function mappingIn(
  sources: readonly Source[],
  problem: TimeloopProblem | null,
  architecture: TimeloopArchitecture | null,
): Mapping | null {
  const source = sourceOf(sources, 'mapping');
  const directives = source?.yaml.value.mapping;
  if (source === undefined || directives === undefined) return null;
  if (problem === null || architecture === null) {
    const rule = 'must come with the problem and the architecture that it maps';
    throw new InputError(source.yaml.problemAt(['mapping'], { rule }));
  }
  return unbroken(source, readMapping(directives, problem, architecture.storages));
}

/** What version 0.3 says of a memory under `constraints`, Timeloop 4 says at the memory itself. */
function withConstraints(component: Component, sources: readonly Source[]): Component {
  const targets = sources.flatMap(({ yaml: { value } }) =>
    [value.constraints, value.architecture_constraints].flatMap((one) =>
      one === undefined ? [] : Array.isArray(one) ? one : one.targets,
    ),
  );
  const own = targets.find(
    ({ target, type }) =>
      String(target).replace(/\[.*\]$/, '') === component.name &&
      ['bypass', 'datatype', 'dataspace'].includes(String(type)),
  );
  if (own === undefined) return component;
  return {
    ...component,
    keep: Array.isArray(own.keep) ? own.keep.map(String) : component.keep,
    bypass: Array.isArray(own.bypass) ? own.bypass.map(String) : component.bypass,
  };
}

function sourceOf(sources: readonly Source[], part: Part): Source | undefined {
  const [first, second] = sources.filter(({ yaml }) => yaml.value[part] !== undefined);
  if (second === undefined) return first;
  throw new InputError(
    second.yaml.problemAt([part], { rule: 'must be given once', got: `${part} again` }),
  );
}

function unbroken<T extends object>(source: Source, result: T | readonly BrokenRule[]): T {
  if (!Array.isArray(result)) return result as T;
  const rules = result as readonly BrokenRule[];
  throw new InputError(rules.map(({ at, ...words }) => source.yaml.problemAt(at, words)));
}

function defaultWords(): ShapeWords {
  const words = readShape(CNN_LAYER);
  if ('dims' in words) return words;
  throw new Error('the convolution that Timeloop brings along cannot be read');
}

function nameOf(file: string): string {
  return basename(file).replace(/(\.(arch|prob|map))?\.ya?ml$/i, '');
}
