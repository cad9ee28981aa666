import { expect, test } from 'vitest';
import { rooflineWords } from '../../../src/report/explain/roofline-words.ts';

const ROOF = { macsPerCycle: 256, dramBitsPerCycle: 128, ridgeMacsPerDramBit: 2 };
const PLACE = {
  macsPerDramBit: 4.5,
  macsPerCycle: 192,
  roofMacsPerCycle: 256,
  attainedShare: 0.75,
  side: 'compute',
} as const;

test('intensity, ridge, side and attained share are told', () => {
  expect(rooflineWords({ roof: ROOF, roofline: PLACE })).toBe(
    '4.5 MACs per DRAM bit, right of the ridge at 2 = 256 MACs / 128 bits per cycle: compute side; 192 MACs per cycle are 75 % of the 256 that the roof allows there',
  );
});

test('the other side is left of the ridge', () => {
  const roofline = { ...PLACE, macsPerDramBit: 1, side: 'bandwidth' } as const;
  expect(rooflineWords({ roof: ROOF, roofline })).toContain(
    'left of the ridge at 2 = 256 MACs / 128 bits per cycle: bandwidth side',
  );
});

test('a DRAM without a limit has no ridge', () => {
  const roof = { macsPerCycle: 256, dramBitsPerCycle: null, ridgeMacsPerDramBit: null };
  expect(rooflineWords({ roof, roofline: PLACE })).toContain('DRAM without a limit: compute side');
});

test('a layer that multiplies nothing has no place', () => {
  expect(rooflineWords({ roof: ROOF, roofline: null })).toBe(
    'multiplies nothing, so it has no place under the roof',
  );
});
