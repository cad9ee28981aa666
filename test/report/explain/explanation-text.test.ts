import { expect, test } from 'vitest';
import { explanationText } from '../../../src/report/explain/explanation-text.ts';
import { tinyExplanation } from '../../support/tiny-explanation.ts';

test('a layer is explained in full', async () => {
  // Roof: 4 MACs per cycle over 8 bits per cycle is a ridge of 0.5. 32 MACs / (32 elements · 8 bits) = 0.125 MACs per bit,
  // times 8 bits per cycle is a roof of 1; 32 MACs / 36 cycles = 0.889. Buffer: (8 + 2 + 4) · 8 of 512 bits = 22 %.
  // Doubled bandwidth: 20 of 36 cycles, 44 % less. Energy: 16 MAC + 480 L0 (outputs 16 · 20 = 320) + 152 L1 = 648 pJ.
  expect(explanationText(await tinyExplanation(), 100)).toBe(
    `product: gemm, 32 MACs, by-hand, 36 cycles = 0.00018 ms, 25 % of the network's time

Loop nest
  L0: weights 8 = K4 C2, inputs 8 = C2 H4, outputs 16 = K4 P4
  for P in 0..4
    L1: weights 8 = K4 C2, inputs 2 = C2, outputs 4 = K4 [22 % of 64 B]
    for C in 0..2
      parallel-for K in 0..4 (x)
        multiply-accumulate on 4 of 4 PEs

Accesses, in elements over all instances
  memory  operand  reads  fills  updates  MACs per access
  ──────  ───────  ─────  ─────  ───────  ───────────────
  L0      weights      8      –        –                4
  L0      inputs       8      –        –                4
  L0      outputs      –      –       16                2
  L1      weights     32      8        –              0.8
  L1      inputs       8      8        –                2
  L1      outputs     16      –       32            0.667

Roofline
  0.125 MACs per DRAM bit, left of the ridge at 0.5 = 4 MACs / 8 bits per cycle: bandwidth side;
  0.889 MACs per cycle are 89 % of the 1 that the roof allows there

Time: 36 cycles
  compute   8  22 %
  stall    24  67 %
  fill      2   6 %
  drain     2   6 %

What binds
  the bandwidth of L0 sets the pace, mostly with outputs: it needs 32 cycles where the arithmetic
  needs 8

What would relieve it
  doubling the L0 bandwidth of 8 bits per cycle would save 44 % of the latency
  doubling does not help: capacity of L1; PE columns

Energy: 0.000648 µJ; L0 takes 74 % of the energy, 67 % of that for outputs
  MAC      0.0000160 µJ   2 %
  L0       0.0004800 µJ  74 %
  L1       0.0001520 µJ  23 %
  network  0.0000000 µJ   0 %
  leakage  0.0000000 µJ   0 %`,
  );
});
