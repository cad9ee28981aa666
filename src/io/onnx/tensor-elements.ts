import type { TensorProto } from './onnx-schema.ts';
import { ELEMENT_TYPES } from './onnx-schema.ts';
import { elementsOf } from './tensor.ts';

/** Constants that shapes are computed from have a handful of elements; those of larger ones are not kept. */
export const MOST_ELEMENTS = 2048;

/** The elements of a small tensor in row-major order; null where they are many, elsewhere or of another type. */
export function tensorElements(tensor: TensorProto): readonly number[] | null {
  const count = elementsOf(tensor.dims ?? []);
  if (count > MOST_ELEMENTS) return null;
  const lists = [tensor.floatData, tensor.int32Data, tensor.int64Data, tensor.doubleData];
  const listed = lists.find((list) => list !== undefined && list.length > 0) ?? [];
  const elements = listed.length > 0 ? listed : rawElements(tensor);
  return elements?.length === count ? elements : null;
}

function rawElements({ rawData = new Uint8Array(0), dataType }: TensorProto): number[] | null {
  const format = rawFormat(dataType);
  if (format === undefined || rawData.length % format.bytes !== 0) return null;
  const view = new DataView(rawData.buffer, rawData.byteOffset, rawData.byteLength);
  return Array.from({ length: rawData.length / format.bytes }, (_, index) =>
    format.read(view, index * format.bytes),
  );
}

interface RawFormat {
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => number;
}

function rawFormat(dataType: number | undefined): RawFormat | undefined {
  switch (dataType) {
    case ELEMENT_TYPES.float:
      return { bytes: 4, read: (view, at) => view.getFloat32(at, true) };
    case ELEMENT_TYPES.double:
      return { bytes: 8, read: (view, at) => view.getFloat64(at, true) };
    case ELEMENT_TYPES.int32:
      return { bytes: 4, read: (view, at) => view.getInt32(at, true) };
    case ELEMENT_TYPES.int64:
      return { bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true)) };
    case ELEMENT_TYPES.uint8:
    case ELEMENT_TYPES.bool:
      return { bytes: 1, read: (view, at) => view.getUint8(at) };
    case ELEMENT_TYPES.int8:
      return { bytes: 1, read: (view, at) => view.getInt8(at) };
    default:
      return undefined;
  }
}
