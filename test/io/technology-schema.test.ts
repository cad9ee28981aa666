import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { listPackageFiles, loadPackageFile } from '../../src/io/package-files.ts';
import { loadTechnology, parseTechnology } from '../../src/io/technology-schema.ts';

const TEXT = loadPackageFile('accelerators/technology', 'cmos-45nm', 'technology').text;

function problemsOf(text: string): string {
  try {
    parseTechnology(text, 'mine.yaml');
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return '';
}

describe('parseTechnology', () => {
  it('accepts null for an area that is not known, and refuses 0', () => {
    const unknown = TEXT.replace(/areaMm2: 0\.\d+/, 'areaMm2: null');
    expect(parseTechnology(unknown, 'mine.yaml').macs[0]?.areaMm2).toBeNull();
    const free = TEXT.replace(/areaMm2: 0\.\d+/, 'areaMm2: 0');
    expect(problemsOf(free)).toMatch(/^mine\.yaml:\d+:\d+ macs\[0\]\.areaMm2: .*> 0/);
  });

  it('requires a source for every number', () => {
    expect(problemsOf(TEXT.replace(/^ {6}source: TETRIS.*\n/m, ''))).toContain('source');
  });

  it('refuses multipliers that are not listed narrowest first', () => {
    expect(problemsOf(TEXT.replace('bits: 32', 'bits: 4'))).toContain('narrowest first');
  });

  it('refuses a default DRAM that is not listed', () => {
    expect(problemsOf(TEXT.replace('default: LPDDR3', 'default: SDRAM'))).toContain(
      'must be the name of one of the kinds',
    );
  });

  // The rows of the table are [0.8676, 1.451, 7.755] at 8192 bits and [3.713, 7.386, 13.44] at 131072 bits.
  it.each([
    ['a missing column', '[0.8676, 1.451]', 'must have 4 rows'],
    ['an energy that falls with the width', '[0.8676, 0.5, 7.755]', 'must not fall'],
    ['an energy that falls with the capacity', '[0.8676, 7.4, 7.755]', 'must not fall'],
    // 16 times the capacity may cost 16 · 0.84 = 13.44 pJ, but not 16.2 times 0.83 pJ.
    ['an energy that outgrows the capacity', '[0.81, 0.82, 0.83]', 'must not outgrow'],
  ])('refuses a memory law with %s', (_what, row, message) => {
    const text = TEXT.replace('[0.8676, 1.451, 7.755]', row);
    expect(text).not.toBe(TEXT);
    expect(problemsOf(text)).toContain(message);
  });
});

describe('loadTechnology', () => {
  it.each(listPackageFiles('accelerators/technology'))('loads %s under its own name', (name) => {
    expect(loadTechnology(name).name).toBe(name);
  });

  it('ships five CMOS nodes and two FPGA families', () => {
    expect(listPackageFiles('accelerators/technology')).toEqual([
      'cmos-16nm',
      'cmos-22nm',
      'cmos-28nm',
      'cmos-45nm',
      'cmos-65nm',
      'fpga-16nm',
      'fpga-28nm',
    ]);
  });

  it('suggests the nearest name', () => {
    expect(() => loadTechnology('cmos-45')).toThrow(/cmos-45nm/);
  });
});
