import { describe, expect, it } from 'vitest';
import { parseTimeloop } from '../../../src/io/timeloop/parse-timeloop.ts';
import { ARCHITECTURE, ARCHITECTURE_0_3, MAPPING, PROBLEM } from './timeloop-files.ts';

const NAMES = {
  dataflows: ['row-stationary', 'weight-stationary'],
  technologies: ['cmos-28nm', 'cmos-45nm', 'cmos-65nm', 'fpga-28nm'],
};
const parse = (...texts: readonly string[]) =>
  parseTimeloop(
    texts.map((text, index) => ({ text, file: `part${index}.yaml` })),
    NAMES,
  );

describe('A problem of Timeloop', () => {
  it('has rows and columns the other way round: R and P are width there, and height here', () => {
    const { layer } = parse(PROBLEM);
    expect(layer).toMatchObject({
      operator: 'conv',
      extents: { N: 1, G: 1, K: 28, C: 4, P: 8, Q: 5, R: 1, S: 7 },
      stride: { row: 1, column: 2 },
      parameterCount: 28 * 4 * 7,
    });
  });

  it('may be cnn-layer with its sizes beside it, as in older files', () => {
    const sizes = '{shape: cnn-layer, R: 7, S: 1, P: 5, Q: 8, C: 4, K: 28, N: 1, Wstride: 2}';
    const { layer } = parse(`problem: ${sizes}`);
    expect(layer?.extents).toEqual(parse(PROBLEM).layer?.extents);
    expect(layer?.stride).toEqual({ row: 1, column: 2 });
  });

  it('may be depthwise, grouped or a product of matrices, told from the projections', () => {
    const space = (name: string, ...dims: readonly string[]) =>
      `{name: ${name}, projection: [${dims.map((dim) => `[[${dim}]]`).join(', ')}]`;
    const product = `
problem:
  shape:
    dimensions: [M, N, K]
    data-spaces:
    - ${space('A', 'M', 'K')}}
    - ${space('B', 'K', 'N')}}
    - ${space('Z', 'M', 'N')}, read-write: true}
  instance: {M: 10, N: 20, K: 30}`;
    expect(parse(product).layer).toMatchObject({
      operator: 'gemm',
      extents: { P: 10, K: 20, C: 30, N: 1, G: 1, Q: 1 },
    });
    const depthwise = PROBLEM.replace('dimensions: [C, M,', 'dimensions: [C,')
      .replace('      - [[M]]\n', '')
      .replace('      - [[M]]\n', '      - [[C]]\n')
      .replace('M: 28, ', '');
    expect(parse(depthwise).layer?.extents).toMatchObject({ G: 4, K: 1, C: 1, S: 7 });
  });

  it('is refused where a coefficient is misspelt, with the right one', () => {
    expect(() => parse(PROBLEM.replace('Hstride: 1', 'Hstrides: 2'))).toThrow(
      /^part0.yaml:\d+:\d+ problem.instance.Hstrides: must be a loop or coefficient of the shape, got "Hstrides". Did you mean "Hstride"\?/,
    );
    expect(() => parse(PROBLEM.replace('Q: 8,', ''))).toThrow(
      /must give a size to each loop of the shape, got none for Q/,
    );
    expect(() => parse(PROBLEM.replace('instance:', 'instanse:'))).toThrow(
      /must be a loop or coefficient of the shape, got "instanse"/,
    );
  });

  it('is refused where it is sparse', () => {
    const sparse = PROBLEM.replace('C: 4,', 'C: 4, densities: 0.5,');
    expect(() => parse(sparse)).toThrow(/sparse tensors are not modelled/);
  });
});

