import type { NetworkMapper } from '../../src/mapper/mapped-network.ts';

/** A mapper that breaks down at its n-th batch, counted from 1. */
export function failingAt(batch: number, mapper: NetworkMapper): NetworkMapper {
  let batches = 0;
  return {
    ...mapper,
    map: async (requests, options) => {
      batches += 1;
      if (batches === batch) throw new Error('the mapper fell over');
      return mapper.map(requests, options);
    },
  };
}
