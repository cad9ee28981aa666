import protobuf from 'protobufjs/light.js';

const optional = (type: string, id: number) => ({ type, id });
const repeated = (type: string, id: number) => ({ rule: 'repeated', type, id });

/**
 * The part of ONNX's format that an import reads, with the field numbers of the public `onnx.proto` (IR version 3 and
 * later). Fields that are not listed are passed over.
 */
const DESCRIPTOR = {
  nested: {
    ModelProto: {
      fields: {
        irVersion: optional('int64', 1),
        producerName: optional('string', 2),
        producerVersion: optional('string', 3),
        graph: optional('GraphProto', 7),
        opsetImport: repeated('OperatorSetIdProto', 8),
      },
    },
    OperatorSetIdProto: {
      fields: { domain: optional('string', 1), version: optional('int64', 2) },
    },
    GraphProto: {
      fields: {
        node: repeated('NodeProto', 1),
        name: optional('string', 2),
        initializer: repeated('TensorProto', 5),
        input: repeated('ValueInfoProto', 11),
        output: repeated('ValueInfoProto', 12),
        valueInfo: repeated('ValueInfoProto', 13),
      },
    },
    NodeProto: {
      fields: {
        input: repeated('string', 1),
        output: repeated('string', 2),
        name: optional('string', 3),
        opType: optional('string', 4),
        attribute: repeated('AttributeProto', 5),
        domain: optional('string', 7),
      },
    },
    AttributeProto: {
      fields: {
        name: optional('string', 1),
        f: optional('float', 2),
        i: optional('int64', 3),
        s: optional('bytes', 4),
        t: optional('TensorProto', 5),
        floats: repeated('float', 7),
        ints: repeated('int64', 8),
      },
    },
    TensorProto: {
      fields: {
        dims: repeated('int64', 1),
        dataType: optional('int32', 2),
        floatData: repeated('float', 4),
        int32Data: repeated('int32', 5),
        int64Data: repeated('int64', 7),
        name: optional('string', 8),
        rawData: optional('bytes', 9),
        doubleData: repeated('double', 10),
      },
    },
    ValueInfoProto: {
      fields: { name: optional('string', 1), type: optional('TypeProto', 2) },
    },
    TypeProto: { fields: { tensorType: optional('TensorTypeProto', 1) } },
    TensorTypeProto: {
      fields: { elemType: optional('int32', 1), shape: optional('TensorShapeProto', 2) },
    },
    TensorShapeProto: { fields: { dim: repeated('DimensionProto', 1) } },
    DimensionProto: {
      fields: { dimValue: optional('int64', 1), dimParam: optional('string', 2) },
    },
  },
};

/** The protobuf type of an ONNX file: reads and writes it. */
export const MODEL_TYPE: protobuf.Type =
  protobuf.Root.fromJSON(DESCRIPTOR).lookupType('ModelProto');

/** Tensors as they stand in a file; the elements are in one of the four lists or in `rawData`, or elsewhere. */
export interface TensorProto {
  readonly name?: string;
  readonly dims?: readonly number[];
  /** One of `ELEMENT_TYPES`. */
  readonly dataType?: number;
  readonly floatData?: readonly number[];
  readonly int32Data?: readonly number[];
  readonly int64Data?: readonly number[];
  readonly doubleData?: readonly number[];
  /** Little-endian. */
  readonly rawData?: Uint8Array;
}

export interface AttributeProto {
  readonly name?: string;
  readonly f?: number;
  readonly i?: number;
  readonly s?: Uint8Array;
  readonly t?: TensorProto;
  readonly floats?: readonly number[];
  readonly ints?: readonly number[];
}

export interface NodeProto {
  readonly name?: string;
  readonly opType?: string;
  readonly domain?: string;
  readonly input?: readonly string[];
  readonly output?: readonly string[];
  readonly attribute?: readonly AttributeProto[];
}

export interface DimensionProto {
  readonly dimValue?: number;
  /** Name of a size that is not fixed. */
  readonly dimParam?: string;
}

export interface ValueInfoProto {
  readonly name?: string;
  readonly type?: {
    readonly tensorType?: {
      readonly elemType?: number;
      readonly shape?: { readonly dim?: readonly DimensionProto[] };
    };
  };
}

export interface GraphProto {
  readonly name?: string;
  readonly node?: readonly NodeProto[];
  readonly initializer?: readonly TensorProto[];
  readonly input?: readonly ValueInfoProto[];
  readonly output?: readonly ValueInfoProto[];
  readonly valueInfo?: readonly ValueInfoProto[];
}

export interface ModelProto {
  readonly irVersion?: number;
  readonly producerName?: string;
  readonly producerVersion?: string;
  readonly graph?: GraphProto;
  readonly opsetImport?: readonly { readonly domain?: string; readonly version?: number }[];
}

/** ONNX's numbers of element types that an import tells apart. */
export const ELEMENT_TYPES = {
  float: 1,
  uint8: 2,
  int8: 3,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  double: 11,
  bfloat16: 16,
  uint4: 21,
  int4: 22,
} as const;
