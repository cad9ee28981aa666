import type { Computation } from '../../workload/computation.ts';
import type { ImageBatch } from '../images/image-batch.ts';
import type { NetworkParameters } from '../tensorflow/network-parameters.ts';

/** Weights of a layer and the slope of the loss along each. */
export interface LayerSlopes {
  readonly weights: Float32Array;
  readonly slopes: Float32Array;
}

/** An untrained network, with images to look at it by. */
export interface ProxySubject {
  readonly computation: Computation;
  readonly parameters: NetworkParameters;
  /** Two batches at least. */
  readonly batches: readonly ImageBatch[];
  /** Of the cross-entropy of a batch, for every convolution and fully connected layer. */
  lossSlopes(batch: number): readonly LayerSlopes[];
}

/** A figure of an untrained network that is higher for networks that will be more accurate. */
export interface ZeroCostProxy {
  /** As it is asked for, e.g. `naswot`. */
  readonly name: string;
  /** Paper that defines it. */
  readonly source: string;
  /** Its height alone means nothing, only the order. */
  score(subject: ProxySubject): number;
}
