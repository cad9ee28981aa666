import type { FeatureMap } from '../../src/workload/feature-map.ts';
import type { NetworkBuilder } from '../../src/workload/network-builder.ts';

export interface AttentionOptions {
  /** One row per token that asks, `heads` times the head's size in channels. */
  readonly query: FeatureMap;
  /** One row per token that is looked at, `keyValueHeads` times the head's size in channels. */
  readonly key: FeatureMap;
  readonly value: FeatureMap;
  readonly heads: number;
  /** Divides `heads`; fewer than `heads` where query heads share keys and values. Default `heads`. */
  readonly keyValueHeads?: number;
}

/**
 * softmax(query · keyᵀ) · value, head by head.
 *
 * Layers: `NAME.scores`, `.softmax`, `.context`. In both products G counts the key-value heads, and keys and values
 * stand where the weights stand; query heads that share them are put together in P, so that what is shared is loaded
 * once. Every query looks at every key: a causal mask saves nothing here. Sources: Vaswani et al., Attention Is All You
 * Need, NIPS 2017, Eq. 1; Ainslie et al., GQA, EMNLP 2023 (shared heads).
 */
export function attention(
  net: NetworkBuilder,
  name: string,
  { query, key, value, heads, keyValueHeads = heads }: AttentionOptions,
): FeatureMap {
  const headSize = query.channels / heads;
  const keys = key.height;
  const shared = { groups: keyValueHeads, rows: (query.height * heads) / keyValueHeads };
  const scores = net.matmul(`${name}.scores`, {
    ...shared,
    left: query,
    right: key,
    contracted: headSize,
    columns: keys,
    output: { channels: heads, height: query.height, width: keys },
  });
  const probabilities = net.elementwise(`${name}.softmax`, [scores]);
  return net.matmul(`${name}.context`, {
    ...shared,
    left: probabilities,
    right: value,
    contracted: keys,
    columns: headSize,
    output: query,
  });
}
