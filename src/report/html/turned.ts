/** How a cube is looked at, degrees: turned about its upright axis, and from how far above. */
export interface View {
  readonly turnDeg: number;
  readonly tiltDeg: number;
}

/** All three axes equally short: the view from a corner, arctan(1/√2) above the floor. */
export const ISOMETRIC: View = { turnDeg: 45, tiltDeg: 35.3 };

/**
 * Where a point of the unit cube lies on the page, as [right, down] from the cube's middle, in edges: a parallel
 * projection. The report's script holds this function by its source, so it uses nothing but its parameters and Math.
 *
 * @param u  0 … 1 along the first floor axis
 * @param v  0 … 1 along the second floor axis
 * @param w  0 … 1 upwards
 */
export function turned(
  u: number,
  v: number,
  w: number,
  turnDeg: number,
  tiltDeg: number,
): [number, number] {
  const turn = (turnDeg * Math.PI) / 180;
  const tilt = (tiltDeg * Math.PI) / 180;
  const right = (u - 0.5) * Math.cos(turn) - (v - 0.5) * Math.sin(turn);
  const near = (u - 0.5) * Math.sin(turn) + (v - 0.5) * Math.cos(turn);
  return [right, near * Math.sin(tilt) - (w - 0.5) * Math.cos(tilt)];
}
