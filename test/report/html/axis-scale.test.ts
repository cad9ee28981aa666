import { expect, test } from 'vitest';
import { areFarApart, axisScale, logarithmicScale } from '../../../src/report/html/axis-scale.ts';

test('values lie between the ends of the range, with room beyond the outermost', () => {
  const { kind, position } = axisScale([0, 100], [0, 118]);
  // 9 % of 100 beyond either end: −9 … 109 over 118 units
  expect(kind).toBe('linear');
  expect([position(0), position(50), position(100)]).toEqual([9, 59, 109]);
});

test('ticks of a linear axis are round and inside', () => {
  expect(axisScale([0, 100], [0, 118]).ticks).toEqual([
    { position: 9, label: '0' },
    { position: 29, label: '20' },
    { position: 49, label: '40' },
    { position: 69, label: '60' },
    { position: 89, label: '80' },
    { position: 109, label: '100' },
  ]);
});

test('positive values that are far apart get a logarithmic axis with ticks at 1, 2 and 5', () => {
  const { kind, position, ticks } = axisScale([1, 100], [0, 118]);
  // the same room in powers of ten: −0.18 … 2.18 over 118 units, so 50 units a decade
  expect(kind).toBe('logarithmic');
  expect(position(10)).toBeCloseTo(59, 9);
  expect(ticks.map(({ label }) => label)).toEqual(['1', '2', '5', '10', '20', '50', '100']);
});

test('a range can run backwards, as upwards on a screen', () => {
  const { position } = axisScale([0, 1], [200, 0]);
  expect(position(0)).toBeGreaterThan(position(1));
});

test('a single value still has a place', () => {
  expect(axisScale([5, 5], [0, 100]).position(5)).toBe(50);
  expect(axisScale([0, 0], [0, 100]).position(0)).toBe(50);
});

test('zero and negative values are never far apart', () => {
  expect([areFarApart(1, 12), areFarApart(1, 11), areFarApart(0, 100)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a logarithmic axis that was asked for has room even for a single value', () => {
  // a fifth beyond either end: 10 in the middle of 8.33 … 12
  const { kind, position, ticks } = logarithmicScale([10, 10], [0, 100]);
  expect(kind).toBe('logarithmic');
  expect(position(10)).toBeCloseTo(50, 9);
  expect(ticks.map(({ label }) => label)).toEqual(['10']);
});

test('an axis over many powers of ten has ticks at these alone', () => {
  expect(axisScale([0.01, 1000], [0, 118]).ticks.map(({ label }) => label)).toEqual([
    '0.01',
    '0.1',
    '1',
    '10',
    '100',
    '1,000',
  ]);
});
