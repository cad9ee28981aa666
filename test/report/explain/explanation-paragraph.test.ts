import { expect, test } from 'vitest';
import { explanationParagraph } from '../../../src/report/explain/explanation-paragraph.ts';
import { tinyExplanation } from '../../support/tiny-explanation.ts';

const TINY = await tinyExplanation();

test('a layer is explained in one paragraph', () => {
  // shares of 36 cycles: 8, 24, 2, 2
  expect(explanationParagraph(TINY)).toBe(
    [
      'product (gemm, 32 MACs): 25 % of the time, 36 cycles (compute 22 %, stall 67 %, fill 6 %, drain 6 %).',
      'The bandwidth of L0 sets the pace, mostly with outputs: it needs 32 cycles where the arithmetic needs 8.',
      '0.125 MACs per DRAM bit (ridge 0.5): on the bandwidth side, at 89 % of the roof.',
      'L0 takes 74 % of the energy, 67 % of that for outputs.',
      'Doubling the L0 bandwidth of 8 bits per cycle would save 44 % of the latency.',
    ].join(' '),
  );
});

test('layers that are alike share a paragraph, and parts of the time that are nothing are left out', () => {
  const cycles = { compute: 36, stall: 0, fill: 0, drain: 0 };
  const paragraph = explanationParagraph({ ...TINY, alike: ['two', 'three'], cycles });
  expect(paragraph).toMatch(/^product and 2 alike \(gemm, 32 MACs\): .* \(compute 100 %\)\./);
});

test('a layer that multiplies nothing has no roof', () => {
  const paragraph = explanationParagraph({ ...TINY, macs: 0, kind: 'pool', roofline: null });
  expect(paragraph).toMatch(/^product \(pool\): /);
  expect(paragraph).not.toContain('roof');
});
