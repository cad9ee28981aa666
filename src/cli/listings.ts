import { NETWORK_SPACES } from '../../models/spaces/spaces.ts';
import { MODELS } from '../../models/zoo.ts';
import { HARDWARE_GENES } from '../codesign/hardware-genes.ts';
import { experimentTitle, listExperiments } from '../experiment/experiment-file.ts';
import { loadFpgaDevice } from '../io/fpga-device-schema.ts';
import { listAccelerators } from '../io/load-accelerator.ts';
import { listPackageFiles } from '../io/package-files.ts';
import { loadTechnology } from '../io/technology-schema.ts';
import { DATAFLOWS } from '../mapping/dataflows.ts';
import type { Services } from './services.ts';

/** Something that can be asked for by name. */
export interface ListEntry {
  readonly name: string;
  readonly title: string;
}

/** What `tandem list` can list. */
export const LISTING_NAMES = [
  'accelerators',
  'models',
  'spaces',
  'technologies',
  'fpga',
  'dataflows',
  'algorithms',
  'experiments',
  'hardware-genes',
] as const;
export type ListingName = (typeof LISTING_NAMES)[number];

/** The lists, each made when it is asked for. */
export function createListings({
  surroundings,
}: Services): Readonly<Record<ListingName, () => readonly ListEntry[]>> {
  const { loadAccelerator, algorithms } = surroundings;
  return {
    accelerators: () => titled(listAccelerators(), (name) => loadAccelerator(name).title),
    spaces: () => NETWORK_SPACES.map(({ name, title }) => ({ name, title })),
    models: () =>
      MODELS.map(({ name, title, parameters }) => {
        const options = parameters.map((one) => `${one.name}=${one.default}`);
        return { name, title: [title, ...options].join(' ') };
      }),
    technologies: () =>
      titled(listPackageFiles('accelerators/technology'), (name) => loadTechnology(name).title),
    fpga: () => titled(listPackageFiles('accelerators/fpga'), (name) => loadFpgaDevice(name).title),
    dataflows: () => DATAFLOWS.map(({ name, title }) => ({ name, title })),
    algorithms: () => algorithms.map(({ name, description }) => ({ name, title: description })),
    experiments: () => titled(listExperiments(), experimentTitle),
    'hardware-genes': () => HARDWARE_GENES.map(({ name, summary }) => ({ name, title: summary })),
  };
}

function titled(names: readonly string[], titleOf: (name: string) => string): ListEntry[] {
  return names.map((name) => ({ name, title: titleOf(name) }));
}
