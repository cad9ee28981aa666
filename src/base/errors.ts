/** One thing that is wrong with what the user gave, with its place and the remedy. */
export interface Problem {
  readonly file?: string;
  /** 1-based line and column in `file`. */
  readonly line?: number;
  readonly column?: number;
  /** Dotted path inside the document or the command line, e.g. `memories[1].capacityBits` or `--seed`. */
  readonly path?: string;
  /** The rule that is broken, e.g. `must be a whole number ≥ 1`. */
  readonly rule: string;
  /** What was given instead, as it would be written. */
  readonly got?: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Bad user input: carries every problem that was found, so that one round of mending is enough. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[] | Problem) {
    const all = 'rule' in problems ? [problems] : problems;
    super(all.map(describeProblem).join('\n'));
    this.name = 'InputError';
    this.problems = all;
  }
}

/** `file:line:column path: rule, got VALUE. Remedy.` with the parts that are known. */
export function describeProblem(problem: Problem): string {
  const { file, line, column, path, rule, got, remedy } = problem;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const where = [place, path].filter((part) => part !== undefined && part !== '').join(' ');
  const what = got === undefined ? rule : `${rule}, got ${got}`;
  return `${where === '' ? '' : `${where}: `}${what}.${remedy === undefined ? '' : ` ${remedy}.`}`;
}
