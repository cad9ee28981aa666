import type { OnnxNode } from './onnx-node.ts';

/** Who writes a value. */
type Writers = ReadonlyMap<string, OnnxNode>;

interface Match {
  /** What is normalised. */
  readonly source: string;
  /** Nodes that the normalisation replaces, but for the last. */
  readonly inner: readonly OnnxNode[];
}

/**
 * The nodes with every normalisation that is spelt out put together again.
 *
 * Exporters for ONNX before version 17 write layer normalisation as (x − mean(x)) / √(mean((x − mean(x))²) + ε), and
 * many still write RMS normalisation as x / √(mean(x²) + ε). As single steps each would move the tensor through memory.
 * Scale and shift that follow are folded like any others.
 */
export function fuseNormalizations(nodes: readonly OnnxNode[]): OnnxNode[] {
  const writers = new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node])));
  const replaced = new Map<OnnxNode, OnnxNode>();
  const dropped = new Set<OnnxNode>();
  for (const node of nodes) {
    const match = matchNormalization(node, writers);
    if (match === undefined || leaks(match.inner, node, nodes)) continue;
    replaced.set(node, { ...node, operator: 'LayerNormalization', inputs: [match.source] });
    for (const inner of match.inner) dropped.add(inner);
  }
  return nodes.filter((node) => !dropped.has(node)).map((node) => replaced.get(node) ?? node);
}

/** `node` as d / √(mean(d²) + ε) or d · (1 / √…). */
function matchNormalization(node: OnnxNode, writers: Writers): Match | undefined {
  for (const [dividend = '', divisor] of orders(node)) {
    const roots = rootOf(node, divisor, writers);
    const sum = written(roots.at(-1)?.inputs[0], 'Add', writers);
    const mean = firstWritten(sum?.inputs ?? [], 'ReduceMean', writers);
    const squared = writers.get(mean?.inputs[0] ?? '');
    if (sum === undefined || mean === undefined || squared === undefined) continue;
    const casts = castsBefore(squared, writers);
    const base = casts.at(-1)?.inputs[0] ?? squared.inputs[0];
    if (!isSquare(squared) || base !== dividend) continue;
    const inner = [...roots, sum, mean, squared, ...casts];
    const difference = written(dividend, 'Sub', writers);
    const [source = '', subtrahend] = difference?.inputs ?? [];
    const center = written(subtrahend, 'ReduceMean', writers);
    return difference !== undefined && center?.inputs[0] === source
      ? { source, inner: [...inner, difference, center] }
      : { source: dividend, inner };
  }
  return undefined;
}

/** Dividend and divisor (or its reciprocal), in the orders that the node allows. */
function orders({ operator, inputs }: OnnxNode): (readonly (string | undefined)[])[] {
  const [a, b] = inputs;
  if (operator === 'Div') return [[a, b]];
  return operator === 'Mul'
    ? [
        [a, b],
        [b, a],
      ]
    : [];
}

/** The square root that a value is, or is the reciprocal of; the root last, nothing where it is neither. */
function rootOf(node: OnnxNode, divisor: string | undefined, writers: Writers): OnnxNode[] {
  if (node.operator === 'Div') {
    const root = written(divisor, 'Sqrt', writers);
    return root === undefined ? [] : [root];
  }
  const reciprocal = written(divisor, 'Reciprocal', writers) ?? written(divisor, 'Div', writers);
  const root = written(reciprocal?.inputs.at(-1), 'Sqrt', writers);
  return reciprocal === undefined || root === undefined ? [] : [reciprocal, root];
}

function isSquare({ operator, inputs }: OnnxNode): boolean {
  return operator === 'Pow' || (operator === 'Mul' && inputs[0] === inputs[1]);
}

function castsBefore({ inputs }: OnnxNode, writers: Writers): OnnxNode[] {
  const cast = written(inputs[0], 'Cast', writers);
  return cast === undefined ? [] : [cast];
}

function written(name: string | undefined, operator: string, writers: Writers) {
  const node = writers.get(name ?? '');
  return node?.operator === operator ? node : undefined;
}

function firstWritten(names: readonly string[], operator: string, writers: Writers) {
  return names.map((name) => written(name, operator, writers)).find((node) => node !== undefined);
}

/** Whether something else reads what one of the inner nodes writes. */
function leaks(inner: readonly OnnxNode[], last: OnnxNode, nodes: readonly OnnxNode[]): boolean {
  const within = new Set([...inner, last]);
  const names = new Set(inner.flatMap(({ outputs }) => outputs));
  return nodes.some((node) => !within.has(node) && node.inputs.some((name) => names.has(name)));
}
