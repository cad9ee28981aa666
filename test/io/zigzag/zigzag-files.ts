/**
 * An array of 4 × 2 × 3 units for tests: weights are shared along D3, sums are added up along D2, and inputs come straight
 * from the buffer.
 */
export const HARDWARE = `name: small machine
memories:
  weight_reg:
    size: 8
    r_cost: 0.25
    w_cost: 0.5
    area: 0
    latency: 1
    operands: [I2]
    ports:
      - name: r_port_1
        type: read
        bandwidth_min: 8
        bandwidth_max: 8
        allocation: ["I2, tl"]
      - name: w_port_1
        type: write
        bandwidth_min: 8
        bandwidth_max: 8
        allocation: ["I2, fh"]
    served_dimensions: [D3]
  sum_reg:
    size: 48
    r_cost: 0.1
    w_cost: 0.2
    area: 0
    latency: 2
    operands: [O]
    ports:
      - name: r_port_1
        type: read
        bandwidth_min: 16
        bandwidth_max: 16
        allocation: ["O, tl"]
      - name: r_port_2
        type: read
        bandwidth_min: 16
        bandwidth_max: 16
        allocation: ["O, th"]
      - name: w_port_1
        type: write
        bandwidth_min: 16
        bandwidth_max: 16
        allocation: ["O, fh", "O, fl"]
    served_dimensions: [D2]
  buffer:
    size: 65536
    r_cost: 20
    w_cost: 30
    area: 5
    latency: 1
    double_buffering_support: true
    operands: [I1, O]
    ports:
      - name: rw_port_1
        type: read_write
        bandwidth_min: 32
        bandwidth_max: 128
        allocation: ["I1, fh", "I1, tl", "O, fh", "O, tl", "O, fl", "O, th"]
    served_dimensions: [D1, D2, D3]
  dram:
    size: 10000000
    r_cost: 640
    w_cost: 704
    area: 0
    latency: 1
    operands: [I1, I2, O]
    ports:
      - name: rw_port_1
        type: read_write
        bandwidth_min: 64
        bandwidth_max: 64
        allocation: ["I1, fh", "I1, tl", "I2, fh", "I2, tl", "O, fh", "O, tl", "O, fl", "O, th"]
    served_dimensions: [D1, D2, D3]
operational_array:
  input_precision: [8, 8]
  unit_energy: 0.5
  unit_area: 1
  dimensions: [D1, D2, D3]
  sizes: [4, 2, 3]
`;

/** Output channels, input channels and columns side by side; everything but products by default. */
export const MAPPING = `- name: default
  spatial_mapping:
    D1:
      - K, 4
    D2:
      - C, 2
    D3:
      - OX, 3
  memory_operand_links:
    O: O
    W: I2
    I: I1
- name: Gemm
  spatial_mapping:
    D1:
      - K, 2
  spatial_mapping_hint:
    D2: [C, B]
`;
