import type { Computation } from '../../workload/computation.ts';
import type { ImageBatch } from '../images/image-batch.ts';
import type { NetworkParameters } from '../tensorflow/network-parameters.ts';

/** An untrained network, with images to look at it by. */
export interface ProxySubject {
  readonly computation: Computation;
  readonly parameters: NetworkParameters;
  /** Two batches at least. */
  readonly batches: readonly ImageBatch[];
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