describe('An architecture of Timeloop', () => {
  it('becomes an accelerator: containers fan out, and memories keep what their constraints say', () => {
    const { accelerator } = parse(ARCHITECTURE);
    expect(accelerator).toMatchObject({
      name: 'part0',
      clockMHz: 200, // 1 / 5 ns
      technology: 'cmos-45nm',
      precisionBits: { weights: 16, inputs: 16, partialSums: 32, outputs: 16 },
      peArray: { rows: 12, columns: 14 },
      dataflows: NAMES.dataflows,
    });
    expect(accelerator?.memories).toEqual([
      {
        name: 'DRAM',
        kind: 'dram',
        holds: ['weights', 'inputs', 'outputs'],
        capacityBits: null,
        rowBits: 64,
        elementBits: 16,
        bandwidth: { readBitsPerCycle: null, writeBitsPerCycle: null, sharedBitsPerCycle: 64 }, // 4 words
        grid: { rows: 1, columns: 1 },
        doubleBuffered: false,
        latencyCycles: 0,
      },
      {
        name: 'buffer',
        kind: 'sram',
        holds: ['inputs', 'outputs'],
        capacityBits: 262_144, // 4096 rows of 64 bits
        rowBits: 64,
        elementBits: 16,
        bandwidth: { readBitsPerCycle: 256, writeBitsPerCycle: null, sharedBitsPerCycle: null },
        grid: { rows: 1, columns: 1 },
        doubleBuffered: true,
        latencyCycles: 0,
      },
      expect.objectContaining({
        name: 'weight_spad',
        kind: 'register-file',
        holds: ['weights'],
        capacityBits: 3072, // 192 words of 16 bits
        grid: { rows: 12, columns: 14 },
      }),
      expect.objectContaining({ name: 'sum_spad', holds: ['outputs'], capacityBits: 512 }),
    ]);
  });

  it('is the same in version 0.3', () => {
    expect(parse(ARCHITECTURE_0_3).accelerator).toEqual(parse(ARCHITECTURE).accelerator);
  });

  it('takes process and clock from the variables of another file, too', () => {
    const attributes = '    attributes: {technology: "45nm", global_cycle_seconds: 5e-9}\n';
    const variables = 'variables: {version: 0.4, technology: "45nm", global_cycle_seconds: 5e-9}';
    const { accelerator } = parse(ARCHITECTURE.replace(attributes, ''), variables);
    expect(accelerator).toEqual(parse(ARCHITECTURE).accelerator);
  });

  it('takes the nearest process that there is a table for, and says so', () => {
    const { accelerator } = parse(ARCHITECTURE.replace('45nm', '32nm'));
    expect(accelerator).toMatchObject({
      technology: 'cmos-28nm',
      title: 'part0, from Timeloop, 32 nm taken as cmos-28nm',
    });
  });

  it('is refused where a key is misspelt, with the right one', () => {
    expect(() => parse(ARCHITECTURE.replace('depth: 192', 'dept: 192'))).toThrow(
      /part0.yaml:\d+:\d+ architecture.nodes\[6\].nodes\[0\].attributes.dept: must not be so near to "depth"/,
    );
    expect(() => parse(ARCHITECTURE.replace('read_bandwidth', 'read_bandwith'))).toThrow(
      /must not be so near to "read_bandwidth", got "read_bandwith"/,
    );
    expect(() => parse(ARCHITECTURE.replace('meshX: 14', 'mashX: 14'))).toThrow(
      /Did you mean "meshX"\?/,
    );
    expect(() => parse(ARCHITECTURE.replace('spatial: {meshX', 'spacial: {meshX'))).toThrow(
      /Did you mean "spatial"\?/,
    );
  });

  it('is refused where it lacks what Tandem needs, all at once', () => {
    const lacking = ARCHITECTURE.replace('technology: "45nm", ', '').replaceAll(
      ', datawidth: 16',
      '',
    );
    expect(() => parse(lacking)).toThrow(
      /"DRAM" must state the bits of a word.*\n.*"buffer" must state.*\n.*"weight_spad" must state.*\n.*must state the process/,
    );
    expect(() => parse('architecture: {version: 0.2, storage: []}')).toThrow(
      /must have nodes \(Timeloop 4\) or a subtree \(version 0.3\)/,
    );
  });
});

describe('A mapping of Timeloop', () => {
  it('reads permutations innermost first, and joins what containers spread to the memory outside', () => {
    const { mapping } = parse(ARCHITECTURE, PROBLEM, MAPPING);
    expect(mapping?.levels).toEqual([
      {
        memory: 'DRAM',
        keeps: ['weights', 'inputs', 'outputs'],
        // Timeloop's Q outside of its P: rows outside of columns
        temporal: [
          { dim: 'P', bound: 2 },
          { dim: 'Q', bound: 5 },
        ],
        spatial: [],
      },
      {
        memory: 'buffer',
        keeps: ['inputs', 'outputs'],
        temporal: [
          { dim: 'K', bound: 2 },
          { dim: 'P', bound: 4 },
        ],
        spatial: [
          { dim: 'K', bound: 14, axis: 'x' },
          { dim: 'C', bound: 4, axis: 'y' },
        ],
      },
      // a factor of 0 is all that is left: the 7 columns of the filter
      {
        memory: 'weight_spad',
        keeps: ['weights'],
        temporal: [{ dim: 'S', bound: 7 }],
        spatial: [],
      },
      { memory: 'sum_spad', keeps: ['outputs'], temporal: [], spatial: [] },
    ]);
  });

  it('splits a permutation into its columns and its rows', () => {
    const split = MAPPING.replace(
      /- \{target: column.*\n- \{target: pe.*\n/,
      '- {target: buffer, type: spatial, factors: M=14 C=4, permutation: MC, split: 1}\n',
    );
    const files = [ARCHITECTURE, PROBLEM, split];
    expect(parse(...files).mapping?.levels[1]?.spatial).toEqual([
      { dim: 'C', bound: 4, axis: 'y' },
      { dim: 'K', bound: 14, axis: 'x' },
    ]);
  });

  it('may keep less than the memory could', () => {
    const bypassing = `${MAPPING}- {target: buffer, type: bypass, keep: [Inputs], bypass: [Weights, Outputs]}\n`;
    expect(parse(ARCHITECTURE, PROBLEM, bypassing).mapping?.levels[1]?.keeps).toEqual(['inputs']);
  });

  it('is refused where it names what there is not, or leaves the order open', () => {
    const refuse = (change: (text: string) => string) => () =>
      parse(ARCHITECTURE, PROBLEM, change(MAPPING));
    expect(refuse((text) => text.replace('target: buffer', 'target: bufer'))).toThrow(
      /part2.yaml:4:12 mapping\[1\].target: must be a memory, got "bufer". Did you mean "buffer"\?/,
    );
    expect(refuse((text) => text.replace('M=2', 'K=2'))).toThrow(
      /must give a number to a loop, got "K=2".*loops here: P, R, Q, S, C, M, N/,
    );
    expect(refuse((text) => text.replace(', permutation: QM', ''))).toThrow(
      /must list every loop of more than one step, innermost first/,
    );
    expect(() => parse(MAPPING)).toThrow(/must come with the problem and the architecture/);
  });
});
