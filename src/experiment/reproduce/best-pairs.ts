/** A network's accuracy and an accelerator's speed for it. */
export interface Pair {
  readonly accuracyPct: number;
  readonly latencyMs: number;
  readonly areaMm2: number;
}

/** Images per second and cm². */
export function performancePerArea({ latencyMs, areaMm2 }: Pair): number {
  return 1000 / latencyMs / (areaMm2 / 100);
}

/**
 * Pairs that no other pair is better than in accuracy, latency and area at once.
 *
 * Pairs are looked at from the most accurate on; one is kept where no kept one is as fast and as small.
 */
export function pairFront(pairs: readonly Pair[]): readonly Pair[] {
  const ordered = pairs.toSorted(
    (a, b) => b.accuracyPct - a.accuracyPct || a.latencyMs - b.latencyMs || a.areaMm2 - b.areaMm2,
  );
  const front: Pair[] = [];
  for (const pair of ordered) {
    const isBeaten = front.some(
      (kept) => kept.latencyMs <= pair.latencyMs && kept.areaMm2 <= pair.areaMm2,
    );
    if (!isBeaten) front.push(pair);
  }
  return front;
}
