import { expect, test } from 'vitest';
import { SERVICES } from '../../../src/cli/services.ts';
import { createHardwareAssessor } from '../../../src/codesign/assess-hardware.ts';
import { referenceTraffic } from '../../../src/cost/nest-traffic.ts';
import {
  meanCost,
  onChip,
  searchEnvelope,
} from '../../../src/experiment/reproduce/envelope-search.ts';
import { loadTechnology } from '../../../src/io/technology-schema.ts';
import { createNetworkMapper } from '../../../src/mapper/network-mapper.ts';

const EYERISS = SERVICES.surroundings.loadAccelerator('eyeriss');
const NETWORK = SERVICES.surroundings.buildNetwork('squeezenet-1.1', { resolution: 64 });
const ENVELOPE = {
  baseline: EYERISS,
  networks: [NETWORK],
  genes: { peRows: [6, 12, 24], peColumns: [7, 14, 28], bufferKiB: [54, 108, 216] },
  assess: createHardwareAssessor(loadTechnology(EYERISS.technology), null),
  mapper: createNetworkMapper({
    executor: 'reference',
    traffic: async (batch) => referenceTraffic(batch),
    width: { spatial: 1, beam: 2, candidates: 4 },
  }),
};

test('an envelope is the PEs and the memory on the chip', () => {
  // 168 PEs with 12 + 224 + 24 words of 16 bits each, and 108 KiB
  expect(onChip(EYERISS)).toEqual({ pes: 168, memoryBits: 168 * 260 * 16 + 108 * 8192 });
});

test('what is found takes no more of either than the baseline, and is the best of all that do', async () => {
  const search = { evaluations: 27, population: 9, seed: 1 }; // all of the space
  const { accelerator, cost } = await searchEnvelope(ENVELOPE, search);
  expect(onChip(accelerator).pes).toBeLessThanOrEqual(168);
  expect(onChip(accelerator).memoryBits).toBeLessThanOrEqual(onChip(EYERISS).memoryBits);
  const baseline = await meanCost(ENVELOPE, EYERISS);
  expect(cost.latencyMs * cost.energyMj).toBeLessThanOrEqual(
    (baseline?.latencyMs ?? 0) * (baseline?.energyMj ?? 0),
  );
});

test('the mean over a network and itself is that of the network', async () => {
  const once = await meanCost(ENVELOPE, EYERISS);
  const twice = await meanCost({ ...ENVELOPE, networks: [NETWORK, NETWORK] }, EYERISS);
  expect(twice?.latencyMs).toBeCloseTo(once?.latencyMs ?? 0, 9);
  expect(twice?.energyMj).toBeCloseTo(once?.energyMj ?? 0, 9);
});
