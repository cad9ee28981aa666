import type { Accelerator } from '../accelerator/accelerator.ts';
import { multiplies } from '../workload/layer.ts';
import type { Network } from '../workload/network.ts';
import { acceleratorToScaleSim } from './scale-sim/to-config.ts';
import { networkToTopology } from './scale-sim/to-topology.ts';
import { acceleratorToTimeloop, layerToTimeloop } from './timeloop/to-timeloop-yaml.ts';

/** Tools whose files can be written. */
export const EXPORT_FORMATS = ['timeloop', 'scale-sim'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file to be written, with its path from the folder that is asked for. */
export interface ExportFile {
  readonly path: string;
  readonly text: string;
}

/** What is to be written; either may be left out. */
export interface ExportSubject {
  readonly network?: Network;
  readonly accelerator?: Accelerator;
}

/**
 * A network and an accelerator in the files of another tool: for Timeloop an architecture and a problem for each layer,
 * for SCALE-Sim a configuration and a topology (docs/importers.md). Layers that multiply nothing are left out.
 *
 * @throws InputError with everything that the tool cannot say
 */
export function exportFiles(subject: ExportSubject, format: ExportFormat): readonly ExportFile[] {
  const { network, accelerator } = subject;
  switch (format) {
    case 'timeloop':
      return [
        ...(accelerator === undefined
          ? []
          : [{ path: 'architecture.yaml', text: acceleratorToTimeloop(accelerator) }]),
        ...(network === undefined ? [] : problemFiles(network)),
      ];
    case 'scale-sim':
      return [
        ...(accelerator === undefined
          ? []
          : [
              {
                path: `${fileName(accelerator.name)}.cfg`,
                text: acceleratorToScaleSim(accelerator),
              },
            ]),
        ...(network === undefined
          ? []
          : [{ path: `${fileName(network.name)}.csv`, text: networkToTopology(network) }]),
      ];
  }
}

/** One problem a layer, numbered in the order in which they run. */
function problemFiles({ layers }: Network): ExportFile[] {
  const multiplying = layers.filter(multiplies);
  const digits = String(multiplying.length).length;
  return multiplying.map((layer, index) => {
    const number = String(index + 1).padStart(digits, '0');
    return {
      path: `problems/${number}-${fileName(layer.name)}.yaml`,
      text: layerToTimeloop(layer),
    };
  });
}

/** A name without what a path could not have; ONNX's layers have slashes. */
function fileName(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '_').replace(/^[._]+/, '') || 'unnamed';
}
