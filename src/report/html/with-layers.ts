import type { Design } from '../../study/design.ts';
import type { Highlight } from '../highlights.ts';

/** The designs whose layers a page has room for: those pointed out, then others evenly spread along the front. */
export function withLayers(
  designs: readonly Design[],
  shown: readonly Highlight[],
  limit: number,
): ReadonlySet<Design> {
  const first = new Set(shown.map(({ design }) => design));
  const others = designs.filter((design) => !first.has(design));
  const room = Math.min(Math.max(limit - first.size, 0), others.length);
  const spread = Array.from(
    { length: room },
    (_, index) => others[Math.floor(((index + 0.5) * others.length) / room)],
  );
  return new Set([...first, ...spread.flatMap((design) => design ?? [])]);
}
