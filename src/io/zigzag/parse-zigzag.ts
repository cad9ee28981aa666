import { InputError } from '../../base/errors.ts';
import { arrayWires } from './array-wires.ts';
import { ordersOf, parseZigzagHardware } from './parse-hardware.ts';
import { entryFor, parseZigzagMapping, unrollingOf } from './parse-mapping.ts';
import { toDesign, type ZigzagDesign } from './to-design.ts';
import { CONV_LETTERS, GEMM_LETTERS } from './zigzag-words.ts';

export interface ZigzagFile {
  readonly text: string;
  /** As problems print it. */
  readonly file: string;
}

/** The layer that a mapping file is asked about: it may have entries for single layers and for kinds of layers. */
export interface ZigzagLayerName {
  readonly name: string;
  readonly kind: 'Conv' | 'Gemm';
}

/**
 * A machine of ZigZag under the spatial mapping that it has for a layer: an accelerator whose wires carry what the mapping
 * unrolls, and nothing else on the array dimensions that it names, with the costs that the hardware file states.
 *
 * @throws InputError with every problem and its line
 */
export function parseZigzag(
  hardwareFile: ZigzagFile,
  mappingFile: ZigzagFile,
  { name, kind }: ZigzagLayerName,
): ZigzagDesign {
  const entries = parseZigzagMapping(mappingFile.text, mappingFile.file);
  const entry = entryFor(entries, name, kind);
  if (entry === undefined) {
    const rule = `must have an entry for "${name}", "${kind}" or "default"`;
    throw new InputError({ file: mappingFile.file, rule });
  }
  const hardware = parseZigzagHardware(hardwareFile.text, hardwareFile.file, entry.links);
  const letters = kind === 'Gemm' ? GEMM_LETTERS : CONV_LETTERS;
  const wires = arrayWires(hardware, unrollingOf(entry, letters));
  const [order] = ordersOf(hardware, wires, 1);
  if (order === undefined) throw new Error('memories that can be placed have an order');
  return toDesign(hardware, order, wires, ['as-wired']);
}
