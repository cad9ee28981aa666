import { InputError } from '../src/base/errors.ts';
import { didYouMean } from '../src/base/nearest-name.ts';
import type { Network } from '../src/workload/network.ts';
import { ALEXNET, ALEXNET_TORCHVISION } from './alexnet.ts';
import { MOBILENET_V2 } from './mobilenet-v2.ts';
import type { Model } from './model.ts';
import type { ModelOptions } from './parameter.ts';
import { RESNET18, RESNET34, RESNET50, RESNET101, RESNET152 } from './resnet.ts';

/** Every model that can be asked for by name. */
export const MODELS: readonly Model[] = [
  ALEXNET,
  ALEXNET_TORCHVISION,
  RESNET18,
  RESNET34,
  RESNET50,
  RESNET101,
  RESNET152,
  MOBILENET_V2,
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
