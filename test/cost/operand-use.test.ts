import { expect, test } from 'vitest';
import { createRandom } from '../../src/base/random.ts';
import { operandUses } from '../../src/cost/operand-use.ts';
import { evaluate } from '../../src/cost/reference-evaluator.ts';
import { randomLayer, randomMapping } from '../support/random-nest.ts';
import { TINY_COSTS, TINY_LAYER, TINY_MACHINE, TINY_NEST } from '../support/tiny-explanation.ts';
import { tinyAccelerator, tinyCosts } from '../support/tiny-nest.ts';

test('each operand has its tile and its energy at every memory that keeps it', () => {
  const subject = { layer: TINY_LAYER, accelerator: TINY_MACHINE, costs: TINY_COSTS };
  expect(operandUses(subject, TINY_NEST)).toEqual([
    [
      // K4 C2, C2 P4, K4 P4; a read costs 10 pJ, an update 20
      { operand: 'weights', tileElements: 8, elementBits: 8, energyPj: 8 * 10 },
      { operand: 'inputs', tileElements: 8, elementBits: 8, energyPj: 8 * 10 },
      { operand: 'outputs', tileElements: 16, elementBits: 8, energyPj: 16 * 20 },
    ],
    [
      // reads at 1 pJ, fills and updates at 2
      { operand: 'weights', tileElements: 8, elementBits: 8, energyPj: 32 + 8 * 2 },
      { operand: 'inputs', tileElements: 2, elementBits: 8, energyPj: 8 + 8 * 2 },
      { operand: 'outputs', tileElements: 4, elementBits: 8, energyPj: 16 + 32 * 2 },
    ],
  ]);
});

test('the operands of a memory add up to its cost, for random nests', () => {
  const random = createRandom(7);
  for (let run = 0; run < 200; run++) {
    const layer = randomLayer(random);
    const mapping = randomMapping(random, layer, { levels: 3, perfect: false });
    const accelerator = tinyAccelerator(mapping);
    const subject = { layer, accelerator, costs: tinyCosts(3) };
    const outcome = evaluate({ ...subject, mapping });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons));
    const uses = operandUses(subject, mapping);
    outcome.value.levels.forEach(({ energyPj, occupiedBits }, level) => {
      const all = uses[level] ?? [];
      expect(all.reduce((sum, one) => sum + one.energyPj, 0)).toBeCloseTo(energyPj, 6);
      expect(all.reduce((sum, one) => sum + one.tileElements * one.elementBits, 0)).toBe(
        occupiedBits,
      );
    });
  }
});
