import type { ImageSet } from '../../accuracy/images/image-set.ts';
import { InputError } from '../../base/errors.ts';

const SIDE = 32;
const PLANE = SIDE * SIDE;

/** A file of CIFAR's binary form: before each image a label, or a coarse and a fine one. */
export interface CifarForm {
  readonly name: 'cifar10' | 'cifar100';
  readonly labelBytes: 1 | 2;
  readonly classes: number;
}

export const CIFAR_FORMS: readonly CifarForm[] = [
  { name: 'cifar10', labelBytes: 1, classes: 10 },
  { name: 'cifar100', labelBytes: 2, classes: 100 },
];

/**
 * Reads images of 32×32 pixels, stored plane by plane (red, green, blue), row by row (Krizhevsky 2009).
 *
 * @throws InputError where the file does not end with a whole image, or a label is none
 */
export function readCifar(bytes: Uint8Array, file: string, form: CifarForm): ImageSet {
  const { labelBytes, classes, name } = form;
  const record = labelBytes + 3 * PLANE;
  if (bytes.length === 0 || bytes.length % record !== 0) {
    throw new InputError({
      file,
      rule: `must be whole images of ${record} bytes, as ${name} in its binary form has`,
      got: `${bytes.length} bytes`,
      remedy:
        'The file may have been cut off, or be of another version: get the binary version again',
    });
  }
  const images = bytes.length / record;
  const pixels = new Uint8Array(images * 3 * PLANE);
  const labels = new Uint16Array(images);
  for (let image = 0; image < images; image++) {
    const start = image * record;
    const label = bytes[start + labelBytes - 1] ?? 0;
    if (label >= classes) throw badLabel(file, image, label, classes);
    labels[image] = label;
    for (let at = 0; at < 3 * PLANE; at++) {
      const target = image * 3 * PLANE + (at % PLANE) * 3 + Math.floor(at / PLANE);
      pixels[target] = bytes[start + labelBytes + at] ?? 0;
    }
  }
  return {
    source: `${name}, ${file}`,
    classes: Array.from({ length: classes }, (_, label) => `class ${label}`),
    shape: { channels: 3, height: SIDE, width: SIDE },
    pixels,
    labels,
  };
}

function badLabel(file: string, image: number, label: number, classes: number): InputError {
  return new InputError({
    file,
    path: `image ${image + 1}`,
    rule: `must have a label from 0 to ${classes - 1}`,
    got: String(label),
    remedy: 'Check that it is the data set that you mean',
  });
}
