import { InputError, type Problem } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';

/** A number that a user may set. */
export interface NumberOption {
  readonly kind: 'integer' | 'real';
  readonly name: string;
  readonly description: string;
  readonly low: number;
  readonly high: number;
  readonly default: number;
}

/** A word that a user may set. */
export interface ChoiceOption {
  readonly kind: 'choice';
  readonly name: string;
  readonly description: string;
  readonly choices: readonly string[];
  readonly default: string;
}

export type AlgorithmOption = NumberOption | ChoiceOption;

export type OptionValues = Readonly<Record<string, number | string>>;

/** Options after checking, read by name. */
export interface ResolvedOptions {
  number(name: string): number;
  choice(name: string): string;
}

/** Defaults overlaid by what was given. Throws InputError with every unknown name and every illegal value. */
export function resolveOptions(
  options: readonly AlgorithmOption[],
  given: OptionValues = {},
): ResolvedOptions {
  const problems = [
    ...unknownNames(options, given),
    ...options.flatMap((option) => valueProblems(option, given[option.name])),
  ];
  if (problems.length > 0) throw new InputError(problems);
  const values = new Map(
    options.map((option) => [option.name, given[option.name] ?? option.default]),
  );
  return {
    number: (name) => Number(values.get(name)),
    choice: (name) => String(values.get(name)),
  };
}

function unknownNames(options: readonly AlgorithmOption[], given: OptionValues): Problem[] {
  const known = options.map((option) => option.name);
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: `options.${name}`,
      rule: 'is not an option of this algorithm',
      remedy: known.length === 0 ? 'It has none' : didYouMean(name, known),
    }));
}

function valueProblems(option: AlgorithmOption, value: number | string | undefined): Problem[] {
  const rule = value === undefined ? undefined : brokenRule(option, value);
  if (rule === undefined) return [];
  return [
    {
      path: `options.${option.name}`,
      rule,
      got: String(value),
      remedy: `The default is ${option.default}`,
    },
  ];
}

function brokenRule(option: AlgorithmOption, value: number | string): string | undefined {
  if (option.kind === 'choice') {
    const isKnown = option.choices.some((choice) => choice === value);
    return isKnown ? undefined : `must be one of ${option.choices.join(', ')}`;
  }
  const what = option.kind === 'integer' ? 'a whole number' : 'a number';
  const isWhole = option.kind === 'real' || Number.isInteger(value);
  const isInside = typeof value === 'number' && value >= option.low && value <= option.high;
  return isWhole && isInside ? undefined : `must be ${what} in [${option.low}, ${option.high}]`;
}
