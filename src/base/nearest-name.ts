/**
 * The known name that a misspelt one most likely meant, or undefined where none is near.
 *
 * Near: at most a third of the letters differ (Levenshtein distance, case ignored), or one is the start of the other.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best ?? known.find((candidate) => startsAlike(wanted, candidate.toLowerCase()));
}

/** A remedy sentence for an unknown name: the nearest one, and the choices where they are few. */
export function didYouMean(name: string, known: readonly string[]): string {
  const near = nearestName(name, known);
  const choices =
    known.length <= 12 ? `Known: ${known.join(', ')}` : `${known.length} names are known`;
  return near === undefined ? choices : `Did you mean "${near}"? ${choices}`;
}

function startsAlike(a: string, b: string): boolean {
  return a.length >= 3 && (a.startsWith(b) || b.startsWith(a));
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? a.length;
}
