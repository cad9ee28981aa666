import { InputError } from '../base/errors.ts';

/** Channels by rows by columns of one sample; a sequence of tokens is `height` tokens of `channels` features, width 1. */
export interface FeatureMapShape {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** What flows between layers: a shape, and the layers that produce it (null is the network's own input). */
export interface FeatureMap extends FeatureMapShape {
  /** Several after a concatenation. */
  readonly producers: readonly (string | null)[];
}

export function elementCount({ channels, height, width }: FeatureMapShape): number {
  return channels * height * width;
}

export function sameShape(a: FeatureMapShape, b: FeatureMapShape): boolean {
  return a.channels === b.channels && a.height === b.height && a.width === b.width;
}

/** A shape as it is written in messages: `64×56×56`. */
export function describeShape({ channels, height, width }: FeatureMapShape): string {
  return `${channels}×${height}×${width}`;
}

/**
 * Feature maps side by side along the channels. No layer: whoever reads the result reads each part where it was written.
 *
 * @throws InputError where heights or widths differ
 */
export function concatenate(parts: readonly FeatureMap[]): FeatureMap {
  const [first, ...others] = parts;
  if (first === undefined) throw new InputError({ rule: 'a concatenation needs a feature map' });
  if (others.some((part) => part.height !== first.height || part.width !== first.width)) {
    throw new InputError({
      rule: 'concatenated feature maps must have the same height and width',
      got: parts.map(describeShape).join(', '),
    });
  }
  return {
    producers: [...new Set(parts.flatMap((part) => part.producers))],
    channels: parts.reduce((sum, part) => sum + part.channels, 0),
    height: first.height,
    width: first.width,
  };
}

/**
 * Feature maps one below the other, e.g. cached tokens and new ones. No layer, as with `concatenate`.
 *
 * @throws InputError where channels or widths differ
 */
export function stackRows(parts: readonly FeatureMap[]): FeatureMap {
  const [first, ...others] = parts;
  if (first === undefined) throw new InputError({ rule: 'a stack needs a feature map' });
  if (others.some((part) => part.channels !== first.channels || part.width !== first.width)) {
    throw new InputError({
      rule: 'stacked feature maps must have the same channels and width',
      got: parts.map(describeShape).join(', '),
    });
  }
  return {
    ...first,
    producers: [...new Set(parts.flatMap((part) => part.producers))],
    height: parts.reduce((sum, part) => sum + part.height, 0),
  };
}

/** The first `channels` channels of a feature map, or as many others; no layer, as reading a part moves nothing. */
export function slice(input: FeatureMap, channels: number): FeatureMap {
  if (channels > input.channels) {
    throw new InputError({
      rule: `a slice must have at most the ${input.channels} channels that there are`,
      got: String(channels),
    });
  }
  return { ...input, channels };
}

/** `rows` of the rows (tokens) of a feature map, e.g. the last token of a text; no layer either. */
export function takeRows(input: FeatureMap, rows: number): FeatureMap {
  if (rows > input.height) {
    throw new InputError({
      rule: `at most the ${input.height} rows that there are can be taken`,
      got: String(rows),
    });
  }
  return { ...input, height: rows };
}

/** All elements as the features of a single row, as the first fully connected layer of a CNN reads them. */
export function flatten(input: FeatureMap): FeatureMap {
  return { ...input, channels: elementCount(input), height: 1, width: 1 };
}

/** Every pixel as a token, as a vision transformer reads its patches. */
export function toTokens(input: FeatureMap): FeatureMap {
  return { ...input, height: input.height * input.width, width: 1 };
}
