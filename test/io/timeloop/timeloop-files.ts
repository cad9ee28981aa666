/** A row-stationary design in the manner of Timeloop 4, with everything that its format nests. */
export const ARCHITECTURE = `
architecture:
  version: 0.4
  nodes:
  - !Container
    name: system
    attributes: {technology: "45nm", global_cycle_seconds: 5e-9}
  - !Component
    name: DRAM
    class: DRAM
    attributes: {width: 64, datawidth: 16, shared_bandwidth: 4}
  - !Container
    name: chip
  - !Component
    name: buffer
    class: smartbuffer_SRAM
    attributes: {depth: 4096, width: 64, datawidth: 16, read_bandwidth: 16, n_banks: 8, multiple_buffering: 2}
    constraints:
      dataspace: {keep: [Inputs, Outputs], bypass: [Weights]}
  - !Container
    name: column
    spatial: {meshX: 14}
  - !Container
    name: pe
    spatial: {meshY: 12}
  - !Parallel
    nodes:
    - !Component
      name: weight_spad
      class: smartbuffer_RF
      attributes: {depth: 192, width: 16, datawidth: 16}
      constraints:
        dataspace: {keep: [Weights]}
    - !Component
      name: sum_spad
      class: smartbuffer_RF
      attributes: {depth: 16, width: 32, datawidth: 32}
      constraints:
        dataspace: {keep: [Outputs]}
  - !Component
    name: mac
    class: intmac
    attributes: {multiplier_width: 16, adder_width: 32}
`;

/** The same in version 0.3, with what it keeps among the constraints. */
export const ARCHITECTURE_0_3 = `
architecture:
  version: 0.3
  subtree:
  - name: system
    attributes: {technology: 45nm, global_cycle_seconds: 5e-9}
    local:
    - name: DRAM
      class: DRAM
      attributes: {memory_width: 64, word-bits: 16, shared_bandwidth: 4}
    subtree:
    - name: chip
      local:
      - name: buffer
        class: SRAM
        attributes: {memory_depth: 4096, memory_width: 64, word-bits: 16, read_bandwidth: 16, multiple-buffering: 2}
      subtree:
      - name: pe[0..167]
        attributes: {meshX: 14}
        local:
        - name: weight_spad
          class: regfile
          attributes: {depth: 192, width: 16, word-bits: 16}
        - name: sum_spad
          class: regfile
          attributes: {depth: 16, width: 32, word-bits: 32}
        - name: mac
          class: intmac
          attributes: {multiplier_width: 16, adder_width: 32}
constraints:
  targets:
  - {target: buffer, type: bypass, keep: [Inputs, Outputs], bypass: [Weights]}
  - {target: weight_spad, type: bypass, keep: [Weights], bypass: [Inputs, Outputs]}
  - {target: sum_spad, type: bypass, keep: [Outputs], bypass: [Inputs, Weights]}
`;

/** A convolution with 1 row and 7 columns of filter taps, 8 by 5 outputs, stride 2 along the columns. */
export const PROBLEM = `
problem:
  version: 0.4
  shape:
    name: CNN_Layer
    dimensions: [C, M, R, S, N, P, Q]
    coefficients:
    - {name: Wstride, default: 1}
    - {name: Hstride, default: 1}
    - {name: Wdilation, default: 1}
    - {name: Hdilation, default: 1}
    data_spaces:
    - name: Weights
      projection:
      - [[C]]
      - [[M]]
      - [[R]]
      - [[S]]
    - name: Inputs
      projection:
      - [[N]]
      - [[C]]
      - [[R, Wdilation], [P, Wstride]]
      - [[S, Hdilation], [Q, Hstride]]
    - name: Outputs
      projection:
      - [[N]]
      - [[M]]
      - [[Q]]
      - [[P]]
      read_write: true
  instance: {C: 4, M: 28, R: 7, S: 1, N: 1, P: 5, Q: 8, Wstride: 2, Hstride: 1, Wdilation: 1, Hdilation: 1}
`;

/** Two rows of tiles; output channels spread over the columns, input channels over the rows. */
export const MAPPING = `
mapping:
- {target: DRAM, type: temporal, factors: [Q=2, P=5], permutation: [P, Q]}
- {target: buffer, type: temporal, factors: Q=4 M=2, permutation: QM}
- {target: column, type: spatial, factors: M=14, permutation: M}
- {target: pe, type: spatial, factors: C=4, permutation: C, split: 0}
- {target: weight_spad, type: temporal, factors: [R=0]}
`;
