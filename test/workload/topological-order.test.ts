import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCycle, topologicalOrder } from '../../src/workload/topological-order.ts';
import { toyLayer, toyNetwork } from './toy-network.ts';

const layers = (names: string) => names.split('').map((name) => toyLayer(name, 'elementwise'));
const orderOf = (...parameters: Parameters<typeof toyNetwork>) =>
  topologicalOrder(toyNetwork(...parameters))
    .map(({ name }) => name)
    .join('');

describe('topologicalOrder', () => {
  it('puts producers before consumers', () => {
    expect(orderOf(layers('cba'), '>a', 'a>b', 'b>c')).toBe('abc');
  });

  it('keeps the listed order of layers that do not wait for each other', () => {
    expect(orderOf(layers('adcb'), '>a', 'a>b', 'a>c', 'a>d')).toBe('adcb');
  });

  it('brings a branch in where it is first needed', () => {
    expect(orderOf(layers('adbc'), '>a', 'a>b', 'a>c', 'b>d', 'c>d')).toBe('abcd');
  });

  it('spells out the cycle where layers wait for each other', () => {
    expect(() => orderOf(layers('abcd'), '>a', 'a>b', 'b>c', 'c>d', 'd>b')).toThrow(
      'edges: layers must not wait for their own results, got b → c → d → b.',
    );
  });

  it('orders any graph that was shuffled', () => {
    const names = 'abcdefghij'.split('');
    const forward = names.flatMap((from, i) => names.slice(i + 1).map((to) => `${from}>${to}`));
    fc.assert(
      fc.property(
        fc.subarray(forward),
        fc.shuffledSubarray(names, { minLength: names.length }),
        (edges, listed) => {
          const order = orderOf(layers(listed.join('')), ...edges);
          expect([...order].sort()).toEqual(names);
          for (const edge of edges) {
            const [from = '', to = ''] = edge.split('>');
            expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
          }
        },
      ),
      { seed: 7 },
    );
  });
});

describe('findCycle', () => {
  it('finds nothing in a diamond', () => {
    expect(findCycle(toyNetwork(layers('abcd'), 'a>b', 'a>c', 'b>d', 'c>d'))).toBeUndefined();
  });

  it('finds a layer that reads itself', () => {
    expect(findCycle(toyNetwork(layers('ab'), 'a>b', 'b>b'))).toEqual(['b', 'b']);
  });

  it('passes over edges to layers that do not exist', () => {
    expect(findCycle(toyNetwork(layers('ab'), 'a>b', 'b>z', 'z>a'))).toBeUndefined();
  });
});
