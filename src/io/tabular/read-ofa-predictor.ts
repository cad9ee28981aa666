import { OFA_PREDICTOR_VALUES } from '../../accuracy/tabular/ofa-predictor.ts';
import { InputError } from '../../base/errors.ts';

/**
 * Reads the weights of Once-for-All's accuracy predictor: little-endian float32, each layer's weights (output by output)
 * before its biases.
 *
 * @throws InputError where the length is not that of the predictor, or a value is no number
 */
export function readOfaPredictor(bytes: Uint8Array, file: string): Float32Array {
  const wanted = 4 * OFA_PREDICTOR_VALUES;
  if (bytes.length !== wanted) {
    throw new InputError({
      file,
      rule: `must have ${wanted} bytes: ${OFA_PREDICTOR_VALUES} float32 values of a 128-400-400-400-1 perceptron`,
      got: `${bytes.length} bytes`,
      remedy:
        bytes.length < wanted
          ? 'The file may have been cut off: get it again'
          : 'Check that it is the predictor of the MobileNetV3 space',
    });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = Float32Array.from({ length: OFA_PREDICTOR_VALUES }, (_, at) => {
    return view.getFloat32(4 * at, true);
  });
  const bad = values.findIndex((value) => !Number.isFinite(value) || Math.abs(value) > 1e3);
  if (bad < 0) return values;
  throw new InputError({
    file,
    rule: 'must hold weights as little-endian float32',
    got: `${values[bad]} as value ${bad + 1}`,
    remedy: 'Check that it is the right file',
  });
}
