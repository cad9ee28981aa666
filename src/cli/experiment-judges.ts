import type { Judges } from '../codesign/assess-candidates.ts';
import { createHardwareAssessor } from '../codesign/assess-hardware.ts';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import { loadFpgaDevice } from '../io/fpga-device-schema.ts';
import { loadTechnology } from '../io/technology-schema.ts';
import type { NetworkMapper } from '../mapper/mapped-network.ts';
import { type EstimatorSetting, openEstimator } from './open-estimator.ts';

/**
 * What judges the designs of an experiment, and what its figures depend on, ready for JSON.
 *
 * @throws InputError where data that the experiment needs was not imported
 */
export function experimentJudges(
  experiment: Experiment,
  mapper: NetworkMapper,
  setting: EstimatorSetting,
): { readonly judges: Judges; readonly subject: unknown } {
  const { space, limits, mappingObjective } = experiment;
  const { technology, fpga } = space.template;
  const device = fpga === null ? null : loadFpgaDevice(fpga.device);
  const costs = loadTechnology(technology);
  const assessHardware = createHardwareAssessor(costs, device);
  const { estimator, subject: accuracy } = openEstimator(experiment, setting);
  return {
    judges: { mapper, mappingObjective, estimator, assessHardware, limits },
    subject: { template: space.template, technology: costs, device, accuracy },
  };
}
