import * as tf from '@tensorflow/tfjs-core';
import type { CosearchLoss } from './cosearch-forms.ts';

/**
 * @param crossEntropy  of the images
 * @param cost          above 1, so that its logarithm is positive: microseconds or nanojoules
 */
export function cosearchLoss(
  loss: CosearchLoss,
  crossEntropy: tf.Scalar,
  cost: tf.Scalar,
): tf.Scalar {
  switch (loss.form) {
    case 'fbnet': {
      const price = tf.mul(loss.alpha, tf.pow(tf.log(cost), loss.beta));
      return tf.mul(crossEntropy, price);
    }
    case 'proxyless':
      return tf.add(crossEntropy, tf.mul(loss.lambda, cost));
  }
}
