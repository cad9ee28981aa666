import { existsSync, readFileSync } from 'node:fs';
import { macs, multiplies } from '../../src/workload/layer.ts';
import type { Network } from '../../src/workload/network.ts';

const FILE = new URL('../../../shared/reference/papers/networks.json', import.meta.url);

/** A convolution or fully connected layer of the reference tables. */
export interface PublishedLayer {
  readonly name: string;
  readonly type: 'conv' | 'fc';
  readonly in_channels: number;
  readonly out_channels: number;
  readonly kernel: readonly [number, number];
  readonly stride: number;
  readonly groups: number;
  readonly out_hw: readonly [number, number];
  readonly in_features: number;
  readonly out_features: number;
  readonly macs: number;
  readonly params: number;
}

export interface PublishedNetwork {
  readonly macs: number;
  readonly params: number;
  readonly layers?: readonly PublishedLayer[];
}

/** The reference tables, or null (with the reason printed) where the folder is absent. */
export function publishedNetworks(): Readonly<Record<string, PublishedNetwork>> | null {
  if (existsSync(FILE)) return JSON.parse(readFileSync(FILE, 'utf8')).networks;
  console.log(
    'skipped: no reference tables beside the repository (reference/papers/networks.json)',
  );
  return null;
}

/** One row of a published table, in order: shape, MACs and parameters. */
export function publishedRow(layer: PublishedLayer): readonly number[] {
  if (layer.type === 'fc') {
    const { in_features, out_features, macs: count, params } = layer;
    return [1, in_features, out_features, 1, 1, 1, 1, 1, count, params];
  }
  const { groups, in_channels, out_channels, out_hw, kernel, stride } = layer;
  const [rows, columns] = out_hw;
  const shape = [groups, in_channels, out_channels, rows, columns, kernel[0], kernel[1]];
  return [...shape, stride, layer.macs, layer.params];
}

/**
 * The same rows of our own network: its layers that multiply. The tables count a normalisation that stands in front of a
 * layer with that layer, so parameters of layers that do not multiply go to the next one that does.
 */
export function ownRows(network: Network): readonly (readonly number[])[] {
  let waiting = 0;
  return network.layers.flatMap((layer) => {
    const parameters = layer.parameterCount + waiting;
    waiting = multiplies(layer) ? 0 : parameters;
    if (!multiplies(layer)) return [];
    const { G, C, K, P, Q, R, S } = layer.extents;
    return [[G, G * C, G * K, P, Q, R, S, layer.stride.row, macs(layer), parameters]];
  });
}
