import { extent } from 'd3-array';
import { scaleLinear, scaleLog } from 'd3-scale';
import { significant } from '../number-format.ts';

/** Values that span more than this ratio are drawn on a logarithmic axis. */
const LOGARITHMIC_FROM_RATIO = 12;
/** Room beyond the outermost values, as a share of the axis. */
const PADDING_SHARE = 0.09;
/** The least room beyond the ends of a logarithmic axis. */
const LEAST_PADDING_RATIO = 1.2;
const TICKS = 6;
/** More ticks than this are thinned out to powers of ten. */
const MOST_TICKS = 10;

export interface Tick {
  readonly position: number;
  readonly label: string;
}

/** Where values lie along one axis of a plot. */
export interface AxisScale {
  readonly kind: 'linear' | 'logarithmic';
  /** Place of a value in the plot's own units. */
  readonly position: (value: number) => number;
  readonly ticks: readonly Tick[];
}

/**
 * A scale over all values, from range[0] for the least to range[1] for the largest; logarithmic where all are positive
 * and far apart.
 */
export function axisScale(values: readonly number[], range: readonly [number, number]): AxisScale {
  const [least = 0, largest = 1] = extent(values);
  return areFarApart(least, largest)
    ? logarithmic(least, largest, range)
    : linear(least, largest, range);
}

/** A logarithmic scale over positive values, however near they are to each other. */
export function logarithmicScale(
  values: readonly number[],
  range: readonly [number, number],
): AxisScale {
  const [least = 1, largest = 1] = extent(values);
  return logarithmic(least, largest, range);
}

/** Whether values from `least` to `largest` are better told apart by their ratios. */
export function areFarApart(least: number, largest: number): boolean {
  return least > 0 && largest / least >= LOGARITHMIC_FROM_RATIO;
}

function linear(least: number, largest: number, range: readonly [number, number]): AxisScale {
  const padding = PADDING_SHARE * (largest - least || Math.abs(largest) || 1);
  const scale = scaleLinear([least - padding, largest + padding], range);
  const label = scale.tickFormat(TICKS);
  const ticks = scale.ticks(TICKS).map((tick) => ({ position: scale(tick), label: label(tick) }));
  return { kind: 'linear', position: scale, ticks };
}

function logarithmic(least: number, largest: number, range: readonly [number, number]): AxisScale {
  const padding = Math.max((largest / least) ** PADDING_SHARE, LEAST_PADDING_RATIO);
  const scale = scaleLog([least / padding, largest * padding], range);
  const [from = least, to = largest] = scale.domain();
  const ticks = oneTwoFive(from, to).map((tick) => ({
    position: scale(tick),
    label: significant(tick),
  }));
  return { kind: 'logarithmic', position: scale, ticks };
}

/** 1, 2 and 5 times the powers of ten in the interval; the powers of ten alone where that is too many. */
function oneTwoFive(from: number, to: number): number[] {
  const powers = powersOfTen(from, to);
  const isInside = (tick: number) => tick >= from && tick <= to;
  const ticks = powers.flatMap((power) => [power, 2 * power, 5 * power]).filter(isInside);
  return ticks.length > MOST_TICKS ? powers.filter(isInside) : ticks;
}

function powersOfTen(from: number, to: number): number[] {
  const decades = Math.ceil(Math.log10(to / from)) + 2;
  const first = Math.floor(Math.log10(from));
  return Array.from({ length: decades }, (_, decade) => 10 ** (first + decade));
}
