import protobuf from 'protobufjs/light.js';
import type { ByteSource } from './byte-source.ts';

/** Elements of tensors that are longer than this are weights; what shapes are computed from is far shorter. */
const LONGEST_PAYLOAD_BYTES = 16 * 1024;

/** What a field of wire type 2 may hold that is passed over where it is long. */
const PAYLOADS: ReadonlySet<string> = new Set([
  'rawData',
  'floatData',
  'int32Data',
  'int64Data',
  'doubleData',
]);

/** Longest tag or length that protobuf writes. */
const VARINT_BYTES = 10;

/**
 * A message without the fields that its type does not list and without the elements of large tensors, which are never
 * read from the source: a model of gigabytes becomes one of kilobytes.
 *
 * @throws RangeError or Error where the bytes are no such message
 */
export function skimMessage(
  source: ByteSource,
  type: protobuf.Type,
  from = 0,
  to = source.size,
): Uint8Array {
  const writer = protobuf.Writer.create();
  for (let at = from; at < to; ) {
    const { value: tag, end: afterTag } = readVarint(source, at, to);
    const field = type.fieldsById[tag >>> 3];
    const wireType = tag & 7;
    const { start, end } = fieldBytes(source, afterTag, to, wireType);
    at = end;
    if (field === undefined || isLargePayload(field, end - start)) continue;
    const nested = field.resolve().resolvedType;
    writer.uint32(tag);
    if (nested instanceof protobuf.Type) writer.bytes(skimMessage(source, nested, start, end));
    else if (wireType === 2) writer.bytes(source.bytes(start, end));
    else writer.raw(source.bytes(start, end));
  }
  return writer.finish();
}

function isLargePayload(field: protobuf.Field, bytes: number): boolean {
  return PAYLOADS.has(field.name) && bytes > LONGEST_PAYLOAD_BYTES;
}

/** Where the content of a field lies; of wire type 2 behind its length. */
function fieldBytes(source: ByteSource, at: number, to: number, wireType: number) {
  switch (wireType) {
    case 0:
      return within(at, readVarint(source, at, to).end, to);
    case 1:
      return within(at, at + 8, to);
    case 2: {
      const { value: length, end } = readVarint(source, at, to);
      return within(end, end + length, to);
    }
    case 5:
      return within(at, at + 4, to);
    default:
      throw new RangeError(`wire type ${wireType} at byte ${at}`);
  }
}

function within(start: number, end: number, limit: number) {
  if (end > limit) throw new RangeError(`a field that ends at byte ${end} of ${limit}`);
  return { start, end };
}

function readVarint(source: ByteSource, at: number, to: number) {
  const reader = protobuf.Reader.create(source.bytes(at, Math.min(at + VARINT_BYTES, to)));
  const value = reader.uint32();
  return { value, end: at + reader.pos };
}
