import { InputError } from '../base/errors.ts';
import { type Extents, UNIT_EXTENTS } from './dims.ts';
import {
  describeShape,
  elementCount,
  type FeatureMap,
  type FeatureMapShape,
  sameShape,
} from './feature-map.ts';
import type { Layer, Operator } from './layer.ts';
import type { Edge, Network } from './network.ts';
import { type PerAxis, perAxis, type WindowOptions, windowOutput } from './shape-inference.ts';
import { validateNetwork } from './validate-network.ts';

/** What is trained beside the weights: one bias, or a folded normalisation's scale and shift, per output channel. */
export type Trained = 'bias' | 'batch-norm' | 'weights-only';

export interface ConvOptions extends WindowOptions {
  readonly outputChannels: number;
  /** Divides input and output channels. Default 1. */
  readonly groups?: number;
  /** Default `bias`. */
  readonly trained?: Trained;
}

/** A depthwise convolution keeps its channels, one filter each. */
export type DepthwiseOptions = Omit<ConvOptions, 'outputChannels' | 'groups'>;

export interface FullyConnectedOptions {
  readonly outputs: number;
  /** Default `bias`. */
  readonly trained?: Trained;
}

/** A product of two feature maps: for each group [rows × contracted]·[contracted × columns]. */
export interface MatmulOptions {
  readonly left: FeatureMap;
  /** Takes the place of the weights. */
  readonly right: FeatureMap;
  /** Attention heads, or key-value heads where several query heads share one (their rows are then put together). */
  readonly groups: number;
  readonly rows: number;
  readonly contracted: number;
  readonly columns: number;
  /** How the layers after it see the result. */
  readonly output: FeatureMapShape;
}

export interface ElementwiseOptions {
  /** Trained numbers, e.g. 2 per channel of a layer normalisation. Default 0. */
  readonly parameterCount?: number;
  /** Full-size tensors that are read; default all inputs. */
  readonly inputTensors?: number;
  /** Default the shape of the first input. */
  readonly shape?: FeatureMapShape;
}

/** Where a layer stands, beside what the operator decides. */
interface LayerDraft {
  readonly name: string;
  readonly operator: Operator;
  readonly extents: Partial<Extents>;
  readonly stride?: PerAxis;
  readonly dilation?: PerAxis;
  readonly inputTensors?: number;
  readonly parameterCount: number;
}

/**
 * Writes a network down layer by layer, inferring every shape, at batch 1.
 *
 * Each method appends one layer and returns its output, to be given to the layers that read it: the edges follow from
 * that. Activations and batch normalisation are folded into the layer before them. Methods throw InputError, with the
 * layer's name, where shapes do not go together.
 */
export class NetworkBuilder {
  /** The network's own input. */
  readonly input: FeatureMap;
  readonly #name: string;
  readonly #source: string;
  readonly #layers: Layer[] = [];
  readonly #edges: Edge[] = [];

  constructor(options: {
    readonly name: string;
    /** Paper or code that defines the network. */
    readonly source: string;
    readonly input: FeatureMapShape;
  }) {
    this.#name = options.name;
    this.#source = options.source;
    this.input = { ...options.input, producers: [null] };
  }

