import type { ImageSet } from '../../accuracy/images/image-set.ts';
import { InputError } from '../../base/errors.ts';

/** First four bytes: unsigned bytes in one dimension, in three. */
const LABELS_MAGIC = 0x0801;
const IMAGES_MAGIC = 0x0803;

/** A file with its bytes. */
export interface NamedBytes {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads grey images and their labels in the IDX form of MNIST and Fashion-MNIST (LeCun 1998); uncompressed.
 *
 * @throws InputError where a file is of another form, was cut off, or the two do not belong together
 */
export function readIdx(images: NamedBytes, labels: NamedBytes): ImageSet {
  const [count = 0, height = 0, width = 0] = dimensionsOf(images, IMAGES_MAGIC, 3);
  const [labelCount = 0] = dimensionsOf(labels, LABELS_MAGIC, 1);
  if (count !== labelCount) {
    throw new InputError({
      file: labels.file,
      rule: `must have a label for each of the ${count} images of ${images.file}`,
      got: String(labelCount),
    });
  }
  const values = labels.bytes.subarray(8);
  const classes = 1 + values.reduce((most, label) => Math.max(most, label), 0);
  return {
    source: `IDX, ${images.file}`,
    classes: Array.from({ length: classes }, (_, label) => `class ${label}`),
    shape: { channels: 1, height, width },
    pixels: images.bytes.slice(16),
    labels: Uint16Array.from(values),
  };
}

function dimensionsOf({ file, bytes }: NamedBytes, magic: number, dimensions: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const header = 4 + 4 * dimensions;
  const found = bytes.length < header ? undefined : view.getUint32(0);
  if (found !== magic) {
    const isCompressed = bytes[0] === 0x1f && bytes[1] === 0x8b;
    throw new InputError({
      file,
      rule: `must be an IDX file of ${dimensions === 1 ? 'labels' : 'images'}`,
      got: isCompressed ? 'a compressed file' : 'other bytes',
      remedy: isCompressed
        ? 'Unpack it with gunzip'
        : 'Check that images and labels are not mixed up',
    });
  }
  const lengths = Array.from({ length: dimensions }, (_, at) => view.getUint32(4 + 4 * at));
  const wanted = header + lengths.reduce((product, length) => product * length, 1);
  if (bytes.length === wanted) return lengths;
  throw new InputError({
    file,
    rule: `must have ${wanted} bytes, as its header says`,
    got: `${bytes.length}`,
    remedy: 'The file may have been cut off: get it again',
  });
}
