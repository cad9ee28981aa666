import { InputError } from '../src/base/errors.ts';
import { didYouMean } from '../src/base/nearest-name.ts';
import type { Network } from '../src/workload/network.ts';
import { ALEXNET, ALEXNET_TORCHVISION } from './alexnet.ts';
import { BERT_BASE } from './bert-base.ts';
import { DENSENET121 } from './densenet121.ts';
import { EFFICIENTNET_B0 } from './efficientnet-b0.ts';
import { GOOGLENET, GOOGLENET_2014 } from './googlenet.ts';
import { GPT2_SMALL } from './gpt2-small.ts';
import { LLAMA, LLAMA_3_2_1B } from './llama.ts';
import { MOBILENET_V1 } from './mobilenet-v1.ts';
import { MOBILENET_V2 } from './mobilenet-v2.ts';
import { MOBILENET_V3_LARGE, MOBILENET_V3_SMALL } from './mobilenet-v3.ts';
import type { Model } from './model.ts';
import type { ModelOptions } from './parameter.ts';
import { RESNET18, RESNET34, RESNET50, RESNET101, RESNET152 } from './resnet.ts';
import { SQUEEZENET_1_0, SQUEEZENET_1_1 } from './squeezenet.ts';
import { VGG16, VGG19 } from './vgg.ts';
import { VIT_B16 } from './vit-b16.ts';

/** Every model that can be asked for by name. */
export const MODELS: readonly Model[] = [
  ALEXNET,
  ALEXNET_TORCHVISION,
  VGG16,
  VGG19,
  GOOGLENET,
  GOOGLENET_2014,
  RESNET18,
  RESNET34,
  RESNET50,
  RESNET101,
  RESNET152,
  SQUEEZENET_1_0,
  SQUEEZENET_1_1,
  DENSENET121,
  MOBILENET_V1,
  MOBILENET_V2,
  MOBILENET_V3_LARGE,
  MOBILENET_V3_SMALL,
  EFFICIENTNET_B0,
  VIT_B16,
  BERT_BASE,
  GPT2_SMALL,
  LLAMA,
  LLAMA_3_2_1B,
];

/**
 * The network of that name, at batch 1.
 *
 * @param name     of a model in `MODELS`
 * @param options  values of its parameters, as numbers or as typed on a command line
 * @throws InputError where the name, an option or a value is unknown, with the nearest known one
 */
export function buildModel(name: string, options: ModelOptions = {}): Network {
  const model = MODELS.find((candidate) => candidate.name === name);
  if (model !== undefined) return model.build(options);
  throw new InputError({
    path: 'model',
    rule: 'must be the name of a model',
    got: `"${name}"`,
    remedy: didYouMean(
      name,
      MODELS.map((candidate) => candidate.name),
    ),
  });
}
