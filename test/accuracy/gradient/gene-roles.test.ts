import { expect, it } from 'vitest';
import { geneRoles } from '../../../src/accuracy/gradient/gene-roles.ts';
import { ELASTIC_GENES, elasticNetwork } from '../../support/tiny-elastic.ts';

it('the roles of genes are read off the networks: what narrows, shrinks and removes a step', () => {
  const genes = ELASTIC_GENES.filter(({ name }) => name !== 'resolution');
  const compute = (values: object) => elasticNetwork({ resolution: 8, ...values });
  const roles = geneRoles({ genes, compute });
  expect(roles.get('stage1.conv')).toEqual({
    channels: { gene: 'width1', perChoice: [2, 4] },
    kernel: { gene: 'kernel1', perChoice: [3, 5] },
    presence: null,
  });
  expect(roles.get('stage1.block1.add')?.presence).toEqual({ gene: 'blocks1', perChoice: [0, 1] });
  expect(roles.get('stage2.conv')).toEqual({ channels: null, kernel: null, presence: null });
  expect(() => geneRoles({ genes: [...genes, ...genes], compute })).toThrow('several genes change');
});
