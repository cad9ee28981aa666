import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { layerNorm, transformerBlock } from './blocks/transformer-block.ts';
import { defineModel } from './model.ts';

const SOURCE =
  'Radford et al.: Language Models are Unsupervised Multitask Learners, 2019, Table 2 (117M/124M)';

const HIDDEN_SIZE = 768;
const VOCABULARY = 50_257;
const POSITIONS = 1024;
const BLOCKS = 12;

export const GPT2_SMALL = defineModel({
  name: 'gpt2-small',
  title: 'GPT-2 small',
  source: SOURCE,
  parameters: {
    sequenceLength: {
      kind: 'whole',
      default: 1024,
      minimum: 1,
      maximum: POSITIONS,
      description: 'Tokens of the text, all read at once',
    },
  },
  build: ({ sequenceLength }) => buildGpt2Small(sequenceLength),
});

/** The token embedding is also the head's matrix; its parameters are counted there, where all of them are read. */
function buildGpt2Small(sequenceLength: number): Network {
  const input = { channels: 1, height: sequenceLength, width: 1 };
  const net = new NetworkBuilder({ name: 'gpt2-small', source: SOURCE, input });
  let at = net.elementwise('embeddings', [net.input], {
    shape: { ...input, channels: HIDDEN_SIZE },
    inputTensors: 2,
    parameterCount: POSITIONS * HIDDEN_SIZE,
  });
  for (let index = 0; index < BLOCKS; index++) {
    at = transformerBlock(net, `h.${index}`, at, {
      heads: 12,
      ffnSize: 4 * HIDDEN_SIZE,
      normalization: 'before',
      projection: 'fused',
    });
  }
  at = layerNorm(net, 'norm', at);
  net.fullyConnected('head', at, { outputs: VOCABULARY, trained: 'weights-only' });
  return net.build();
}
