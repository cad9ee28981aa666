import { InputError } from '../base/errors.ts';
import { MAX_EXTENT } from './dims.ts';
import type { Layer } from './layer.ts';
import type { Network } from './network.ts';

/**
 * The network with `batch` samples at a time.
 *
 * N of every layer becomes `batch`; of a product of two feature maps (a gemm without parameters, as in attention) G is
 * multiplied instead, because its second operand differs from sample to sample and N would let the samples share it.
 *
 * @param network  at batch 1
 * @param batch    whole number from 1
 * @throws InputError where the batch is no such number, where the network is at another batch already, or where a
 *         product would have more groups than an extent may have
 */
export function withBatch(network: Network, batch: number): Network {
  const problems = [
    ...(Number.isInteger(batch) && batch >= 1 && batch <= MAX_EXTENT
      ? []
      : [
          {
            path: 'batch',
            rule: `must be a whole number from 1 to ${MAX_EXTENT}`,
            got: `${batch}`,
          },
        ]),
    ...network.layers
      .filter((layer) => layer.extents.N !== 1)
      .map(({ name, extents }) => {
        const rule = 'must be 1 before a batch size is set';
        return { path: `layer "${name}", extent N`, rule, got: `${extents.N}` };
      }),
    ...network.layers
      .filter((layer) => hasOwnOperands(layer) && layer.extents.G * batch > MAX_EXTENT)
      .map(({ name, extents }) => {
        const rule = `groups times batch must be at most ${MAX_EXTENT}`;
        return { path: `layer "${name}"`, rule, got: `${extents.G * batch}` };
      }),
  ];
  if (problems.length > 0) throw new InputError(problems);
  return { ...network, layers: network.layers.map((layer) => layerWithBatch(layer, batch)) };
}

function layerWithBatch(layer: Layer, batch: number): Layer {
  const { extents } = layer;
  if (hasOwnOperands(layer)) return { ...layer, extents: { ...extents, G: extents.G * batch } };
  return { ...layer, extents: { ...extents, N: batch } };
}

/** Whether the place of the weights is taken by a feature map, one for each sample. */
function hasOwnOperands(layer: Layer): boolean {
  return layer.operator === 'gemm' && layer.parameterCount === 0;
}