  /** A dense or grouped convolution. */
  conv(name: string, input: FeatureMap, options: ConvOptions): FeatureMap {
    const { outputChannels, groups = 1, trained = 'bias', stride = 1, dilation = 1 } = options;
    requireGroups(name, groups, input.channels, outputChannels);
    const { row: R, column: S } = perAxis(options.kernel);
    const { height: P, width: Q } = windowOutput(name, input, options);
    const extents = { G: groups, K: outputChannels / groups, C: input.channels / groups };
    const weights = outputChannels * extents.C * R * S;
    return this.#append(
      {
        name,
        operator: 'conv',
        extents: { ...extents, P, Q, R, S },
        stride,
        dilation,
        parameterCount: weights + trainedPerChannel(trained) * outputChannels,
      },
      [input],
      { channels: outputChannels, height: P, width: Q },
    );
  }

  /** One filter per channel. */
  depthwise(name: string, input: FeatureMap, options: DepthwiseOptions): FeatureMap {
    const channels = input.channels;
    return this.conv(name, input, { ...options, outputChannels: channels, groups: channels });
  }

  /** The same matrix for every row (token): `outputs` features from all channels. Flatten a CNN's feature map first. */
  fullyConnected(name: string, input: FeatureMap, options: FullyConnectedOptions): FeatureMap {
    const { outputs, trained = 'bias' } = options;
    if (input.width !== 1) {
      throw new InputError({
        path: name,
        rule: 'a fully connected layer needs rows of features (width 1)',
        got: describeShape(input),
        remedy: 'Flatten the feature map, or turn its pixels into tokens',
      });
    }
    return this.#append(
      {
        name,
        operator: 'gemm',
        extents: { P: input.height, C: input.channels, K: outputs },
        parameterCount: outputs * (input.channels + trainedPerChannel(trained)),
      },
      [input],
      { channels: outputs, height: input.height, width: 1 },
    );
  }

  /** A product of two feature maps, as inside attention; nothing in it is trained. */
  matmul(name: string, options: MatmulOptions): FeatureMap {
    const { left, right, groups: G, rows: P, contracted: C, columns: K, output } = options;
    requireElements(name, 'left', left, G * P * C);
    requireElements(name, 'right', right, G * C * K);
    requireElements(name, 'output', output, G * P * K);
    const draft = { name, operator: 'gemm', extents: { G, P, C, K }, parameterCount: 0 } as const;
    return this.#append(draft, [left, right], output);
  }

  /** Maximum or average of a window, channel by channel. */
  pool(name: string, input: FeatureMap, options: WindowOptions): FeatureMap {
    const { stride = 1, dilation = 1 } = options;
    const { row: R, column: S } = perAxis(options.kernel);
    const { height: P, width: Q } = windowOutput(name, input, options);
    const extents = { G: input.channels, P, Q, R, S };
    return this.#append(
      { name, operator: 'pool', extents, stride, dilation, parameterCount: 0 },
      [input],
      { channels: input.channels, height: P, width: Q },
    );
  }

  /** One number per channel: a pooling window of the whole feature map. */
  globalPool(name: string, input: FeatureMap): FeatureMap {
    const kernel = { row: input.height, column: input.width };
    return this.pool(name, input, { kernel, padding: 0 });
  }

  /** Sum or product, element by element, of feature maps of one shape. */
  combine(name: string, inputs: readonly FeatureMap[]): FeatureMap {
    const [first, ...others] = inputs;
    if (first === undefined || !others.every((other) => sameShape(first, other))) {
      throw new InputError({
        path: name,
        rule: 'combined feature maps must have the same shape',
        got: inputs.map(describeShape).join(', '),
      });
    }
    return this.elementwise(name, inputs);
  }

  /** A factor for each channel; reads one full tensor, as the factors are few. */
  scale(name: string, input: FeatureMap, factors: FeatureMap): FeatureMap {
    requireElements(name, 'factors', factors, input.channels);
    return this.elementwise(name, [input, factors], { inputTensors: 1 });
  }

  /** Any other element-wise layer: softmax, layer normalisation, an embedding's look-up and sum. */
  elementwise(
    name: string,
    inputs: readonly FeatureMap[],
    options: ElementwiseOptions = {},
  ): FeatureMap {
    const { parameterCount = 0, inputTensors = inputs.length, shape = inputs[0] } = options;
    if (shape === undefined) throw new InputError({ path: name, rule: 'a layer needs an input' });
    const extents = { G: shape.channels, P: shape.height, Q: shape.width };
    const draft = { name, operator: 'elementwise', extents, inputTensors, parameterCount } as const;
    return this.#append(draft, inputs, shape);
  }

  /**
   * The finished network.
   *
   * @throws InputError with everything that `validateNetwork` finds
   */
  build(): Network {
    const network = {
      name: this.#name,
      source: this.#source,
      layers: [...this.#layers],
      edges: [...this.#edges],
    };
    const problems = validateNetwork(network);
    if (problems.length > 0) throw new InputError(problems);
    return network;
  }

  #append(draft: LayerDraft, inputs: readonly FeatureMap[], output: FeatureMapShape): FeatureMap {
    const { name, operator, extents, stride = 1, dilation = 1, inputTensors = 1 } = draft;
    this.#layers.push({
      name,
      operator,
      extents: { ...UNIT_EXTENTS, ...extents },
      stride: perAxis(stride),
      dilation: perAxis(dilation),
      inputTensors,
      parameterCount: draft.parameterCount,
    });
    const producers = new Set(inputs.flatMap((input) => input.producers));
    for (const from of producers) this.#edges.push({ from, to: name });
    const { channels, height, width } = output;
    return { producers: [name], channels, height, width };
  }
}

function trainedPerChannel(trained: Trained): number {
  switch (trained) {
    case 'bias':
      return 1;
    case 'batch-norm':
      return 2;
    case 'weights-only':
      return 0;
  }
}

function requireGroups(name: string, groups: number, inputs: number, outputs: number): void {
  if (inputs % groups === 0 && outputs % groups === 0) return;
  throw new InputError({
    path: name,
    rule: `groups must divide the ${inputs} input and the ${outputs} output channels`,
    got: String(groups),
  });
}

function requireElements(name: string, role: string, map: FeatureMapShape, needed: number): void {
  if (elementCount(map) === needed) return;
  throw new InputError({
    path: name,
    rule: `${role} must have ${needed} elements`,
    got: `${elementCount(map)} (${describeShape(map)})`,
  });
}
