import type { Random } from '../../base/random.ts';

/** The direction that a point is nearest to, and how far it is from it. */
export interface Niche {
  readonly direction: number;
  readonly distance: number;
}

/**
 * The niche of each point: the direction whose line through the origin is nearest.
 *
 * @param points      scaled, the ideal point at the origin
 * @param directions  of any length but 0
 */
export function nichesOf(
  points: readonly (readonly number[])[],
  directions: readonly (readonly number[])[],
): Niche[] {
  const units = directions.map((direction) => {
    const length = Math.hypot(...direction);
    return direction.map((value) => value / length);
  });
  return points.map((point) => nearestLine(point, units));
}

function nearestLine(point: readonly number[], units: readonly (readonly number[])[]): Niche {
  let squares = 0;
  for (let i = 0; i < point.length; i++) squares += (point[i] ?? 0) ** 2;
  let direction = 0;
  let most = Number.NEGATIVE_INFINITY;
  units.forEach((unit, index) => {
    let along = 0;
    for (let i = 0; i < unit.length; i++) along += (point[i] ?? 0) * (unit[i] ?? 0);
    if (along <= most) return;
    most = along;
    direction = index;
  });
  return { direction, distance: Math.sqrt(Math.max(0, squares - most * most)) };
}

/**
 * Which members of the front that does not fit go on (Deb and Jain 2014, algorithm 4): again and again the emptiest niche
 * takes its nearest member, or any of them where it holds one already.
 *
 * @param taken  niches of those that go on for sure
 * @param front  niches of the front that is cut
 * @returns      `room` positions in the front
 */
export function fillNiches(
  taken: readonly Niche[],
  front: readonly Niche[],
  room: number,
  random: Random,
): number[] {
  const counts = new Map<number, number>();
  for (const { direction } of taken) counts.set(direction, (counts.get(direction) ?? 0) + 1);
  const members = new Map<number, number[]>();
  front.forEach(({ direction }, position) => {
    members.set(direction, [...(members.get(direction) ?? []), position]);
  });
  const chosen: number[] = [];
  while (chosen.length < room && members.size > 0) {
    const direction = random.pick(emptiest([...members.keys()], counts));
    const candidates = members.get(direction) ?? [];
    const count = counts.get(direction) ?? 0;
    const position = count === 0 ? nearest(candidates, front) : random.pick(candidates);
    chosen.push(position);
    counts.set(direction, count + 1);
    const left = candidates.filter((candidate) => candidate !== position);
    if (left.length > 0) members.set(direction, left);
    else members.delete(direction);
  }
  return chosen;
}

function emptiest(directions: readonly number[], counts: ReadonlyMap<number, number>): number[] {
  const countOf = (direction: number) => counts.get(direction) ?? 0;
  const least = directions.reduce((low, one) => Math.min(low, countOf(one)), Infinity);
  return directions.filter((direction) => countOf(direction) === least);
}

function nearest(candidates: readonly number[], front: readonly Niche[]): number {
  const distanceOf = (position: number) => front[position]?.distance ?? Infinity;
  return candidates.reduce(
    (best, one) => (distanceOf(one) < distanceOf(best) ? one : best),
    candidates[0] ?? 0,
  );
}
