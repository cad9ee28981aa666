import { expect, it } from 'vitest';
import { NETWORK_SPACES } from '../../models/spaces/spaces.ts';
import { NAMED_SPACES } from '../../src/cli/named-spaces.ts';

it('genes by name build what the same genome builds, whatever their order', () => {
  for (const [index, space] of NAMED_SPACES.entries()) {
    const entries = space.genes.map(({ name, choices }) => [name, choices.at(-1) ?? 0] as const);
    const network = space.build(Object.fromEntries(entries.toReversed()));
    const genome = entries.map(([, value]) => Number(value));
    expect(network).toEqual(NETWORK_SPACES[index]?.build(genome));
  }
});
