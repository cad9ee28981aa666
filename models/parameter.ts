import type { Problem } from '../src/base/errors.ts';
import { InputError } from '../src/base/errors.ts';
import { didYouMean } from '../src/base/nearest-name.ts';

/** What a model may be asked for by number, e.g. a width multiplier. */
export interface NumberParameter {
  readonly kind: 'number' | 'whole';
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly description: string;
}

/** What a model may be asked for by name, e.g. a phase. */
export interface ChoiceParameter<Choice extends string = string> {
  readonly kind: 'choice';
  readonly default: Choice;
  readonly choices: readonly Choice[];
  readonly description: string;
}

export type Parameter = NumberParameter | ChoiceParameter;
export type Parameters = Readonly<Record<string, Parameter>>;

/** The values that a builder gets: one for every parameter. */
export type ParameterValues<P extends Parameters> = {
  readonly [Name in keyof P]: P[Name] extends ChoiceParameter<infer Choice> ? Choice : number;
};

/** Option values by name, as numbers or as typed on a command line. */
export type ModelOptions = Readonly<Record<string, number | string>>;

/**
 * A value for every parameter: the option where one is given, else the default.
 *
 * @param model  name of the model, for messages
 * @throws InputError with every unknown option and every value that its parameter does not allow
 */
export function resolveOptions<P extends Parameters>(
  model: string,
  parameters: P,
  options: ModelOptions,
): ParameterValues<P> {
  const problems: Problem[] = [];
  for (const name of Object.keys(options)) {
    if (Object.hasOwn(parameters, name)) continue;
    problems.push(unknownOption(model, name, Object.keys(parameters)));
  }
  const values: Record<string, number | string> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const given = Object.hasOwn(options, name) ? options[name] : undefined;
    const value = given === undefined ? parameter.default : parseValue(parameter, given);
    values[name] = value;
    if (!accepts(parameter, value)) problems.push(badValue(name, parameter, given));
  }
  if (problems.length > 0 || !isComplete(parameters, values)) throw new InputError(problems);
  return values;
}

function unknownOption(model: string, name: string, known: readonly string[]): Problem {
  const rule = `must be an option of the model "${model}"`;
  const remedy = known.length === 0 ? 'It has no options' : didYouMean(name, known);
  return { path: name, rule, got: `"${name}"`, remedy };
}

function badValue(name: string, parameter: Parameter, given: unknown): Problem {
  const got = `"${given}"`;
  if (parameter.kind === 'choice') {
    const rule = `must be one of ${parameter.choices.join(', ')}`;
    return { path: name, rule, got, remedy: didYouMean(`${given}`, parameter.choices) };
  }
  const { kind, minimum, maximum } = parameter;
  const what = kind === 'whole' ? 'whole number' : 'number';
  return { path: name, rule: `must be a ${what} from ${minimum} to ${maximum}`, got };
}

function parseValue(parameter: Parameter, given: number | string): number | string {
  if (parameter.kind === 'choice') return String(given);
  if (typeof given === 'number') return given;
  return given.trim() === '' ? Number.NaN : Number(given);
}

function accepts(parameter: Parameter, value: number | string | undefined): boolean {
  if (parameter.kind === 'choice') return parameter.choices.some((choice) => choice === value);
  if (typeof value !== 'number' || (parameter.kind === 'whole' && !Number.isInteger(value))) {
    return false;
  }
  return value >= parameter.minimum && value <= parameter.maximum;
}

function isComplete<P extends Parameters>(
  parameters: P,
  values: Readonly<Record<string, number | string>>,
): values is ParameterValues<P> {
  return Object.entries(parameters).every(([name, one]) => accepts(one, values[name]));
}
