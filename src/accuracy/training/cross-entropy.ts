import * as tf from '@tensorflow/tfjs-core';

/**
 * Mean cross-entropy of softmax scores, with its gradient in closed form: (softmax − targets) / samples.
 *
 * @param scores   samples by classes
 * @param targets  of the same shape; rows sum to 1; no gradient flows into them
 */
export function crossEntropy(scores: tf.Tensor2D, targets: tf.Tensor2D): tf.Scalar {
  const operation = tf.customGrad((given, save) => {
    if (!(given instanceof tf.Tensor))
      throw new TypeError('cross-entropy takes a tensor of scores');
    if (typeof save !== 'function')
      throw new TypeError('there is nowhere to save for the gradient');
    const samples = scores.shape[0];
    const shifted = tf.sub(given, tf.max(given, 1, true));
    const logarithm = tf.log(tf.sum(tf.exp(shifted), 1, true));
    const each = tf.mul(targets, tf.sub(logarithm, shifted));
    save([tf.exp(tf.sub(shifted, logarithm)), targets]);
    return {
      value: tf.div<tf.Scalar>(tf.sum(each), samples),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => {
        const [likelihoods = targets, wanted = targets] = saved;
        return tf.mul(dy, tf.div(tf.sub(likelihoods, wanted), samples));
      },
    };
  });
  return operation(scores);
}

/** Targets that leave `share` of the whole to all classes alike (Szegedy et al., CVPR 2016, Section 7). */
export function smoothTargets(targets: tf.Tensor2D, share: number): tf.Tensor2D {
  if (share === 0) return targets;
  return tf.add(tf.mul(targets, 1 - share), share / targets.shape[1]);
}
