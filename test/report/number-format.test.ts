import { expect, test } from 'vitest';
import {
  figureOrNotModelled,
  grouped,
  percent,
  printerForPartsOf,
  shortBytes,
  shortCount,
  significant,
  significantPadded,
} from '../../src/report/number-format.ts';

test('counts get three digits and a prefix from a thousand up', () => {
  expect([0, 512, 999.4, 999.6, 4096, 12_345_678, 1.85e9, 2.5e12].map(shortCount)).toEqual([
    '0',
    '512',
    '999',
    '1.00 k',
    '4.10 k',
    '12.3 M',
    '1.85 G',
    '2.50 T',
  ]);
});

test('figures keep three significant digits, and commas from a thousand up', () => {
  expect([0, 0.012345, 12.5, 999.6, 12_345.6].map(significant)).toEqual([
    '0',
    '0.0123',
    '12.5',
    '1,000',
    '12,346',
  ]);
  expect([0.45, 2.5, 12_345.6].map(significantPadded)).toEqual(['0.450', '2.50', '12,346']);
});

test('whole numbers have their thousands told apart', () => {
  expect(grouped(12_345_678)).toBe('12,345,678');
});

test('traffic prints in bytes of 8 bits', () => {
  // 512 / 8 = 64; 9,600 / 8 = 1,200; 117.6e6 / 8 = 14.7e6
  expect([512, 9600, 117.6e6].map(shortBytes)).toEqual(['64 B', '1.20 kB', '14.7 MB']);
});

test('a share never rounds to nothing or to all of it', () => {
  expect([0, 0.004, 0.41, 0.996, 1].map(percent)).toEqual([
    '0 %',
    '<1 %',
    '41 %',
    '>99 %',
    '100 %',
  ]);
});

test('parts of a total print with the decimals that give the total four digits', () => {
  expect(printerForPartsOf(3.1234)(0.4)).toBe('0.400');
  expect(printerForPartsOf(31_234)(412.6)).toBe('413');
  expect(printerForPartsOf(0.0031)(0.0004)).toBe('0.000400');
});

test('a figure that is null prints as not modelled', () => {
  expect(figureOrNotModelled(12.25, 'mm²')).toBe('12.3 mm²');
  expect(figureOrNotModelled(null, 'mm²')).toBe('not modelled');
});
