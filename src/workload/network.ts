import type { Layer } from './layer.ts';
import { macs } from './layer.ts';

/** Data that flows from one layer to the next; `from` is null for the network's own input. */
export interface Edge {
  readonly from: string | null;
  readonly to: string;
}

/** A neural network: layers in an order in which they can run, and the edges between them. */
export interface Network {
  readonly name: string;
  /** Paper or code that defines the network. */
  readonly source: string;
  readonly layers: readonly Layer[];
  readonly edges: readonly Edge[];
}

export function networkMacs(network: Network): number {
  return network.layers.reduce((sum, layer) => sum + macs(layer), 0);
}

export function networkParameters(network: Network): number {
  return network.layers.reduce((sum, layer) => sum + layer.parameterCount, 0);
}
