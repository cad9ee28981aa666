import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorCycles } from '../../../src/cost/engine/multi-clp.ts';
import { smallestProcessor } from '../../../src/cost/engine/smallest-processor.ts';
import { conv } from '../../support/conv-work.ts';

describe('smallestProcessor', () => {
  it('finds what trying every size finds', () => {
    const extent = fc.integer({ min: 1, max: 12 });
    const work = fc.tuple(extent, extent, fc.integer({ min: 1, max: 3 }));
    fc.assert(
      fc.property(
        fc.array(work, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 60 }),
        (shapes, budget) => {
          const works = shapes.map(([outputs, inputs, size]) => conv([outputs, inputs], [size, 1]));
          const maxUnits = 100;
          const sizes = Array.from({ length: 12 * 12 }, (_, index) => ({
            outputs: (index % 12) + 1,
            inputs: Math.floor(index / 12) + 1,
          })).filter(
            (unroll) =>
              unroll.outputs * unroll.inputs <= maxUnits &&
              processorCycles({ unroll, works }) <= budget,
          );
          const found = smallestProcessor(works, budget, maxUnits);
          if (sizes.length === 0) expect(found).toBeNull();
          else {
            expect(found === null ? null : found.outputs * found.inputs).toBe(
              Math.min(...sizes.map(({ outputs, inputs }) => outputs * inputs)),
            );
          }
        },
      ),
      { seed: 1 },
    );
  });
});
