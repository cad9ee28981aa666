/** The public API: the cost model, the mapper, and the shapes they work on. The optimiser alone: `tandem-codesign/search`. */
export { buildModel, MODELS } from '../models/zoo.ts';
export type { Accelerator } from './accelerator/accelerator.ts';
export type { MemoryLevel } from './accelerator/memory-level.ts';
export { InputError } from './base/errors.ts';
export type { Infeasibility, Outcome } from './base/outcome.ts';
export type { Cost, HardwareCost } from './cost/cost.ts';
export { hardwareCost } from './cost/hardware-cost.ts';
export { referenceTraffic } from './cost/nest-traffic.ts';
export { evaluate } from './cost/reference-evaluator.ts';
export { exportFiles } from './io/export-files.ts';
export { loadFpgaDevice } from './io/fpga-device-schema.ts';
export { loadAccelerator } from './io/load-accelerator.ts';
export { loadNetwork } from './io/load-network.ts';
export { loadTechnology } from './io/technology-schema.ts';
export { parseTimeloop } from './io/timeloop/parse-timeloop.ts';
export {
  acceleratorToTimeloop,
  layerToTimeloop,
  mappingToTimeloop,
} from './io/timeloop/to-timeloop-yaml.ts';
export { parseZigzag } from './io/zigzag/parse-zigzag.ts';
export { MAPPER_STRATEGIES } from './mapper/baselines/mapper-strategies.ts';
export type { MappedLayer, MappedNetwork, NetworkMapper } from './mapper/mapped-network.ts';
export { createNetworkMapper } from './mapper/network-mapper.ts';
export { mapspaces } from './mapper/optimal/mapspace.ts';
export { type OptimalLayerRequest, optimalLayer } from './mapper/optimal/optimal-layer.ts';
export { DATAFLOWS } from './mapping/dataflows.ts';
export type { Mapping } from './mapping/mapping.ts';
export { layerTable } from './report/layer-table.ts';
export { loopNest } from './report/loop-nest.ts';
export type { CostTable } from './technology/cost-table.ts';
export { resolveCostTable } from './technology/resolve-cost-table.ts';
export type { Layer } from './workload/layer.ts';
export type { Network } from './workload/network.ts';
export { withBatch } from './workload/with-batch.ts';
