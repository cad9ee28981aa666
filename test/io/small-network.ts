/** A small network file in which every key is right; tests break one line of it. */
export const SMALL_NETWORK = `name: small
source: a test
layers:
  - name: conv1
    operator: conv
    extents: { K: 8, C: 3, P: 16, Q: 16, R: 3, S: 3 }
    stride: 2
    inputs: [input]
    parameterCount: 224
  - name: conv2
    operator: conv
    extents: { K: 8, C: 8, P: 16, Q: 16 }
    inputs: [conv1]
  - name: add
    operator: elementwise
    extents: { G: 8, P: 16, Q: 16 }
    inputs: [conv1, conv2]
  - name: classifier
    operator: gemm
    extents: { K: 10, C: 2048 }
    inputs: [add]
`;
