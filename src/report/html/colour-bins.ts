import { extent } from 'd3-array';
import { scaleQuantize } from 'd3-scale';
import { areFarApart } from './axis-scale.ts';

/** Steps of the sequential palette in the stylesheet, from the lowest values to the highest. */
export const COLOUR_BINS = [0, 1, 2, 3, 4] as const;
export type ColourBin = (typeof COLOUR_BINS)[number];

/** Which step of the palette a value has: steps of equal width, or of equal ratio where positive values are far apart. */
export function colourBins(values: readonly number[]): (value: number) => ColourBin {
  const [least = 0, largest = 1] = extent(values);
  const scaled = areFarApart(least, largest) ? Math.log : (value: number) => value;
  const bin = scaleQuantize<ColourBin>([scaled(least), scaled(largest)], COLOUR_BINS);
  return (value) => bin(scaled(value));
}
