import { expect, test } from 'vitest';
import { loopNest } from '../../src/report/loop-nest.ts';
import { SMALL_MAPPING } from '../support/small-mapped-network.ts';

test('loops nest under the memory that owns them, temporal before parallel, loops of one step left out', () => {
  expect(loopNest(SMALL_MAPPING)).toBe(
    [
      'DRAM keeps weights, inputs, outputs',
      'for K in 0..2',
      '  GLB keeps inputs, outputs',
      '  for P in 0..10',
      '    for R in 0..3',
      '      parallel-for K in 0..4 (x)',
      '        parallel-for C in 0..4 (y)',
      '          multiply-accumulate',
    ].join('\n'),
  );
});

test('a memory that all operands pass by keeps nothing', () => {
  const bypassed = { memory: 'RF', keeps: [], temporal: [], spatial: [] };
  expect(loopNest({ levels: [bypassed] })).toBe('RF keeps nothing\nmultiply-accumulate');
});
