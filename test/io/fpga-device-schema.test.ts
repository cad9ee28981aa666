import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { loadFpgaDevice, parseFpgaDevice } from '../../src/io/fpga-device-schema.ts';
import { listPackageFiles } from '../../src/io/package-files.ts';

const TEXT = `name: made-up
title: Made up
source: made up
dspFamily: DSP48E2
resources: { dsp: 1, bram18: 2, uram: 0, lut: 3, ff: 4 }
dramGBPerS: 5
`;

describe('parseFpgaDevice', () => {
  it('reads a device', () => {
    expect(parseFpgaDevice(TEXT, 'made-up.yaml')).toEqual({
      name: 'made-up',
      title: 'Made up',
      source: 'made up',
      dspFamily: 'DSP48E2',
      resources: { dsp: 1, bram18: 2, uram: 0, lut: 3, ff: 4 },
      dramGBPerS: 5,
    });
  });

  it('says where a count is wrong or a key unknown', () => {
    const parse = () => parseFpgaDevice(TEXT.replace('dsp: 1', 'dsps: 0.5'), 'made-up.yaml');
    expect(parse).toThrow(InputError);
    expect(parse).toThrow(/made-up\.yaml:5:.*dsps/);
  });
});

describe('loadFpgaDevice', () => {
  it('suggests the nearest name', () => {
    expect(() => loadFpgaDevice('zcu103')).toThrow(/zcu104|zcu102/);
  });

  it('gives the published budget of a ZCU102', () => {
    expect(loadFpgaDevice('zcu102').resources).toEqual({
      dsp: 2520,
      bram18: 1824,
      uram: 0,
      lut: 274_080,
      ff: 548_160,
    });
  });

  it.each(listPackageFiles('accelerators/fpga'))('loads %s under its own name', (name) => {
    const device = loadFpgaDevice(name);
    expect(device.name).toBe(name);
    expect(device.source).toMatch(/resources.*DRAM/);
  });

  it('has thirteen devices', () => {
    expect(listPackageFiles('accelerators/fpga')).toHaveLength(13);
  });
});
