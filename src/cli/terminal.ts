/** Where text goes; a stream of Node, or a collector in a test. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Everything outside of the program that a command may touch. */
export interface Terminal {
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** Where relative paths start. */
  readonly cwd: string;
  /** Aborted when the user interrupts. */
  readonly signal: AbortSignal;
  /** Time of day. */
  readonly now: () => Date;
  /** Whether the stack of a bug is printed. */
  readonly debug: boolean;
}

const USUAL_WIDTH = 100;

/** Characters per line of a sink. */
export function widthOf(sink: Sink): number {
  return sink.columns ?? USUAL_WIDTH;
}
