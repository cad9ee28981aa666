import { describe, expect, it } from 'vitest';
import type { ConvWork } from '../../../src/cost/engine/conv-work.ts';
import { multiClpFigures } from '../../../src/cost/engine/multi-clp.ts';
import { partitionLayers } from '../../../src/cost/engine/partition-layers.ts';
import { conv } from '../../support/conv-work.ts';

/** Cycles of the best of all partitions into two, each processor of any size. */
function bestByBruteForce(works: readonly ConvWork[], maxUnits: number): number {
  const sizes = Array.from({ length: maxUnits }, (_, outputs) =>
    Array.from({ length: maxUnits }, (__, inputs) => ({
      outputs: outputs + 1,
      inputs: inputs + 1,
    })),
  ).flat();
  const splits = Array.from({ length: 2 ** works.length }, (_, split) => [
    works.filter((__, index) => (split >> index) % 2 === 0),
    works.filter((__, index) => (split >> index) % 2 === 1),
  ]);
  const epochs = splits.flatMap(([first = [], second = []]) =>
    sizes.flatMap((one) =>
      sizes
        .filter((other) => one.outputs * one.inputs + other.outputs * other.inputs <= maxUnits)
        .map(
          (other) =>
            multiClpFigures([
              { unroll: one, works: first },
              { unroll: other, works: second },
            ]).epochCycles,
        ),
    ),
  );
  return Math.min(...epochs);
}

const WORKS = [conv([6, 2], [4, 3]), conv([2, 6], [3, 1]), conv([5, 5], [2, 3])];

describe('partitionLayers', () => {
  it('finds the fewest cycles of any partition of a few layers', () => {
    const found = partitionLayers(WORKS, { maxUnits: 8, maxProcessors: 2 });
    expect(found.ok && multiClpFigures(found.value).epochCycles).toBe(bestByBruteForce(WORKS, 8));
  });

  it('keeps to the multipliers and the processors that there may be', () => {
    const many = Array.from({ length: 14 }, (_, index) =>
      conv([3 + (index % 5), 2 + (index % 7)], [4, 1 + (index % 3)], { name: `layer ${index}` }),
    );
    const found = partitionLayers(many, { maxUnits: 30, maxProcessors: 3 });
    const processors = found.ok ? found.value : [];
    expect(processors.length).toBeLessThanOrEqual(3);
    expect(multiClpFigures(processors).macUnits).toBeLessThanOrEqual(30);
    const names = processors.flatMap(({ works }) => works.map(({ name }) => name));
    expect(names.toSorted()).toEqual(many.map(({ name }) => name).toSorted());
    const alone = partitionLayers(many, { maxUnits: 30, maxProcessors: 1 });
    if (!alone.ok) throw new Error('one processor fits');
    expect(multiClpFigures(processors).epochCycles).toBeLessThan(
      multiClpFigures(alone.value).epochCycles,
    );
  });

  it('tells what is missing where no partition fits the device', () => {
    const reason = { code: 'resource', path: 'fpga.bram18', need: 9, have: 8, unit: 'block RAMs' };
    expect(
      partitionLayers(WORKS, { maxUnits: 8, maxProcessors: 2, check: () => [reason] }),
    ).toEqual({ ok: false, reasons: [reason] });
  });
});

/** AlexNet's convolutions in halves (Shen et al., ISCA 2017). */
const ALEXNET = [
  conv([48, 3], [55, 11], { stride: 4 }),
  conv([128, 48], [27, 5]),
  conv([192, 256], [13, 3]),
  conv([192, 192], [13, 3]),
  conv([128, 192], [13, 3]),
].flatMap((half) => ['a', 'b'].map((side) => ({ ...half, name: `${half.name}${side}` })));

describe("AlexNet's partitions", () => {
  it.each([
    // Shen et al.: 1,557,504 cycles with 448 multipliers; 99.0 % of 576 multipliers are 1,167,552 cycles or more
    [448, 1_557_504],
    [576, 1_167_552],
  ])('with %i multipliers are as fast as the published ones', (maxUnits, publishedCycles) => {
    const found = partitionLayers(ALEXNET, { maxUnits, maxProcessors: 6 });
    expect(found.ok && multiClpFigures(found.value).epochCycles).toBeLessThanOrEqual(
      publishedCycles,
    );
  });
});
