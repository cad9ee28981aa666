import { takeRows } from '../src/workload/feature-map.ts';
import type { Network } from '../src/workload/network.ts';
import { NetworkBuilder } from '../src/workload/network-builder.ts';
import { layerNorm, transformerBlock } from './blocks/transformer-block.ts';
import { defineModel } from './model.ts';

const SOURCE =
  'Devlin, Chang, Lee, Toutanova: BERT, NAACL 2019, base configuration (bert-base-uncased)';

const HIDDEN_SIZE = 768;
const VOCABULARY = 30_522;
const POSITIONS = 512;
const SEGMENTS = 2;
const BLOCKS = 12;

export const BERT_BASE = defineModel({
  name: 'bert-base',
  title: 'BERT base',
  source: SOURCE,
  parameters: {
    sequenceLength: {
      kind: 'whole',
      default: 128,
      minimum: 1,
      maximum: POSITIONS,
      description: 'Tokens of the text',
    },
    head: {
      kind: 'choice',
      default: 'pooler',
      choices: ['pooler', 'none'],
      description: 'What follows the encoder: the published pooling of the first token, or nothing',
    },
  },
  build: ({ sequenceLength, head }) => buildBertBase(sequenceLength, head),
});

function buildBertBase(sequenceLength: number, head: 'pooler' | 'none'): Network {
  const input = { channels: 1, height: sequenceLength, width: 1 };
  const net = new NetworkBuilder({ name: 'bert-base', source: SOURCE, input });
  const looked = net.elementwise('embeddings', [net.input], {
    shape: { ...input, channels: HIDDEN_SIZE },
    inputTensors: 3,
    parameterCount: (VOCABULARY + POSITIONS + SEGMENTS) * HIDDEN_SIZE,
  });
  let at = layerNorm(net, 'embeddings.norm', looked);
  for (let index = 0; index < BLOCKS; index++) {
    at = transformerBlock(net, `layer.${index}`, at, {
      heads: 12,
      ffnSize: 4 * HIDDEN_SIZE,
      normalization: 'after',
      projection: 'separate',
    });
  }
  if (head === 'pooler') net.fullyConnected('pooler', takeRows(at, 1), { outputs: HIDDEN_SIZE });
  return net.build();
}
