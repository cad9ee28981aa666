import type { OperatorRule } from './node-call.ts';
import { constant, constantOfShape, range, shapeOf, sizeOf } from './operators/constants.ts';
import { convolution } from './operators/convolution.ts';
import { batchNormalization, normalization } from './operators/normalization.ts';
import { gather, slice, split, tile } from './operators/parts.ts';
import { foldedActivation, pointwise, trainedActivation } from './operators/pointwise.ts';
import { globalPooling, pooling, reduction } from './operators/pooling.ts';
import { gemm, matmul } from './operators/product.ts';
import {
  dequantizeLinear,
  dynamicQuantizeLinear,
  integerConvolution,
  integerMatmul,
  quantizedConvolution,
  quantizedMatmul,
  quantizeLinear,
} from './operators/quantization.ts';
import {
  concatenation,
  expand,
  flatten,
  pad,
  reshape,
  spaceToDepth,
  squeeze,
  transpose,
  unsqueeze,
} from './operators/views.ts';

/** Functions of one number; the two of Microsoft's are in models that its tools have optimised. */
const FOLDED = [
  ...['Relu', 'LeakyRelu', 'Clip', 'Sigmoid', 'HardSigmoid', 'HardSwish', 'Tanh', 'Erf', 'Gelu'],
  ...['FastGelu', 'QuickGelu', 'Elu', 'Selu', 'Celu', 'Mish', 'Swish', 'Softplus', 'Softsign'],
  ...['ThresholdedRelu', 'Exp', 'Log', 'Sqrt', 'Reciprocal', 'Abs', 'Neg', 'Sign', 'Floor'],
  ...['Ceil', 'Round', 'Sin', 'Cos', 'Not', 'IsNaN', 'Cast', 'Identity', 'Dropout'],
];

const POINTWISE = [
  ...['Add', 'Sub', 'Mul', 'Div', 'Pow', 'Mod', 'Sum', 'Mean', 'Min', 'Max', 'Where'],
  ...['Equal', 'Less', 'LessOrEqual', 'Greater', 'GreaterOrEqual', 'And', 'Or', 'Xor'],
];

const NORMALIZATIONS = [
  ...['Softmax', 'LogSoftmax', 'LRN', 'LayerNormalization', 'RMSNormalization'],
  ...['InstanceNormalization', 'GroupNormalization', 'LpNormalization'],
  ...['SimplifiedLayerNormalization'],
];

const REDUCTIONS = [
  ...['ReduceMean', 'ReduceSum', 'ReduceMax', 'ReduceMin', 'ReduceProd', 'ReduceL2'],
  ...['ReduceSumSquare'],
];

const same = (names: readonly string[], rule: OperatorRule) =>
  names.map((name): [string, OperatorRule] => [name, rule]);

/** Every operator that can be imported. */
export const OPERATOR_RULES: ReadonlyMap<string, OperatorRule> = new Map([
  ...same(FOLDED, foldedActivation),
  ...same(POINTWISE, pointwise),
  ...same(NORMALIZATIONS, normalization),
  ...same(REDUCTIONS, reduction),
  ...same(['MaxPool', 'AveragePool'], pooling),
  ...same(['GlobalAveragePool', 'GlobalMaxPool'], globalPooling),
  ['Conv', convolution],
  ['Gemm', gemm],
  ['MatMul', matmul],
  ['BatchNormalization', batchNormalization],
  ['PRelu', trainedActivation],
  ['Reshape', reshape],
  ['Flatten', flatten],
  ['Transpose', transpose],
  ['Squeeze', squeeze],
  ['Unsqueeze', unsqueeze],
  ['Expand', expand],
  ['Pad', pad],
  ['Concat', concatenation],
  ['DepthToSpace', spaceToDepth('to-space')],
  ['SpaceToDepth', spaceToDepth('to-depth')],
  ['Slice', slice],
  ['Split', split],
  ['Gather', gather],
  ['Tile', tile],
  ['Constant', constant],
  ['ConstantOfShape', constantOfShape],
  ['Shape', shapeOf],
  ['Size', sizeOf],
  ['Range', range],
  ['QuantizeLinear', quantizeLinear],
  ['DequantizeLinear', dequantizeLinear],
  ['DynamicQuantizeLinear', dynamicQuantizeLinear],
  ['QLinearConv', quantizedConvolution],
  ['ConvInteger', integerConvolution],
  ['QLinearMatMul', quantizedMatmul],
  ['MatMulInteger', integerMatmul],
]);

/** Operators that are known and left out, and why. */
export const REFUSED_OPERATORS: Readonly<Record<string, string>> = {
  ConvTranspose:
    'a transposed convolution writes between the elements that it reads, which no loop nest here describes',
  Resize: 'no layer here makes an image larger',
  Upsample: 'no layer here makes an image larger',
  LSTM: 'a recurrent layer waits for its own results',
  GRU: 'a recurrent layer waits for its own results',
  RNN: 'a recurrent layer waits for its own results',
  Loop: 'how often it runs is not known beforehand',
  Scan: 'how often it runs is not known beforehand',
  If: 'which branch runs is not known beforehand',
};
