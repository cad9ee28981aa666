import { expect, test } from 'vitest';
import { energyBarParts, energyColour } from '../../../src/report/html/energy-colours.ts';

const NAMES = ['MAC', 'DRAM', 'L3', 'L2', 'L1', 'L0', 'RF', 'network', 'leakage'];
const PARTS = NAMES.map((name) => ({ name, energyPj: name === 'leakage' ? null : 5 }));

test('each part has its colour, and a sixth memory starts over', () => {
  expect(PARTS.map((_, index) => energyColour(index, PARTS))).toEqual([
    'mac',
    'm0',
    'm1',
    'm2',
    'm3',
    'm4',
    'm0',
    'network',
    'leakage',
  ]);
});

test('what is not modelled takes no room in a bar', () => {
  expect(energyBarParts(PARTS).at(-1)).toEqual({ colourClass: 'leakage', amount: 0 });
});

test('a clock that is priced stands between the network and the leakage', () => {
  const parts = ['MAC', 'DRAM', 'network', 'clock', 'leakage'].map((name) => ({
    name,
    energyPj: 5,
  }));
  expect(parts.map((_, index) => energyColour(index, parts))).toEqual([
    'mac',
    'm0',
    'network',
    'clock',
    'leakage',
  ]);
});
