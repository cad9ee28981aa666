/** One figure of a benchmark, beside what it is held against. */
export interface BenchmarkRow {
  /** What was measured, e.g. `mappings evaluated per CPU-second, eyeriss-12x14 × AlexNet conv3`. */
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  /** What it is held against, with its source; null where there is nothing. */
  readonly against: string | null;
  /** How much better than that: 10 is ten times as fast; null where there is nothing to be held against. */
  readonly ratio: number | null;
  /** The least ratio that was promised; null where none was. */
  readonly bar: number | null;
}

/** Measurements of one subject; never part of the tests, whose verdict must not depend on the machine. */
export interface Benchmark {
  /** Names it on the command line: `npm run bench -- evaluator`. */
  readonly name: string;
  run(): Promise<readonly BenchmarkRow[]>;
}
