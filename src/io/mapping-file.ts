import { z } from 'zod';
import type { MappedLayer } from '../mapper/mapped-network.ts';
import { AXES, type Mapping } from '../mapping/mapping.ts';
import { LOOP_DIMS } from '../workload/dims.ts';
import { OPERANDS } from '../workload/operand.ts';
import { parseYamlDocument } from './yaml-document.ts';

const LOOP = { dim: z.enum(LOOP_DIMS), bound: z.int().min(1) };

const LEVEL = z.strictObject({
  memory: z.string(),
  keeps: z.array(z.enum(OPERANDS)),
  temporal: z.array(z.strictObject(LOOP)),
  spatial: z.array(z.strictObject({ ...LOOP, axis: z.enum(AXES) })),
});

const FILE = z.strictObject({
  accelerator: z.string(),
  network: z.string(),
  layers: z
    .array(
      z.strictObject({
        name: z.string(),
        dataflow: z.string(),
        levels: z.array(LEVEL).min(1),
      }),
    )
    .min(1),
});

/** The mapping of one layer, as a file names it. */
export interface NamedMapping {
  readonly name: string;
  readonly dataflow: string;
  readonly mapping: Mapping;
}

/**
 * Reads mappings that `mappingFileText` wrote, or a person: YAML or JSON, levels and loops outermost first.
 *
 * @throws InputError with every problem and its line
 */
export function parseMappingFile(text: string, file: string): readonly NamedMapping[] {
  const { layers } = parseYamlDocument(text, file, FILE);
  return layers.map(({ name, dataflow, levels }) => ({ name, dataflow, mapping: { levels } }));
}

/** Mappings of a network as JSON, a line for each level; layers without a loop nest are left out. */
export function mappingFileText(
  accelerator: string,
  network: string,
  layers: readonly Pick<MappedLayer, 'layer' | 'dataflow' | 'mapping'>[],
): string {
  const entries = layers.flatMap(({ layer, dataflow, mapping }) => {
    if (mapping === null) return [];
    const levels = mapping.levels.map((level) => `        ${JSON.stringify(level)}`);
    const head = `      "name": ${JSON.stringify(layer.name)},\n      "dataflow": ${JSON.stringify(dataflow)}`;
    return [`    {\n${head},\n      "levels": [\n${levels.join(',\n')}\n      ]\n    }`];
  });
  const names = `  "accelerator": ${JSON.stringify(accelerator)},\n  "network": ${JSON.stringify(network)}`;
  return `{\n${names},\n  "layers": [\n${entries.join(',\n')}\n  ]\n}\n`;
}
