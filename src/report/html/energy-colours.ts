import type { EnergyPart } from '../network-totals.ts';
import type { BarPart } from './stacked-bar.ts';

/** Colours for memories in the stylesheet; deeper hierarchies start over. */
const MEMORY_COLOURS = 5;

/** Class of the colour of an energy part: parts are in the order of `energyParts`. */
export function energyColour(index: number, parts: readonly EnergyPart[]): string {
  if (index === 0) return 'mac';
  if (index === parts.length - 1) return 'leakage';
  const clocks = parts.at(-2)?.name === 'clock' ? 1 : 0;
  if (clocks === 1 && index === parts.length - 2) return 'clock';
  if (index === parts.length - 2 - clocks) return 'network';
  return `m${(index - 1) % MEMORY_COLOURS}`;
}

/** Energy parts for a stacked bar, in pJ; what is not modelled takes no room. */
export function energyBarParts(parts: readonly EnergyPart[]): BarPart[] {
  return parts.map(({ energyPj }, index) => ({
    colourClass: energyColour(index, parts),
    amount: energyPj ?? 0,
  }));
}
