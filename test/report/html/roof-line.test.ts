import { expect, test } from 'vitest';
import { logarithmicScale } from '../../../src/report/html/axis-scale.ts';
import { X_RANGE, Y_RANGE } from '../../../src/report/html/plot-frame.ts';
import { roofLine } from '../../../src/report/html/roof-line.ts';

const ROOF = { macsPerCycle: 100, dramBitsPerCycle: 10, ridgeMacsPerDramBit: 10 };
const X = logarithmicScale([0.1, 100], X_RANGE);
const Y = logarithmicScale([0.1, 1000], Y_RANGE);

function corners(markup: string): number[][] {
  const path = markup.match(/class="roof" d="([^"]*)"/)?.[1] ?? '';
  return path
    .split(/[MLH]/)
    .slice(1)
    .map((point) => point.split(' ').map(Number));
}

test('the slope climbs to the ridge, and the peak goes on to the right edge', () => {
  const [start = [], ridge = [], end = []] = corners(roofLine(ROOF, X, Y).markup);
  expect(ridge[0]).toBeCloseTo(X.position(10), 1);
  expect(ridge[1]).toBeCloseTo(Y.position(100), 1);
  expect(end).toEqual([X_RANGE[1]]);
  // the slope enters at the left edge, where x is that far from 10 in powers of ten as y from 100
  expect(start[0]).toBe(X_RANGE[0]);
  const decade = X.position(10) - X.position(1);
  const decades = (X.position(10) - X_RANGE[0]) / decade;
  expect(start[1]).toBeCloseTo(Y.position(100 / 10 ** decades), 0);
});

test('a slope that would leave the plot below starts at its lower edge', () => {
  const y = logarithmicScale([50, 200], Y_RANGE);
  const [start = []] = corners(roofLine(ROOF, X, y).markup);
  expect(start[1]).toBe(Y_RANGE[0]);
  expect(start[0]).toBeGreaterThan(X_RANGE[0]);
});

test('peak and slope are told in words', () => {
  const { markup } = roofLine(ROOF, X, Y);
  expect(markup).toContain('>100 PEs</text>');
  expect(markup).toContain('>DRAM: 10 bits per cycle</text>');
});

test('a short slope has no words', () => {
  const x = logarithmicScale([8, 1000], X_RANGE);
  expect(roofLine(ROOF, x, Y).markup).not.toContain('bits per cycle');
});

test('without a limit to DRAM the roof is flat', () => {
  const flat = { ...ROOF, dramBitsPerCycle: null, ridgeMacsPerDramBit: null };
  const [start = [], end] = corners(roofLine(flat, X, Y).markup);
  expect(start[0]).toBe(X_RANGE[0]);
  expect(end).toEqual([X_RANGE[1]]);
});
