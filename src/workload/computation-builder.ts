import { ceilDiv } from '../base/ceil-div.ts';
import { InputError } from '../base/errors.ts';
import type { Activation, Computation, Operation, Step } from './computation.ts';
import { describeShape, type FeatureMapShape, sameShape } from './feature-map.ts';

/** A result that later steps may read: its shape, and the step that makes it (null: the network's input). */
export interface StepOutput extends FeatureMapShape {
  readonly step: string | null;
}

export interface ConvStepOptions {
  readonly outputChannels: number;
  readonly kernel: number;
  /** Default 1. */
  readonly stride?: number;
  /** Default 1. */
  readonly groups?: number;
  /** Default `batch-norm`. */
  readonly trained?: 'bias' | 'batch-norm' | 'weights-only';
  /** Default none. */
  readonly activation?: Activation;
}

export interface PoolStepOptions {
  readonly reduction: 'average' | 'maximum';
  readonly kernel: number;
  /** Default 1. */
  readonly stride?: number;
}

/** Writes a computation down step by step, inferring shapes; each method returns what later steps read. */
export class ComputationBuilder {
  readonly input: StepOutput;
  readonly #name: string;
  readonly #source: string;
  readonly #steps: Step[] = [];

  constructor(options: {
    readonly name: string;
    readonly source: string;
    readonly input: FeatureMapShape;
  }) {
    this.#name = options.name;
    this.#source = options.source;
    this.input = { ...options.input, step: null };
  }

  conv(name: string, input: StepOutput, options: ConvStepOptions): StepOutput {
    const { outputChannels, kernel, stride = 1, groups = 1, activation } = options;
    const { trained = 'batch-norm' } = options;
    if (input.channels % groups !== 0 || outputChannels % groups !== 0) {
      const rule = `groups must divide the ${input.channels} input and the ${outputChannels} output channels`;
      throw new InputError({ path: name, rule, got: String(groups) });
    }
    const operation = {
      kind: 'conv',
      outputChannels,
      kernel,
      stride,
      groups,
      trained,
    } as const;
    const shape = { ...strided(input, stride), channels: outputChannels };
    const output = this.#append(name, operation, [input], shape);
    return activation === undefined ? output : this.activate(`${name}.act`, output, activation);
  }

  /** One filter per channel. */
  depthwise(
    name: string,
    input: StepOutput,
    options: Omit<ConvStepOptions, 'outputChannels' | 'groups'>,
  ): StepOutput {
    const { channels } = input;
    return this.conv(name, input, { ...options, outputChannels: channels, groups: channels });
  }

  batchNorm(name: string, input: StepOutput): StepOutput {
    return this.#append(name, { kind: 'batch-norm' }, [input], input);
  }

  activate(name: string, input: StepOutput, activation: Activation): StepOutput {
    return this.#append(name, { kind: 'activation', activation }, [input], input);
  }

  pool(name: string, input: StepOutput, options: PoolStepOptions): StepOutput {
    const { stride = 1, ...rest } = options;
    const shape = { ...strided(input, stride), channels: input.channels };
    return this.#append(name, { kind: 'pool', stride, ...rest }, [input], shape);
  }

  globalPool(name: string, input: StepOutput): StepOutput {
    const shape = { channels: input.channels, height: 1, width: 1 };
    return this.#append(name, { kind: 'global-pool' }, [input], shape);
  }

  add(name: string, inputs: readonly StepOutput[]): StepOutput {
    const [first, ...others] = inputs;
    if (first === undefined || !others.every((other) => sameShape(first, other))) {
      const got = inputs.map(describeShape).join(', ');
      throw new InputError({
        path: name,
        rule: 'added feature maps must have the same shape',
        got,
      });
    }
    return this.#append(name, { kind: 'add' }, inputs, first);
  }

  /** @param factors  one for each channel of `input` */
  scale(name: string, input: StepOutput, factors: StepOutput): StepOutput {
    return this.#append(name, { kind: 'scale' }, [input, factors], input);
  }

  zero(name: string, input: StepOutput): StepOutput {
    return this.#append(name, { kind: 'zero' }, [input], input);
  }

  dense(name: string, input: StepOutput, outputs: number): StepOutput {
    const shape = { channels: outputs, height: 1, width: 1 };
    return this.#append(name, { kind: 'dense', outputs }, [input], shape);
  }

  build(): Computation {
    const { channels, height, width } = this.input;
    return {
      name: this.#name,
      source: this.#source,
      input: { channels, height, width },
      steps: [...this.#steps],
    };
  }

  #append(
    name: string,
    operation: Operation,
    inputs: readonly StepOutput[],
    { channels, height, width }: FeatureMapShape,
  ): StepOutput {
    const shape = { channels, height, width };
    this.#steps.push({ name, operation, inputs: inputs.map(({ step }) => step), shape });
    return { ...shape, step: name };
  }
}

function strided({ height, width }: FeatureMapShape, stride: number) {
  return { height: ceilDiv(height, stride), width: ceilDiv(width, stride) };
}
