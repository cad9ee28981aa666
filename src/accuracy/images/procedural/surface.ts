import type { Random } from '../../../base/random.ts';

/** Adds its red, green and blue at a place, each about 0 … 1, to `sum`. */
export type Surface = (x: number, y: number, sum: [number, number, number]) => void;

export type Colour = readonly [red: number, green: number, blue: number];

export function randomColour(random: Random): Colour {
  return [random.uniform(), random.uniform(), random.uniform()];
}

/** A colour that differs from `other` by at least `contrast` (the root of the summed squares of its channels). */
export function contrastingColour(random: Random, other: Colour, contrast: number): Colour {
  for (;;) {
    const colour = randomColour(random);
    const distance = Math.hypot(...colour.map((value, channel) => value - (other[channel] ?? 0)));
    if (distance >= contrast) return colour;
  }
}

/** A colour with a pattern on it (stripes, checks, spots or grain) and light that falls off to one side. */
export function randomSurface(random: Random, colour: Colour, patternDepth: number): Surface {
  const pattern = randomPattern(random);
  const depth = patternDepth * random.uniform();
  const tint = randomColour(random);
  const [lightX, lightY] = [random.normal() / 4, random.normal() / 4];
  const swing = tint.map((value) => depth * (value - 0.5) * 2);
  const [baseRed, baseGreen, baseBlue] = colour;
  const [red = 0, green = 0, blue = 0] = swing;
  return (x, y, sum) => {
    const light = 1 + lightX * (x - 0.5) + lightY * (y - 0.5);
    const height = pattern(x, y);
    sum[0] += (baseRed + red * height) * light;
    sum[1] += (baseGreen + green * height) * light;
    sum[2] += (baseBlue + blue * height) * light;
  };
}

type Pattern = (x: number, y: number) => number;

function randomPattern(random: Random): Pattern {
  const angle = Math.PI * random.uniform();
  const frequency = 2 * Math.PI * (2 + 6 * random.uniform());
  const phase = 2 * Math.PI * random.uniform();
  const cosine = frequency * Math.cos(angle);
  const sine = frequency * Math.sin(angle);
  const wave: Pattern = (x, y) => Math.sin(x * cosine + y * sine + phase);
  const crossWave: Pattern = (x, y) => Math.sin(y * cosine - x * sine + phase);
  switch (random.integer(0, 3)) {
    case 0:
      return () => 0;
    case 1:
      return (x, y) => Math.sign(wave(x, y));
    case 2:
      return (x, y) => Math.sign(wave(x, y) * crossWave(x, y));
    default:
      return (x, y) => (wave(x, y) + crossWave(x, y) > 0.9 ? 1 : -0.3);
  }
}
