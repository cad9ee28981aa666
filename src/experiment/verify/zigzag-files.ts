import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readTextFile } from '../../io/read-text-file.ts';
import { parseZigzagHardware } from '../../io/zigzag/parse-hardware.ts';
import { parseZigzagMapping, type ZigzagMappingEntry } from '../../io/zigzag/parse-mapping.ts';
import type { ZigzagHardware } from '../../io/zigzag/zigzag-hardware.ts';
import type { OperandLinks } from '../../io/zigzag/zigzag-words.ts';

/** What a run of ZigZag was given besides the network. */
export interface ZigzagInputs {
  /** The hardware, whose memories hold what a mapping links them to. */
  readonly hardware: (links: OperandLinks) => ZigzagHardware;
  /** Empty where there is no mapping file. */
  readonly entries: readonly ZigzagMappingEntry[];
}

/**
 * The hardware and mapping files of a run: `accelerators/NAME.yaml` and the first of `mappings/NAME*.yaml` in the folder
 * around that of the results.
 *
 * @returns null where there is no hardware file
 * @throws InputError with everything that is wrong in them
 */
export function zigzagInputs(resultFile: string, accelerator: string): ZigzagInputs | null {
  const root = join(dirname(resultFile), '..');
  const file = join(root, 'accelerators', `${accelerator}.yaml`);
  if (!existsSync(file)) return null;
  const text = readTextFile(file);
  const read = new Map<string, ZigzagHardware>();
  return {
    hardware: (links) => {
      const key = JSON.stringify(links);
      const hardware = read.get(key) ?? parseZigzagHardware(text, file, links);
      read.set(key, hardware);
      return hardware;
    },
    entries: entriesOf(join(root, 'mappings'), accelerator),
  };
}

function entriesOf(folder: string, accelerator: string): readonly ZigzagMappingEntry[] {
  if (!existsSync(folder)) return [];
  const name = readdirSync(folder)
    .sort()
    .find((one) => one.startsWith(accelerator) && one.endsWith('.yaml'));
  if (name === undefined) return [];
  const path = join(folder, name);
  return parseZigzagMapping(readTextFile(path), path);
}
