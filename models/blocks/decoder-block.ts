import { type FeatureMap, stackRows } from '../../src/workload/feature-map.ts';
import type { NetworkBuilder } from '../../src/workload/network-builder.ts';
import { attention } from './attention.ts';

export interface DecoderBlockOptions {
  readonly queryHeads: number;
  /** Divides `queryHeads`. */
  readonly keyValueHeads: number;
  /** Channels between the layers of the gated feed-forward part. */
  readonly ffnSize: number;
  /** Earlier tokens whose keys and values come from memory, as inputs of the network. */
  readonly cachedTokens: number;
}

/**
 * Attention with shared keys and values, and a gated feed-forward part, each behind its normalisation.
 *
 * Layers: `NAME.norm1`, `.attn.query` (`key`, `value`, `scores`, `softmax`, `context`, `out`, `add`), `.norm2`,
 * `.ffn.gate` (`up`, `product`, `down`, `add`). Nothing has a bias. Source: Touvron et al., Llama 2, arXiv:2307.09288,
 * Section 2.2.
 */
export function decoderBlock(
  net: NetworkBuilder,
  name: string,
  input: FeatureMap,
  options: DecoderBlockOptions,
): FeatureMap {
  const attended = net.combine(`${name}.attn.add`, [
    input,
    cachedAttention(net, name, rmsNorm(net, `${name}.norm1`, input), options),
  ]);
  const normalized = rmsNorm(net, `${name}.norm2`, attended);
  const gate = matrix(net, `${name}.ffn.gate`, normalized, options.ffnSize);
  const up = matrix(net, `${name}.ffn.up`, normalized, options.ffnSize);
  const gated = net.combine(`${name}.ffn.product`, [gate, up]);
  const down = matrix(net, `${name}.ffn.down`, gated, input.channels);
  return net.combine(`${name}.ffn.add`, [attended, down]);
}

/** Normalisation by the root mean square, with a scale per channel. */
export function rmsNorm(net: NetworkBuilder, name: string, input: FeatureMap): FeatureMap {
  return net.elementwise(name, [input], { parameterCount: input.channels });
}

function cachedAttention(
  net: NetworkBuilder,
  name: string,
  input: FeatureMap,
  { queryHeads, keyValueHeads, cachedTokens }: DecoderBlockOptions,
): FeatureMap {
  const sharedChannels = (input.channels / queryHeads) * keyValueHeads;
  const withCache = (fresh: FeatureMap): FeatureMap =>
    cachedTokens === 0
      ? fresh
      : stackRows([{ ...fresh, height: cachedTokens, producers: net.input.producers }, fresh]);
  const context = attention(net, `${name}.attn`, {
    query: matrix(net, `${name}.attn.query`, input, input.channels),
    key: withCache(matrix(net, `${name}.attn.key`, input, sharedChannels)),
    value: withCache(matrix(net, `${name}.attn.value`, input, sharedChannels)),
    heads: queryHeads,
    keyValueHeads,
  });
  return matrix(net, `${name}.attn.out`, context, input.channels);
}

function matrix(net: NetworkBuilder, name: string, input: FeatureMap, outputs: number): FeatureMap {
  return net.fullyConnected(name, input, { outputs, trained: 'weights-only' });
}
