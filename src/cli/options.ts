import { InputError, type Problem } from '../base/errors.ts';
import { didYouMean } from '../base/nearest-name.ts';

/** Reads options as they were typed, and gathers all that is wrong with them before it complains. */
export class OptionReader {
  readonly #problems: Problem[] = [];

  /** A whole number in [low, high]; undefined where the option was not given or is wrong. */
  wholeNumber(
    option: string,
    typed: string | undefined,
    [low, high]: readonly [number, number],
  ): number | undefined {
    if (typed === undefined) return undefined;
    const value = /^\d+$/.test(typed) ? Number(typed) : Number.NaN;
    if (value >= low && value <= high) return value;
    const rule = `must be a whole number from ${low} to ${high}`;
    this.#problems.push({ path: option, rule, got: `"${typed}"` });
    return undefined;
  }

  /** A number above 0; undefined where the option is wrong. */
  positive(option: string, typed: string): number | undefined {
    const value = typed.trim() === '' ? Number.NaN : Number(typed);
    if (Number.isFinite(value) && value > 0) return value;
    this.#problems.push({ path: option, rule: 'must be a number above 0', got: `"${typed}"` });
    return undefined;
  }

  /** Text that is not empty. */
  text(option: string, typed: string): void {
    if (typed.trim() === '')
      this.#problems.push({ path: option, rule: 'must not be empty', got: `"${typed}"` });
  }

  /** One of the names that are known; undefined where the option was not given or is wrong. */
  name<T extends string>(
    option: string,
    typed: string | undefined,
    known: readonly T[],
  ): T | undefined {
    if (typed === undefined) return undefined;
    const found = known.find((name) => name === typed);
    if (found !== undefined) return found;
    const got = `"${typed}"`;
    const remedy = didYouMean(typed, known);
    this.#problems.push({ path: option, rule: 'must be a known name', got, remedy });
    return undefined;
  }

  /** Pairs `name=value`, each name once. */
  assignments(option: string, typed: readonly string[]): Readonly<Record<string, string>> {
    const values = new Map<string, string>();
    for (const pair of typed) {
      const [, name, value] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
      const got = `"${pair}"`;
      if (name === undefined || value === undefined) {
        const rule = 'must be written as name=value';
        this.#problems.push({ path: option, rule, got, remedy: 'E.g. resolution=224' });
      } else if (values.has(name)) {
        this.#problems.push({ path: option, rule: 'must give each name once', got });
      } else values.set(name, value);
    }
    return Object.fromEntries(values);
  }

  /** Runs what may complain about an option's value, and notes the complaints as that option's. */
  attempt<T>(option: string, action: () => T): T | undefined {
    try {
      return action();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#problems.push(...error.problems.map((problem) => atOption(option, problem)));
      return undefined;
    }
  }

  /** Throws all that was wrong so far, as one `InputError`. */
  check(): void {
    if (this.#problems.length > 0) throw new InputError(this.#problems);
  }
}

/** What is wrong inside a file keeps its place; the rest is told at the option, with the path inside of its value. */
function atOption(option: string, problem: Problem): Problem {
  if (problem.file !== undefined) return problem;
  const inside = problem.path === undefined ? '' : ` ${problem.path}`;
  return { ...problem, path: `${option}${inside}` };
}
