/** CPU seconds of this process so far: other work on the machine does not count. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * CPU seconds that one call takes: the median of the rounds, after one that warms up.
 *
 * @param atLeastSeconds  calls are repeated until a round takes this long
 */
export function secondsPerCall(work: () => void, atLeastSeconds = 0.3, rounds = 5): number {
  let calls = 1;
  for (;;) {
    const seconds = time(work, calls);
    if (seconds >= atLeastSeconds) break;
    calls *= seconds > atLeastSeconds / 20 ? Math.ceil((1.2 * atLeastSeconds) / seconds) : 10;
  }
  const perCall = Array.from({ length: rounds }, () => time(work, calls) / calls);
  return median(perCall);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}

function time(work: () => void, calls: number): number {
  const start = cpuSeconds();
  for (let call = 0; call < calls; call++) work();
  return cpuSeconds() - start;
}
