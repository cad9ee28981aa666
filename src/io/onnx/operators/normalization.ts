import { type NodeCall, requiredInput } from '../node-call.ts';
import { isActivation, type Tensor } from '../tensor.ts';
import { appendElementwise, foldTrained } from './pointwise.ts';

/**
 * BatchNormalization: at inference a factor and a shift per channel.
 *
 * Folded into the convolution or product before it; a layer of its own where that result is also read by others, or is
 * a sum, a pooled image or several images side by side. Means and variances are not trained and not counted.
 */
export function batchNormalization(call: NodeCall): Tensor {
  const input = requiredInput(call, 0);
  const trained = [requiredInput(call, 1), requiredInput(call, 2)];
  const [producer, ...others] = input.producers;
  const layer = typeof producer === 'string' ? call.layers.layer(producer) : undefined;
  const multiplies = layer?.operator === 'conv' || layer?.operator === 'gemm';
  const alone = others.length === 0 && call.readers(call.node.inputs[0] ?? '') === 1;
  if (multiplies && alone) return foldTrained(call, input, trained);
  return appendElementwise(call, input, { inputs: [input], trained });
}

/** Softmax and LRN, and LayerNormalization and its kind with their scale and shift: an element-wise layer. */
export function normalization(call: NodeCall): Tensor {
  const input = requiredInput(call, 0);
  const trained = call.inputs.slice(1).filter((tensor) => tensor !== undefined);
  if (!isActivation(input)) return { ...input, elements: null };
  return appendElementwise(call, input, { inputs: [input], trained });
}
