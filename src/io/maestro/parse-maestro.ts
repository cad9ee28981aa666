import { basename } from 'node:path';
import { InputError, type Problem } from '../../base/errors.ts';
import { MAX_EXTENT } from '../../workload/dims.ts';
import type { Layer } from '../../workload/layer.ts';
import type { Network } from '../../workload/network.ts';
import { type MaestroBlock, type MaestroPlace, maestroBlocks } from './maestro-blocks.ts';
import { type Sizes, toMaestroLayer } from './to-layer.ts';

/** What a layer may state; MAESTRO's dataflow belongs to a mapping, and its density to sparse tensors. */
const LAYER_PARTS = ['Type', 'Stride', 'Dimensions', 'Dataflow'];

/**
 * Reads the layers of a network that is written for MAESTRO, without their dataflows.
 *
 * Y and X are sizes of inputs, which MAESTRO does not pad. The layers have no edges, as the format states none.
 *
 * @throws InputError with every problem and its line
 */
export function parseMaestro(text: string, file: string): Network {
  const { blocks, constants, problem } = maestroBlocks(text);
  const inFile = (problems: readonly Problem[]) => problems.map((one) => ({ file, ...one }));
  if (problem !== null) throw new InputError(inFile([problem]));
  const network = blocks.find(({ kind }) => kind === 'Network');
  if (network === undefined) {
    throw new InputError({
      file,
      rule: 'must have a Network { Layer … { … } }',
      got: blocks.length === 0 ? 'nothing of that kind' : `a ${blocks[0]?.kind}`,
      remedy: 'Dataflows and accelerators of MAESTRO are not read',
    });
  }
  const entries = network.children.filter(({ kind }) => kind === 'Layer');
  const results = entries.map((entry) => readLayer(entry, constants));
  const problems = results.flatMap((result) => ('problems' in result ? result.problems : []));
  if (entries.length === 0) {
    const place = { line: network.line, column: 1, path: network.name };
    throw new InputError(inFile([{ ...place, rule: 'must have a Layer' }]));
  }
  if (problems.length > 0) throw new InputError(inFile(problems));
  const layers = results.flatMap((result) => ('problems' in result ? [] : [result]));
  const source = `MAESTRO network ${network.name} of ${basename(file)}`;
  return { name: network.name, source, layers: distinctNames(layers), edges: [] };
}

function readLayer(
  entry: MaestroBlock,
  constants: ReadonlyMap<string, number>,
): Layer | { readonly problems: readonly Problem[] } {
  const place: MaestroPlace = { line: entry.line, column: 1, path: entry.name };
  const unknown = entry.children.filter(({ kind }) => !LAYER_PARTS.includes(kind));
  const problems: Problem[] = unknown.map(({ kind, line }) => {
    const rule = `must have only ${LAYER_PARTS.join(', ')}`;
    return { ...place, line, rule, got: kind };
  });
  const sizes = (kind: string): Sizes => {
    const block = entry.children.find((one) => one.kind === kind);
    const pairs = [...(block?.body ?? '').matchAll(/([A-Z]'?)\s*:?\s*(\w+)/g)];
    return new Map(
      pairs.map(([, letter = '', word = '']) => {
        const value = constants.get(word) ?? Number(word);
        if (!Number.isInteger(value) || value < 1 || value > MAX_EXTENT) {
          const rule = `${kind} ${letter} must be a whole number from 1 to ${MAX_EXTENT}, or a Constant`;
          problems.push({ ...place, line: block?.line ?? entry.line, rule, got: `"${word}"` });
        }
        return [letter, value];
      }),
    );
  };
  const type = entry.children.find(({ kind }) => kind === 'Type')?.body ?? 'CONV';
  const result = toMaestroLayer({
    name: entry.name,
    type,
    dimensions: sizes('Dimensions'),
    stride: sizes('Stride'),
  });
  if (problems.length > 0) return { problems };
  return 'rule' in result ? { problems: [{ ...place, ...result }] } : result;
}

function distinctNames(layers: readonly Layer[]): Layer[] {
  const seen = new Map<string, number>();
  return layers.map((layer) => {
    const count = (seen.get(layer.name) ?? 0) + 1;
    seen.set(layer.name, count);
    return count === 1 ? layer : { ...layer, name: `${layer.name}#${count}` };
  });
}
