import { appendLayer, describeTensorShape, type NodeCall, requiredInput } from '../node-call.ts';
import { intAttribute, nodeError } from '../onnx-node.ts';
import { isActivation, type Tensor } from '../tensor.ts';
import { readWindow, windowShape } from './window.ts';

/** What a convolution reads, wherever its operator lists it. */
export interface ConvolutionInputs {
  readonly image: Tensor;
  /** [output channels, input channels per group, rows, columns]. */
  readonly weights: Tensor;
  readonly bias: Tensor | undefined;
}

/** Conv: dense, grouped, depthwise or dilated, over rows and columns or over a sequence. */
export function convolution(call: NodeCall): Tensor {
  const bias = call.inputs[2];
  return appendConvolution(call, {
    image: requiredInput(call, 0),
    weights: requiredInput(call, 1),
    bias,
  });
}

/** The layer of a convolution. */
export function appendConvolution(
  call: NodeCall,
  { image, weights, bias }: ConvolutionInputs,
): Tensor {
  const { node } = call;
  if (isActivation(weights)) {
    throw nodeError(node, {
      rule: 'filters must be trained',
      got: 'filters that the network computes',
    });
  }
  const [outputChannels = 0, channelsPerGroup = 0, ...taps] = weights.shape;
  const groups = intAttribute(node, 'group', 1);
  if (image.shape[1] !== channelsPerGroup * groups || outputChannels % groups !== 0) {
    throw nodeError(node, {
      rule: `filters ${describeTensorShape(weights.shape)} in ${groups} groups must read all channels`,
      got: describeTensorShape(image.shape),
    });
  }
  const window = readWindow(call, image.shape, taps);
  const { taps: filter, stride, dilation, outputs } = window;
  const extents = {
    N: image.shape[0] ?? 1,
    G: groups,
    K: outputChannels / groups,
    C: channelsPerGroup,
    P: outputs.row,
    Q: outputs.column,
    R: filter.row,
    S: filter.column,
  };
  return appendLayer(
    call,
    { operator: 'conv', extents, stride, dilation },
    { inputs: [image], weights, trained: bias === undefined ? [] : [bias] },
    {
      shape: windowShape(image.shape, outputChannels, window),
      elementType: image.elementType,
      featureShape: { channels: outputChannels, height: outputs.row, width: outputs.column },
    },
  );
}
