import { describe, expect, it } from 'vitest';
import { buildModel } from '../../../models/zoo.ts';
import { convWorks, workMacs } from '../../../src/cost/engine/conv-work.ts';
import { conv } from '../../support/conv-work.ts';

describe('convWorks', () => {
  it('takes the convolutions of a network, groups as sets', () => {
    const works = convWorks(buildModel('alexnet', {}).layers);
    expect(works).toHaveLength(5);
    expect(works[1]).toMatchObject({ outputs: 128, inputs: 48, rows: 27, kernelRows: 5, sets: 2 });
  });
});

describe('workMacs', () => {
  it('counts every set', () => {
    // 2 sets · 4 outputs · 3 inputs · 5·5 places · 3·3 taps
    expect(workMacs(conv([4, 3], [5, 3], { sets: 2 }))).toBe(5400);
  });
});
