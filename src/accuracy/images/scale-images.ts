import type { ImageSet } from './image-set.ts';

/** Images scaled to so many rows and columns: each pixel is the mean of the area that it covers. */
export function scaleImages(set: ImageSet, size: number): ImageSet {
  const { channels, height, width } = set.shape;
  if (height === size && width === size) return set;
  const rows = shares(height, size);
  const columns = shares(width, size);
  const bytes = size * size * channels;
  const pixels = new Uint8Array(set.labels.length * bytes);
  for (let image = 0; image < set.labels.length; image++) {
    const start = image * height * width * channels;
    for (let at = 0; at < bytes; at++) {
      const channel = at % channels;
      const column = Math.floor(at / channels) % size;
      const row = Math.floor(at / channels / size);
      let sum = 0;
      for (const [y, rowShare] of rows[row] ?? [])
        for (const [x, columnShare] of columns[column] ?? []) {
          const pixel = set.pixels[start + (y * width + x) * channels + channel] ?? 0;
          sum += rowShare * columnShare * pixel;
        }
      pixels[image * bytes + at] = Math.round(sum);
    }
  }
  return { ...set, pixels, shape: { channels, height: size, width: size } };
}

/** For each of `to` places those of `from` that it covers, with their shares of it. */
function shares(from: number, to: number): readonly (readonly (readonly [number, number])[])[] {
  const length = from / to;
  return Array.from({ length: to }, (_, place) => {
    const start = place * length;
    const end = start + length;
    const covered: (readonly [number, number])[] = [];
    for (let at = Math.floor(start); at < Math.min(Math.ceil(end - 1e-9), from); at++)
      covered.push([at, (Math.min(end, at + 1) - Math.max(start, at)) / length]);
    return covered;
  });
}
