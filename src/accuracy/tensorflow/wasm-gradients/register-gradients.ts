import * as tf from '@tensorflow/tfjs-core';
import { convFilterGradient, convInputGradient } from './conv-gradients.ts';
import { depthwiseFilterGradient, depthwiseInputGradient } from './depthwise-gradients.ts';
import { averagePoolGradient, maximumPoolGradient } from './pool-gradients.ts';
import { unsortedSegmentSum } from './segment-sum.ts';

/**
 * Kernels that the wasm backend of TensorFlow.js 4.22 lacks, or has ten times as slow (`Conv2DBackpropInput`), as
 * compositions of those that it has.
 */
const KERNELS = [
  [tf.Conv2DBackpropFilter, convFilterGradient],
  [tf.Conv2DBackpropInput, convInputGradient],
  [tf.DepthwiseConv2dNativeBackpropFilter, depthwiseFilterGradient],
  [tf.DepthwiseConv2dNativeBackpropInput, depthwiseInputGradient],
  [tf.AvgPoolGrad, averagePoolGradient],
  [tf.MaxPoolGrad, maximumPoolGradient],
  [tf.UnsortedSegmentSum, unsortedSegmentSum],
] as const;

let isRegistered = false;

/** Registers them, once. */
export function registerGradients(): void {
  if (isRegistered) return;
  isRegistered = true;
  for (const [kernelName, kernelFunc] of KERNELS) {
    if (tf.getKernel(kernelName, 'wasm') !== undefined) tf.unregisterKernel(kernelName, 'wasm');
    tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
  }
}
