import { openBoxScorer } from '../../src/gpu/box-scorer.ts';
import { describeMappingCore, LIMITS } from './mapping-core-contract.ts';
import { describeOnWebGpu } from './on-webgpu.ts';

for (const name of ['reference', 'cpu', 'webasm'] as const) {
  describeMappingCore(name, () => openBoxScorer(name, LIMITS));
}
await describeOnWebGpu('batched core on webgpu', () => {
  describeMappingCore('webgpu', () => openBoxScorer('webgpu', LIMITS));
});
