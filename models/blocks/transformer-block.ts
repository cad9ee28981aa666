import { type FeatureMap, slice } from '../../src/workload/feature-map.ts';
import type { NetworkBuilder } from '../../src/workload/network-builder.ts';
import { attention } from './attention.ts';

export interface TransformerBlockOptions {
  readonly heads: number;
  /** Channels between the two layers of the feed-forward part. */
  readonly ffnSize: number;
  /** Whether layer normalisation stands before each part (GPT-2, ViT) or after its addition (BERT). */
  readonly normalization: 'before' | 'after';
  /** Whether queries, keys and values are made by one matrix or by three. */
  readonly projection: 'fused' | 'separate';
}

/**
 * Self-attention and a feed-forward part, each with its addition and layer normalisation.
 *
 * Layers: `NAME.attn.…`, `NAME.norm1`, `NAME.ffn.up`, `.ffn.down`, `.ffn.add`, `NAME.norm2`. Source: Vaswani et al.,
 * Attention Is All You Need, NIPS 2017, Fig. 1.
 */
export function transformerBlock(
  net: NetworkBuilder,
  name: string,
  input: FeatureMap,
  options: TransformerBlockOptions,
): FeatureMap {
  const { normalization, ffnSize } = options;
  const part = (at: FeatureMap, index: 1 | 2, work: (at: FeatureMap) => FeatureMap) => {
    const norm = (map: FeatureMap) => layerNorm(net, `${name}.norm${index}`, map);
    const sum = `${name}.${index === 1 ? 'attn' : 'ffn'}.add`;
    if (normalization === 'before') return net.combine(sum, [at, work(norm(at))]);
    return norm(net.combine(sum, [at, work(at)]));
  };
  const attended = part(input, 1, (at) => selfAttention(net, `${name}.attn`, at, options));
  return part(attended, 2, (at) => {
    const hidden = net.fullyConnected(`${name}.ffn.up`, at, { outputs: ffnSize });
    return net.fullyConnected(`${name}.ffn.down`, hidden, { outputs: input.channels });
  });
}

/** Layer normalisation with a scale and a shift per channel. */
export function layerNorm(net: NetworkBuilder, name: string, input: FeatureMap): FeatureMap {
  return net.elementwise(name, [input], { parameterCount: 2 * input.channels });
}

function selfAttention(
  net: NetworkBuilder,
  name: string,
  input: FeatureMap,
  { heads, projection }: TransformerBlockOptions,
): FeatureMap {
  const size = input.channels;
  const project = (layer: string, outputs: number) =>
    net.fullyConnected(`${name}.${layer}`, input, { outputs });
  const projected = (): Pick<Parameters<typeof attention>[2], 'query' | 'key' | 'value'> => {
    if (projection === 'fused') {
      const third = slice(project('qkv', 3 * size), size);
      return { query: third, key: third, value: third };
    }
    return {
      query: project('query', size),
      key: project('key', size),
      value: project('value', size),
    };
  };
  const context = attention(net, name, { ...projected(), heads });
  return net.fullyConnected(`${name}.out`, context, { outputs: size });
}
