import { InputError, type Problem } from '../src/base/errors.ts';
import { type FeatureMap, takeRows } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { decoderBlock, rmsNorm } from './blocks/decoder-block.ts';
import { defineModel, type Model } from './model.ts';
import type { NumberParameter } from './parameter.ts';

/** A decoder of the Llama family. */
export interface LlamaOptions {
  readonly hiddenSize: number;
  readonly layers: number;
  readonly queryHeads: number;
  /** Divides `queryHeads`: each key and value is shared by as many query heads. */
  readonly keyValueHeads: number;
  /** Channels between the layers of the gated feed-forward part. */
  readonly ffnSize: number;
  readonly vocabulary: number;
  /** `tied` where one matrix serves as token embedding and as head. */
  readonly embeddings: 'tied' | 'separate';
  /** Tokens that attention looks at, the newest included. */
  readonly contextLength: number;
  /** `prefill` reads the whole context at once, `decode` makes one token with all earlier keys and values cached. */
  readonly phase: 'prefill' | 'decode';
}

export const LLAMA = defineLlama({
  name: 'llama',
  title: 'Llama-style decoder (default TinyLlama-1.1B)',
  source: 'Zhang, Zeng, Wang, Lu: TinyLlama, arXiv:2401.02385, Table 2',
  defaults: {
    hiddenSize: 2048,
    layers: 22,
    queryHeads: 32,
    keyValueHeads: 4,
    ffnSize: 5632,
    vocabulary: 32_000,
    embeddings: 'separate',
    contextLength: 512,
    phase: 'prefill',
  },
});

export const LLAMA_3_2_1B = defineLlama({
  name: 'llama-3.2-1b',
  title: 'Llama 3.2 1B',
  source: 'Meta: Llama 3.2 model card and configuration, 2024',
  defaults: {
    hiddenSize: 2048,
    layers: 16,
    queryHeads: 32,
    keyValueHeads: 8,
    ffnSize: 8192,
    vocabulary: 128_256,
    embeddings: 'tied',
    contextLength: 512,
    phase: 'prefill',
  },
});

function defineLlama(variant: {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly defaults: LlamaOptions;
}): Model {
  const { name, title, source, defaults } = variant;
  return defineModel({
    name,
    title,
    source,
    parameters: {
      hiddenSize: whole(defaults.hiddenSize, 65_536, 'Channels between the layers'),
      layers: whole(defaults.layers, 256, 'Decoder blocks'),
      queryHeads: whole(defaults.queryHeads, 1024, 'Heads of attention'),
      keyValueHeads: whole(defaults.keyValueHeads, 1024, 'Heads with keys and values of their own'),
      ffnSize: whole(defaults.ffnSize, 262_144, 'Channels of the gated feed-forward part'),
      vocabulary: whole(defaults.vocabulary, 1_000_000, 'Different tokens'),
      embeddings: {
        kind: 'choice',
        default: defaults.embeddings,
        choices: ['tied', 'separate'],
        description: 'Whether one matrix serves as token embedding and as head',
      },
      contextLength: whole(defaults.contextLength, 131_072, 'Tokens that attention looks at'),
      phase: {
        kind: 'choice',
        default: defaults.phase,
        choices: ['prefill', 'decode'],
        description: 'Read the whole context at once, or make one token with the others cached',
      },
    },
    build: (values) => buildLlama(name, source, values),
  });
}

function whole(value: number, maximum: number, description: string): NumberParameter {
  return { kind: 'whole', default: value, minimum: 1, maximum, description };
}

/**
 * Rotary positions are folded into the projections as activations are. The head reads the last token only, as generation
 * does. A tied matrix is counted at the head, where all of it is read.
 */
function buildLlama(name: string, source: string, options: LlamaOptions): Network {
  requireWholeHeads(options);
  const { hiddenSize, layers, vocabulary, embeddings, contextLength, phase } = options;
  const tokens = phase === 'prefill' ? contextLength : 1;
  const input = { channels: 1, height: tokens, width: 1 };
  const net = new NetworkBuilder({ name, source, input });
  const matrix = vocabulary * hiddenSize;
  let at: FeatureMap = net.elementwise('embeddings', [net.input], {
    shape: { ...input, channels: hiddenSize },
    parameterCount: embeddings === 'tied' ? 0 : matrix,
  });
  for (let index = 0; index < layers; index++) {
    at = decoderBlock(net, `layers.${index}`, at, {
      ...options,
      cachedTokens: contextLength - tokens,
    });
  }
  at = takeRows(rmsNorm(net, 'norm', at), 1);
  net.fullyConnected('head', at, { outputs: vocabulary, trained: 'weights-only' });
  return net.build();
}

function requireWholeHeads({ hiddenSize, queryHeads, keyValueHeads }: LlamaOptions): void {
  const problems: Problem[] = [];
  if (hiddenSize % queryHeads !== 0) {
    const rule = `must divide the hidden size of ${hiddenSize}`;
    problems.push({ path: 'queryHeads', rule, got: String(queryHeads) });
  }
  if (queryHeads % keyValueHeads !== 0) {
    const rule = `must divide the ${queryHeads} query heads`;
    problems.push({ path: 'keyValueHeads', rule, got: String(keyValueHeads) });
  }
  if (problems.length > 0) throw new InputError(problems);
}
