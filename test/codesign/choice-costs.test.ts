import { describe, expect, it } from 'vitest';
import { NAMED_SPACES } from '../../src/cli/named-spaces.ts';
import { SERVICES } from '../../src/cli/services.ts';
import { createHardwareAssessor } from '../../src/codesign/assess-hardware.ts';
import { choiceCosts, combinationsOf } from '../../src/codesign/choice-costs.ts';
import { buildAccelerator } from '../../src/codesign/decode.ts';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import { shipped } from '../support/shipped-accelerator.ts';

const TEMPLATE = shipped('eyeriss');
const SPACE = NAMED_SPACES.find(({ name }) => name === 'resnet-elastic');
const FIXED: Readonly<Record<string, readonly number[]>> = {
  resolution: [16],
  width2: [8],
  width3: [16],
  blocks2: [0],
  blocks3: [0],
  kernel1: [3],
  kernel2: [3],
};
const SPACE_OF_TESTS = {
  networkGenes: (SPACE?.genes ?? []).map((gene) => {
    return { name: gene.name, choices: FIXED[gene.name] ?? gene.choices };
  }),
  buildNetwork: (genes: Readonly<Record<string, number | string>>) => {
    if (SPACE === undefined) throw new Error('there is no elastic space');
    return SPACE.build(genes);
  },
  hardwareGenes: [{ name: 'peRows', choices: [6, 12] }],
  template: TEMPLATE,
};

describe('choiceCosts', () => {
  it('sums up to what the cost model says of every network on every accelerator', async () => {
    const { mapper } = await SERVICES.createMapper('reference');
    const assessHardware = createHardwareAssessor(loadTechnology(TEMPLATE.technology), null);
    const space = SPACE_OF_TESTS;
    const factors = await choiceCosts({ space, mapper, objective: 'edp', assessHardware });
    const designs = combinationsOf([...space.networkGenes, ...space.hardwareGenes]);
    for (const genes of designs.filter((_, at) => at % 7 === 0)) {
      const accelerator = buildAccelerator(TEMPLATE, { peRows: genes.peRows ?? 0 });
      const network = space.buildNetwork(genes);
      const { costs } = assessHardware(accelerator);
      const [outcome] = await mapper.map([{ network, accelerator, costs, objective: 'edp' }]);
      if (!outcome?.ok) throw new Error('a test design was not mapped');
      const sums = { latencyMs: 0, energyMj: 0 };
      for (const factor of factors) {
        const at = factor.genes.reduce((place, { name, choices }) => {
          return place * choices.length + choices.indexOf(genes[name] ?? '');
        }, 0);
        sums.latencyMs += factor.latencyMs[at] ?? Number.NaN;
        sums.energyMj += factor.energyMj[at] ?? Number.NaN;
      }
      expect(sums.latencyMs).toBeCloseTo(outcome.value.latencyMs, 9);
      expect(sums.energyMj).toBeCloseTo(outcome.value.energyMj, 9);
    }
  });
});
