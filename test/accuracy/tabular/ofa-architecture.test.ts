import { expect, it } from 'vitest';
import { ofaArchitecture } from '../../../src/accuracy/tabular/ofa-architecture.ts';
import { ofaFeatures } from '../../../src/accuracy/tabular/ofa-predictor.ts';
import { NAMED_SPACES } from '../../../src/cli/named-spaces.ts';

it('genes of the elastic MobileNetV3 are an architecture that the predictor reads', () => {
  const space = NAMED_SPACES.find(({ name }) => name === 'mobilenet-v3-elastic');
  const genes = Object.fromEntries(
    (space?.genes ?? []).map(({ name, choices }) => [name, choices.at(-1) ?? 0]),
  );
  const architecture = ofaArchitecture({ ...genes, kernel2: 3, depth5: 2 });
  expect(architecture.kernels).toEqual([7, 3, ...new Array(18).fill(7)]);
  expect(architecture.expansions).toEqual(new Array(20).fill(6));
  expect(architecture.depths).toEqual([4, 4, 4, 4, 2]);
  // 18 blocks have a kernel and an expansion each, and there is one resolution
  expect(ofaFeatures(architecture).filter((value) => value === 1)).toHaveLength(37);
});
