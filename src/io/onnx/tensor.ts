import type { FeatureMapShape } from '../../workload/feature-map.ts';
import { ELEMENT_TYPES } from './onnx-schema.ts';

/** A value of the graph: its shape, and where it comes from. */
export interface Tensor {
  readonly shape: readonly number[];
  /** One of `ELEMENT_TYPES`, or another of ONNX's numbers. */
  readonly elementType: number;
  /** In row-major order where they are known and few: what shapes and indices are computed from. */
  readonly elements: readonly number[] | null;
  /** Layers that write it (null: the network's input); none for what is trained or constant. */
  readonly producers: readonly (string | null)[];
  /** Names of initializers that it was made of and that no layer has read yet. */
  readonly trained: readonly string[];
  /** The stored tensor that this is a function of, element by element: two of one origin are read once. */
  readonly origin: string;
  /** How the layer that wrote it sees one sample; null where the shape alone tells. */
  readonly featureShape: FeatureMapShape | null;
  /** Width that its elements were quantised to; null where they were not. */
  readonly quantizedBits: number | null;
}

/** A sample of a tensor as channels, rows and columns, and how many samples there are. */
export interface Samples {
  readonly count: number;
  readonly shape: FeatureMapShape;
}

export function isActivation(tensor: Tensor): boolean {
  return tensor.producers.length > 0;
}

export function elementsOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** Whether at most one dimension has more than one element, as of a bias or a factor. */
export function isVector({ shape }: Tensor): boolean {
  return shape.filter((extent) => extent !== 1).length <= 1;
}

/** Element types that trained numbers come in; masks and indices are of others. */
export function mayBeTrained(elementType: number): boolean {
  const { bool, int64 } = ELEMENT_TYPES;
  return elementType !== bool && elementType !== int64;
}

/** A constant of known elements. */
export function constantTensor(
  elements: readonly number[],
  shape: readonly number[],
  elementType: number = ELEMENT_TYPES.int64,
): Tensor {
  return {
    shape,
    elementType,
    elements,
    producers: [],
    trained: [],
    origin: '',
    featureShape: null,
    quantizedBits: null,
  };
}

/** The same elements in another shape or order: what reads it reads a tensor of its own. */
export function viewOf(tensor: Tensor, shape: readonly number[], viewName: string): Tensor {
  const elements = tensor.elements?.length === elementsOf(shape) ? tensor.elements : null;
  const origin = `${tensor.origin}/${viewName}`;
  return { ...tensor, shape, elements, origin, featureShape: null };
}

/**
 * One sample of a tensor as a feature map.
 *
 * Images are [samples, channels, rows, columns]; [samples, tokens, features] has a row for each token. The first
 * dimension counts samples where the batch divides it; the rest of it is counted with the rows, or in an image with the
 * channels.
 */
export function samplesOf({ shape, featureShape }: Tensor, batch: number): Samples {
  if (featureShape !== null) {
    const { channels, height, width } = featureShape;
    return { count: elementsOf(shape) / (channels * height * width), shape: featureShape };
  }
  const [first = 1, second = 1, third = 1, ...others] = shape;
  const count = shape.length > 1 && first % batch === 0 ? batch : 1;
  const rest = first / count;
  switch (shape.length) {
    case 0:
    case 1:
      return { count, shape: { channels: first, height: 1, width: 1 } };
    case 2:
      return { count, shape: { channels: second, height: rest, width: 1 } };
    case 3:
      return { count, shape: { channels: third, height: rest * second, width: 1 } };
    default:
      return {
        count,
        shape: { channels: rest * second, height: third, width: elementsOf(others) },
      };
  }
}
