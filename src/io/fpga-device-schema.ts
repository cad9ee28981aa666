import { z } from 'zod';
import { DSP_FAMILIES, type FpgaDevice } from '../technology/fpga-device.ts';
import { loadPackageFile } from './package-files.ts';
import { parseYamlDocument } from './yaml-document.ts';

const FOLDER = 'accelerators/fpga';

const text = z.string().min(1);
const count = z.int().positive();

/** What a file of `accelerators/fpga/` holds. */
export const fpgaDeviceSchema: z.ZodType<FpgaDevice> = z.strictObject({
  name: text,
  title: text,
  source: text,
  dspFamily: z.enum(DSP_FAMILIES),
  resources: z.strictObject({
    dsp: count,
    bram18: count.describe('blocks of 18 Kbit; M20K blocks on Intel devices'),
    uram: z.int().nonnegative(),
    lut: count.describe('adaptive logic modules on Intel devices'),
    ff: count,
  }),
  dramGBPerS: z.number().positive(),
});

/**
 * Reads the text of a device file.
 *
 * @param file  its name, as problems print it
 * @throws InputError with every problem and its place
 */
export function parseFpgaDevice(text: string, file: string): FpgaDevice {
  return parseYamlDocument(text, file, fpgaDeviceSchema);
}

/**
 * A device that the package brings along, e.g. `zcu102`.
 *
 * @throws InputError where there is none of that name, with the nearest one
 */
export function loadFpgaDevice(name: string): FpgaDevice {
  const file = loadPackageFile(FOLDER, name, 'FPGA device');
  return parseFpgaDevice(file.text, file.path);
}
