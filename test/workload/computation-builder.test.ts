import { describe, expect, it } from 'vitest';
import { ComputationBuilder } from '../../src/workload/computation-builder.ts';

function builder() {
  const input = { channels: 4, height: 7, width: 9 };
  return new ComputationBuilder({ name: 'tiny', source: 'this test', input });
}

describe('ComputationBuilder', () => {
  it('infers ⌈input / stride⌉ rows and columns', () => {
    const net = builder();
    const conv = net.conv('conv', net.input, { outputChannels: 6, kernel: 3, stride: 2 });
    expect(conv).toEqual({ step: 'conv', channels: 6, height: 4, width: 5 });
    expect(net.pool('pool', conv, { reduction: 'average', kernel: 2, stride: 2 })).toMatchObject({
      channels: 6,
      height: 2,
      width: 3,
    });
  });

  it('names the activation of a convolution after it', () => {
    const net = builder();
    const conv = net.conv('conv', net.input, { outputChannels: 6, kernel: 1, activation: 'relu6' });
    expect(conv.step).toBe('conv.act');
    expect(net.build().steps.map(({ name, inputs }) => [name, inputs])).toEqual([
      ['conv', [null]],
      ['conv.act', ['conv']],
    ]);
  });

  it('refuses sums of different shapes and groups that do not divide', () => {
    const net = builder();
    const conv = net.conv('conv', net.input, { outputChannels: 6, kernel: 1 });
    expect(() => net.add('sum', [net.input, conv])).toThrow('must have the same shape');
    expect(() => net.conv('grouped', conv, { outputChannels: 6, kernel: 1, groups: 4 })).toThrow(
      'groups must divide',
    );
  });
});
