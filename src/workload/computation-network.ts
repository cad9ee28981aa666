import type { Computation, Step } from './computation.ts';
import { type FeatureMap, flatten } from './feature-map.ts';
import type { Network } from './network.ts';
import { NetworkBuilder } from './network-builder.ts';

/**
 * The layers of a computation that cost something, at batch 1.
 *
 * Activations and the normalisation of a convolution's output are folded into the layer before; zeros are not computed:
 * a sum leaves them out, and whoever reads nothing else is fed by what the zeros were made of, so that the layer stays.
 */
export function computationNetwork(computation: Computation): Network {
  const net = new NetworkBuilder(computation);
  const maps = new Map<string, FeatureMap>();
  const zeros = new Set<string>();
  const mapOf = (name: string | null): FeatureMap => {
    const map = name === null ? net.input : maps.get(name);
    if (map === undefined) throw new RangeError(`step ${name} is read before it is computed`);
    return map;
  };
  for (const step of computation.steps) {
    const isZero = (name: string | null) => name !== null && zeros.has(name);
    const kept = step.inputs.filter((name) => !isZero(name));
    const isSummed = step.operation.kind === 'add' && kept.length > 0;
    const inputs = (isSummed ? kept : step.inputs).map(mapOf);
    maps.set(step.name, append(net, step, inputs));
    const staysZero = ['zero', 'add', 'pool', 'activation'].includes(step.operation.kind);
    if (step.operation.kind === 'zero' || (staysZero && kept.length === 0)) zeros.add(step.name);
  }
  return withStepBits(net.build(), computation);
}

/** Layers get the widths of the steps that they stand for; partial sums keep those of the accelerator. */
function withStepBits(network: Network, { steps }: Computation): Network {
  const bitsOf = new Map(steps.map(({ name, bits }) => [name, bits]));
  const layers = network.layers.map((layer) => {
    const bits = bitsOf.get(layer.name);
    if (bits === undefined) return layer;
    const { weights, activations } = bits;
    return { ...layer, precisionBits: { weights, inputs: activations, outputs: activations } };
  });
  return { ...network, layers };
}

function append(net: NetworkBuilder, step: Step, inputs: readonly FeatureMap[]): FeatureMap {
  const { name, operation } = step;
  const [first, second] = inputs;
  if (first === undefined) throw new RangeError(`step ${name} reads nothing`);
  switch (operation.kind) {
    case 'conv': {
      const { outputChannels, kernel, stride, groups, trained } = operation;
      return net.conv(name, first, { outputChannels, kernel, stride, groups, trained });
    }
    case 'batch-norm':
      return net.elementwise(name, [first], { parameterCount: 2 * first.channels });
    case 'activation':
    case 'zero':
      return first;
    case 'pool':
      return net.pool(name, first, { kernel: operation.kernel, stride: operation.stride });
    case 'global-pool':
      return net.globalPool(name, first);
    case 'add':
      return inputs.length === 1 ? first : net.combine(name, inputs);
    case 'scale':
      return second === undefined ? first : net.scale(name, first, second);
    case 'dense':
      return net.fullyConnected(name, flatten(first), { outputs: operation.outputs });
  }
}
