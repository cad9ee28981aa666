import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/base/errors.ts';
import type { Network } from '../../src/workload/network.ts';
import { shapeProblems } from '../../src/workload/validate-shapes.ts';
import { toyLayer, toyNetwork } from './toy-network.ts';

const problems = (network: Network) => shapeProblems(network).map(describeProblem);
const first = toyLayer('a', 'conv', { K: 32, C: 3, P: 14, Q: 14, R: 3, S: 3 });
const stride2 = { stride: { row: 2, column: 2 } };

describe('shapeProblems', () => {
  it('accepts a convolution that reads what there is', () => {
    const next = toyLayer('b', 'conv', { K: 8, C: 32, P: 7, Q: 7, R: 3, S: 3 }, stride2);
    expect(problems(toyNetwork([first, next], '>a', 'a>b'))).toEqual([]);
  });

  it('reports channels that nobody makes', () => {
    const next = toyLayer('b', 'conv', { K: 8, C: 64, P: 14, Q: 14 });
    expect(problems(toyNetwork([first, next], '>a', 'a>b'))).toEqual([
      'layers[1].extents: "b" must read the 32 channels that "a" makes, got G·C = 64.',
    ]);
  });

  it('reports channels that nobody reads, unless another layer may read them (a split)', () => {
    const half = toyLayer('b', 'conv', { K: 8, C: 16, P: 14, Q: 14 });
    const other = toyLayer('c', 'conv', { K: 8, C: 16, P: 14, Q: 14 });
    expect(problems(toyNetwork([first, half], '>a', 'a>b'))).toHaveLength(1);
    expect(problems(toyNetwork([first, half, other], '>a', 'a>b', 'a>c'))).toEqual([]);
  });

  it('counts the groups of depthwise layers on both sides', () => {
    const depthwise = toyLayer('b', 'conv', { G: 32, P: 14, Q: 14, R: 3, S: 3 });
    const project = toyLayer('c', 'conv', { K: 8, C: 32, P: 14, Q: 14 });
    const network = toyNetwork([first, depthwise, project], '>a', 'a>b', 'b>c');
    expect(problems(network)).toEqual([]);
  });

  it('sums the channels of a concatenation', () => {
    const branch = toyLayer('b', 'conv', { K: 8, C: 3, P: 14, Q: 14 });
    const reads = (C: number) =>
      toyNetwork(
        [first, branch, toyLayer('c', 'conv', { K: 1, C, P: 14, Q: 14 })],
        '>a',
        '>b',
        'a>c',
        'b>c',
      );
    expect(problems(reads(40))).toEqual([]);
    expect(problems(reads(41))).toHaveLength(1);
  });

  it('passes over layers that also read the input of the network, whose shape is not known', () => {
    const next = toyLayer('b', 'conv', { K: 8, C: 64, P: 14, Q: 14 });
    expect(problems(toyNetwork([first, next], '>a', 'a>b', '>b'))).toEqual([]);
  });

  it('reports windows that reach too far or leave rows out', () => {
    // 3 taps, stride 2 on 14 rows: 7 outputs reach 6·2 + 3 = 15, one row of padding; 10 reach 21, more than 14 + 5.
    const rows = (P: number) => {
      const next = toyLayer('b', 'pool', { G: 32, P, Q: 7, R: 3, S: 3 }, stride2);
      return problems(toyNetwork([first, next], '>a', 'a>b'));
    };
    expect(rows(7)).toEqual([]);
    expect(rows(6)).toEqual([]); // 13 rows, no padding
    expect(rows(5)).toEqual([
      'layers[1].extents.P: "b" must cover the 14 rows that "a" makes, got 5, which covers 11.',
    ]);
    expect(rows(10)).toEqual([
      'layers[1].extents.P: "b" must cover the 14 rows that "a" makes, got 10, which covers 21.',
    ]);
  });

  it('accepts a flattened feature map and reports one that does not divide: 32·14·14 = 6272', () => {
    const flat = (C: number) =>
      problems(toyNetwork([first, toyLayer('b', 'gemm', { C, K: 10 })], '>a', 'a>b'));
    expect(flat(6272)).toEqual([]);
    expect(flat(32)).toEqual([]);
    expect(flat(6000)).toHaveLength(1);
    expect(flat(12_544)).toEqual([
      'layers[1].extents.C: "b" must divide the 6272 elements that "a" makes into rows, got 12544 elements, in rows of 12544.',
    ]);
  });

  it('counts both operands of an attention product', () => {
    const query = toyLayer('q', 'gemm', { P: 5, C: 8, K: 8 });
    const key = toyLayer('k', 'gemm', { P: 5, C: 8, K: 8 });
    const scores = (K: number) =>
      toyNetwork(
        [query, key, toyLayer('s', 'gemm', { G: 2, P: 5, C: 4, K }, { parameterCount: 0 })],
        '>q',
        '>k',
        'q>s',
        'k>s',
      );
    expect(problems(scores(5))).toEqual([]);
    expect(problems(scores(6))).toHaveLength(1);
  });

  it('wants summed feature maps to have one shape', () => {
    const sum = (K: number) =>
      toyNetwork(
        [
          first,
          toyLayer('b', 'conv', { K, C: 3, P: 14, Q: 14 }),
          toyLayer('sum', 'elementwise', { G: 32, P: 14, Q: 14 }, { inputTensors: 2 }),
        ],
        '>a',
        '>b',
        'a>sum',
        'b>sum',
      );
    expect(problems(sum(32))).toEqual([]);
    expect(problems(sum(16))).toEqual([
      'layers[2].extents: "sum" must have the shape of "b", 16×14×14, got 32×14×14.',
    ]);
  });
});
