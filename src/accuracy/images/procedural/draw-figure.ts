import type { Random } from '../../../base/random.ts';
import type { Silhouette } from './silhouettes.ts';
import {
  type Colour,
  contrastingColour,
  randomColour,
  randomSurface,
  type Surface,
} from './surface.ts';

/** What varies from image to image without changing its class. */
export interface Nuisance {
  /** Radius of the figure, as a share of the image's side: from … to. */
  readonly radius: readonly [number, number];
  /** Least distance of the figure's colour from the background's. */
  readonly contrast: number;
  /** Greatest depth of the patterns on both. */
  readonly patternDepth: number;
  /** Longest to shortest side that shearing and stretching may make of a square. */
  readonly stretch: number;
  /** Greatest turn either way, radians. */
  readonly turn: number;
  /** Patches that lie over the figure or beside it: at most. */
  readonly patches: number;
  /** Standard deviation of the grain, in 0 … 1. */
  readonly grain: number;
}

/** Sub-samples each way of a pixel. */
const SAMPLES = 2;

/** Draws a figure among nuisances into `pixels` (size × size × 3 bytes). */
export function drawFigure(
  pixels: Uint8Array,
  size: number,
  silhouette: Silhouette,
  nuisance: Nuisance,
  random: Random,
): void {
  const ground = randomColour(random);
  const paint = contrastingColour(random, ground, nuisance.contrast);
  const background = randomSurface(random, ground, nuisance.patternDepth);
  const foreground = randomSurface(random, paint, nuisance.patternDepth);
  const inside = randomPose(silhouette, nuisance, random);
  const patches = randomPatches(nuisance.patches, ground, random);
  const surfaceAt = (x: number, y: number): Surface => {
    const patch = patches.find(({ covers }) => covers(x, y));
    return patch?.surface ?? (inside(x, y) ? foreground : background);
  };
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum: [number, number, number] = [0, 0, 0];
      for (let sample = 0; sample < SAMPLES ** 2; sample++) {
        const x = (column + ((sample % SAMPLES) + 0.5) / SAMPLES) / size;
        const y = (row + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / size;
        surfaceAt(x, y)(x, y, sum);
      }
      const place = (row * size + column) * 3;
      sum.forEach((total, channel) => {
        const value = total / SAMPLES ** 2 + nuisance.grain * random.normal();
        pixels[place + channel] = Math.round(255 * Math.min(Math.max(value, 0), 1));
      });
    }
  }
}

type Covers = (x: number, y: number) => boolean;

/** The figure at a random place, size and turn, stretched one way. */
function randomPose(silhouette: Silhouette, nuisance: Nuisance, random: Random): Covers {
  const [least, most] = nuisance.radius;
  const radius = least + (most - least) * random.uniform();
  const room = Math.max(0.5 - radius, 0.06);
  const centreX = 0.5 + room * (2 * random.uniform() - 1);
  const centreY = 0.5 + room * (2 * random.uniform() - 1);
  const turn = nuisance.turn * (2 * random.uniform() - 1);
  const lean = 2 * Math.PI * random.uniform();
  const stretch = nuisance.stretch ** (random.uniform() / 2);
  return (x, y) => {
    const [u, v] = turned((x - centreX) / radius, (y - centreY) / radius, lean);
    return silhouette.inside(...turned(u * stretch, v / stretch, turn - lean));
  };
}

function turned(u: number, v: number, angle: number): [number, number] {
  return [u * Math.cos(angle) - v * Math.sin(angle), u * Math.sin(angle) + v * Math.cos(angle)];
}

interface Patch {
  readonly covers: Covers;
  readonly surface: Surface;
}

/** Small rectangles and discs, in colours of their own. */
function randomPatches(most: number, ground: Colour, random: Random): Patch[] {
  return Array.from({ length: random.integer(0, most) }, () => {
    const [x0, y0] = [random.uniform(), random.uniform()];
    const [width, height] = [0.03 + 0.1 * random.uniform(), 0.03 + 0.1 * random.uniform()];
    const isRound = random.uniform() < 0.5;
    const covers: Covers = (x, y) => {
      const [u, v] = [(x - x0) / width, (y - y0) / height];
      return isRound ? u * u + v * v < 1 : Math.abs(u) < 1 && Math.abs(v) < 1;
    };
    return { covers, surface: randomSurface(random, contrastingColour(random, ground, 0.2), 0.3) };
  });
}
