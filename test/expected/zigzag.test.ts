import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { computeCycles } from '../../src/cost/compute-cycles.ts';
import { nestRow } from '../../src/cost/nest-columns.ts';
import {
  lettersOf,
  type ZigzagRun,
  zigzagLayerOf,
  zigzagRunSchema,
} from '../../src/experiment/verify/zigzag-case.ts';
import { zigzagInputs } from '../../src/experiment/verify/zigzag-files.ts';
import { zigzagNest } from '../../src/experiment/verify/zigzag-nest.ts';
import { parseZigzagAccelerator } from '../../src/io/zigzag/parse-hardware.ts';
import { DEFAULT_LINKS } from '../../src/io/zigzag/zigzag-words.ts';

const REFERENCE = fileURLToPath(new URL('../../../shared/reference/zigzag/', import.meta.url));
const absent = !existsSync(REFERENCE);
if (absent) console.log('skipped: ZigZag’s runs, because ../shared/reference is absent');

const read = (path: string) => readFileSync(`${REFERENCE}${path}`, 'utf8');
const list = (path: string) => (absent ? [] : readdirSync(`${REFERENCE}${path}`).sort());

/** Every different layer of a run with its nest here. */
function nestsOf(file: string) {
  const run: ZigzagRun = zigzagRunSchema.parse(JSON.parse(read(`layers/${file}`)));
  const inputs = zigzagInputs(`${REFERENCE}layers/${file}`, run.accelerator);
  const hardware = inputs?.hardware(DEFAULT_LINKS);
  if (hardware === undefined) throw new Error(`${run.accelerator} is missing`);
  const dramBits = hardware.memories.at(-1)?.sizeBits ?? 0;
  return run.layers.map((record) => {
    const letters = lettersOf(record) ?? {};
    const layer = zigzagLayerOf(record, letters, dramBits);
    return { record, layer, nest: zigzagNest(hardware, record, layer, letters) };
  });
}

describe.skipIf(absent)('ZigZag’s machines', () => {
  it.each(list('accelerators'))('%s is read', (file) => {
    const accelerator = parseZigzagAccelerator(read(`accelerators/${file}`), file, []);
    // the numbers of units that the files state
    const units: Readonly<Record<string, number>> = {
      'ascend_like.yaml': 16 * 16 * 2 * 2,
      'edge_tpu_like.yaml': 8 * 8 * 4 * 4,
      'eyeriss_like.yaml': 14 * 12,
      'meta_prototype.yaml': 32 * 2 * 4 * 4,
      'tesla_npu_like.yaml': 32 * 32 * 4,
      'tpu_like.yaml': 32 * 32,
    };
    expect(accelerator.peArray.rows * accelerator.peArray.columns).toBe(units[file]);
  });
});

describe.skipIf(absent)('ZigZag’s own mappings', () => {
  const files = list('layers');

  it.each(files)('of %s take the same steps here', (file) => {
    for (const { record, layer, nest } of nestsOf(file)) {
      if (nest === null) continue;
      const theirs = record.temporal_mapping.O.flat()
        .map((loop) => Number(/(\d+)\)$/.exec(loop)?.[1]))
        .reduce((product, bound) => product * bound, 1);
      const { levels } = nest.mapping;
      expect([record.layer, computeCycles(nestRow(layer, nest.mapping), 0, levels.length)]).toEqual(
        [record.layer, theirs],
      );
    }
  });

  it('have nests here but for 17 of 309 layers', () => {
    const nests = files.flatMap(nestsOf);
    expect(nests).toHaveLength(309);
    expect(nests.filter(({ nest }) => nest === null)).toHaveLength(17);
  });

  it('are read with the strides of ResNet-18', () => {
    const strides = nestsOf('tpu_like__resnet18__latency__default.json').map(
      ({ layer }) => `${layer.extents.P} ${layer.extents.R} ${layer.stride.row}`,
    );
    // conv1; three stages that begin with stride 2, the gaps of their 1 × 1 shortcuts left out by ZigZag
    expect([...new Set(strides)]).toEqual([
      '112 7 2',
      '56 3 1',
      '28 3 2',
      '28 1 1',
      '28 3 1',
      '14 3 2',
      '14 1 1',
      '14 3 1',
      '7 3 2',
      '7 1 1',
      '7 3 1',
      '1 1 1',
    ]);
  });
});
