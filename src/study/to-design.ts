import type { Assessment } from '../codesign/assess-candidates.ts';
import { networkMacs, networkParameters } from '../workload/network.ts';
import type { Design } from './design.ts';

/** A feasible assessment with its place in the run. */
export interface FrontEntry {
  readonly experiment: string;
  readonly trial: number;
  readonly objectives: Readonly<Record<string, number>>;
  readonly assessment: Assessment;
}

/**
 * The design as it is kept. Its accelerator gets a name of its own: it is no longer the template.
 *
 * @throws RangeError where the assessment has no mapping
 */
export function toDesign({ experiment, trial, objectives, assessment }: FrontEntry): Design {
  const { candidate, accuracy, hardware, mapped } = assessment;
  if (mapped === null) throw new RangeError(`trial ${trial} was not mapped`);
  const { network, accelerator } = candidate;
  return {
    trial,
    objectives,
    genes: candidate.genes,
    network: {
      name: network.name,
      top1Pct: accuracy.top1Pct,
      accuracySource: accuracy.source,
      macs: networkMacs(network),
      parameters: networkParameters(network),
    },
    accelerator: {
      ...accelerator,
      name: `${fileName(experiment)}-${trial}`,
      title: `Design ${trial} of ${experiment}, from ${accelerator.name}`,
      source: `found by search; its template: ${accelerator.source}`,
    },
    hardware: { areaMm2: hardware.areaMm2, resources: hardware.resources },
    mappings: mapped.layers,
    evaluatedBy: mapped.evaluatedBy,
    screenedBy: mapped.screenedBy,
  };
}

/** An accelerator's name is that of its file: letters, digits, `-` and `_`. */
function fileName(experiment: string): string {
  const name = experiment
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
  return name === '' ? 'design' : name;
}
