import { Document, isMap, isSeq, type Node, visit } from 'yaml';
import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { Mapping } from '../../mapping/mapping.ts';
import type { Layer } from '../../workload/layer.ts';
import { TAG_KEY } from '../yaml-syntax.ts';
import { architectureYaml } from './architecture-yaml.ts';
import { mappingYaml } from './mapping-yaml.ts';
import { problemYaml } from './problem-yaml.ts';

/**
 * An accelerator in Timeloop 4's YAML.
 *
 * Left behind, as Timeloop has no word for them: the array's skew and preload, latencies, dataflows, an FPGA's budget,
 * title and source.
 *
 * @throws InputError where a memory is no whole number of rows or of words
 */
export function acceleratorToTimeloop(accelerator: Accelerator): string {
  return write({ architecture: architectureYaml(accelerator) });
}

/** A layer as a problem of Timeloop 4, with its shape spelt out. */
export function layerToTimeloop(layer: Layer): string {
  return write({ problem: problemYaml(layer) });
}

/**
 * A mapping as directives of Timeloop 4 on the containers and memories of `acceleratorToTimeloop`.
 *
 * @throws InputError where a level has two loops of one dimension in time, or two along one axis
 */
export function mappingToTimeloop(
  mapping: Mapping,
  layer: Layer,
  accelerator: Accelerator,
): string {
  return write({ mapping: mappingYaml(mapping, layer, accelerator) });
}

function write(content: Readonly<Record<string, unknown>>): string {
  const document = new Document(content);
  visit(document, {
    Map: (_key, node) => {
      const tag = node.get(TAG_KEY);
      if (typeof tag !== 'string') return;
      node.delete(TAG_KEY);
      node.tag = `!${tag}`;
    },
  });
  visit(document, {
    Collection: (_key, node) => {
      const values: unknown[] = isMap(node)
        ? node.items.map(({ value }) => value)
        : isSeq<Node>(node)
          ? node.items
          : [];
      if (node.tag === undefined && values.every((value) => !isMap(value) && !isSeq(value)))
        node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}
