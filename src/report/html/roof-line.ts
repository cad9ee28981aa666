import { grouped, significant } from '../number-format.ts';
import type { Roof } from '../roofline.ts';
import type { AxisScale } from './axis-scale.ts';
import { html, type Markup } from './markup.ts';
import { at, X_RANGE, Y_RANGE } from './plot-frame.ts';

/** A slope shorter than this has no room for its words, in the plot's units. */
const LEAST_SLOPE_FOR_WORDS = 150;

/** The roof of a machine over two logarithmic axes: the slope of the DRAM's bandwidth up to the ridge, then the peak. */
export function roofLine(roof: Roof, x: AxisScale, y: AxisScale): Markup {
  const { macsPerCycle, ridgeMacsPerDramBit, dramBitsPerCycle } = roof;
  const [left, right] = X_RANGE;
  const top = at(y.position(macsPerCycle));
  const peak = html`<text class="tag end" x="${right}" y="${at(top - 6)}">${grouped(macsPerCycle)} PEs</text>`;
  if (ridgeMacsPerDramBit === null || dramBitsPerCycle === null) {
    return html`<path class="roof" d="M${left} ${top}H${right}"/>${peak}`;
  }
  const ridge = at(x.position(ridgeMacsPerDramBit));
  const [startX, startY] = slopeStart(roof, ridge, top, x, y);
  const words = `DRAM: ${significant(dramBitsPerCycle)} bits per cycle`;
  return html`<path class="roof" d="M${at(startX)} ${at(startY)}L${ridge} ${top}H${right}"/>${peak}${slopeWords(words, [startX, startY], [ridge, top])}`;
}

/** Where the slope enters the plot, at its left or its lower edge: a decade of one axis is a decade of the other. */
function slopeStart(
  { ridgeMacsPerDramBit, macsPerCycle }: Roof,
  ridge: number,
  top: number,
  x: AxisScale,
  y: AxisScale,
): readonly [number, number] {
  const decadeX = ridge - x.position((ridgeMacsPerDramBit ?? 1) / 10);
  const decadeY = y.position(macsPerCycle / 10) - top;
  const decades = Math.min((ridge - X_RANGE[0]) / decadeX, (Y_RANGE[0] - top) / decadeY);
  return [ridge - decades * decadeX, top + decades * decadeY];
}

/** Along the slope, above it. */
function slopeWords(
  words: string,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
): Markup | null {
  if (Math.hypot(toX - fromX, toY - fromY) < LEAST_SLOPE_FOR_WORDS) return null;
  const degrees = at((Math.atan2(toY - fromY, toX - fromX) * 180) / Math.PI);
  const middleX = at((fromX + toX) / 2);
  const middleY = at((fromY + toY) / 2);
  return html`<text class="tag middle" transform="translate(${middleX} ${middleY}) rotate(${degrees})" y="-9">${words}</text>`;
}
