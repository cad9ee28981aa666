import type { Network } from '../src/workload/network.ts';
import {
  type ModelOptions,
  type Parameters,
  type ParameterValues,
  resolveOptions,
} from './parameter.ts';

/** An option of a model, ready to be listed. */
export interface ModelParameter {
  readonly name: string;
  readonly default: number | string;
  /** What it does, with the values that it may have. */
  readonly description: string;
}

/** A family of networks that one builder makes. */
export interface Model {
  /** As it is asked for, e.g. `mobilenet-v2`. */
  readonly name: string;
  /** As it is printed, e.g. `MobileNetV2`. */
  readonly title: string;
  /** Paper or code that defines the network. */
  readonly source: string;
  readonly parameters: readonly ModelParameter[];
  /**
   * The network at batch 1.
   *
   * @throws InputError with every unknown option and every value that is not allowed
   */
  build(options?: ModelOptions): Network;
}

/** What a model's file states; `build` gets a checked value for every parameter. */
export interface ModelDefinition<P extends Parameters> {
  readonly name: string;
  readonly title: string;
  readonly source: string;
  readonly parameters: P;
  build(values: ParameterValues<P>): Network;
}

/** A model from its definition: lists the parameters, and checks options before it builds. */
export function defineModel<const P extends Parameters>(definition: ModelDefinition<P>): Model {
  const { name, title, source, parameters } = definition;
  return {
    name,
    title,
    source,
    parameters: Object.entries(parameters).map(([parameterName, parameter]) => {
      const allowed =
        parameter.kind === 'choice'
          ? parameter.choices.join(', ')
          : `${parameter.minimum} to ${parameter.maximum}`;
      const description = `${parameter.description} (${allowed})`;
      return { name: parameterName, default: parameter.default, description };
    }),
    build: (options = {}) => definition.build(resolveOptions(name, parameters, options)),
  };
}
