/** Whether a point is in a figure that fills the unit disc; u to the right, v down. */
type Inside = (u: number, v: number) => boolean;

export interface Silhouette {
  /** Name of the class. */
  readonly name: string;
  readonly inside: Inside;
}

const radius = (u: number, v: number) => Math.hypot(u, v);

/** A polygon or star whose outline runs straight from `outer` (at the tips) to `inner` (between them) and back. */
function starred(tips: number, outer: number, inner: number): Inside {
  const half = Math.PI / tips;
  return (u, v) => {
    const turn = (Math.atan2(v, u) + 2 * Math.PI) % (2 * half);
    const angle = turn > half ? 2 * half - turn : turn;
    const r = radius(u, v);
    const [x, y] = [r * Math.cos(angle), r * Math.sin(angle)];
    const [dx, dy] = [inner * Math.cos(half) - outer, inner * Math.sin(half)];
    return (x - outer) * dy - y * dx < 0;
  };
}

/** Figures that differ by their outline alone, whatever their colour, texture, place, size and turn. */
export const SILHOUETTES: readonly Silhouette[] = [
  { name: 'disc', inside: (u, v) => radius(u, v) < 0.85 },
  { name: 'ring', inside: (u, v) => radius(u, v) < 0.95 && radius(u, v) > 0.55 },
  { name: 'square', inside: (u, v) => Math.max(Math.abs(u), Math.abs(v)) < 0.72 },
  { name: 'triangle', inside: starred(3, 1, 0.5) },
  { name: 'star', inside: starred(5, 1, 0.42) },
  {
    name: 'cross',
    inside: (u, v) =>
      Math.min(Math.abs(u), Math.abs(v)) < 0.27 && Math.max(Math.abs(u), Math.abs(v)) < 0.9,
  },
  { name: 'crescent', inside: (u, v) => radius(u, v) < 0.95 && radius(u - 0.45, v) > 0.7 },
  { name: 'half-disc', inside: (u, v) => radius(u, v + 0.4) < 0.95 && v > -0.4 },
  { name: 'bar', inside: (u, v) => Math.abs(u) < 0.97 && Math.abs(v) < 0.25 },
  {
    name: 'angle',
    inside: (u, v) =>
      Math.max(Math.abs(u), Math.abs(v)) < 0.75 && Math.min(u + 0.75, v + 0.75) < 0.48,
  },
  { name: 'pair', inside: (u, v) => radius(Math.abs(u) - 0.53, v) < 0.43 },
  {
    name: 'frame',
    inside: (u, v) =>
      Math.max(Math.abs(u), Math.abs(v)) < 0.78 && Math.max(Math.abs(u), Math.abs(v)) > 0.4,
  },
];
