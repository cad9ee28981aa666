import type { AccuracySource } from '../accuracy/accuracy.ts';

/** The word that has to stand beside an accuracy that nobody measured, e.g. `interpolated`; null for a measured one. */
export function accuracyMark(source: AccuracySource): string | null {
  switch (source) {
    case 'published':
    case 'tabular':
    case 'trained':
      return null;
    case 'interpolated':
    case 'proxy':
    case 'supernet':
    case 'predicted':
      return source;
  }
}
