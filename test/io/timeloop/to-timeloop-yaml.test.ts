import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { buildModel } from '../../../models/zoo.ts';
import type { Accelerator } from '../../../src/accelerator/accelerator.ts';
import {
  acceleratorOf,
  layerOf,
  mappingOf,
  timeloopCaseSchema,
} from '../../../src/experiment/verify/timeloop-case.ts';
import { loadAccelerator } from '../../../src/io/load-accelerator.ts';
import { parseTimeloop } from '../../../src/io/timeloop/parse-timeloop.ts';
import {
  acceleratorToTimeloop,
  layerToTimeloop,
  mappingToTimeloop,
} from '../../../src/io/timeloop/to-timeloop-yaml.ts';
import type { Mapping } from '../../../src/mapping/mapping.ts';

const DATAFLOWS = ['weight-stationary', 'output-stationary', 'row-stationary'];
const NAMES = { dataflows: DATAFLOWS, technologies: ['cmos-22nm', 'cmos-28nm', 'cmos-65nm'] };

const parse = (...texts: readonly string[]) =>
  parseTimeloop(
    texts.map((text) => ({ text, file: 'round.yaml' })),
    NAMES,
  );

/** What Timeloop can say of an accelerator; words are as wide as the widest operand where a memory fixes no width. */
function sayable({ memories, clockMHz, technology, peArray }: Accelerator) {
  return {
    clockMHz,
    technology,
    peArray,
    memories: memories.map(({ elementBits, latencyCycles, network, ...memory }) => memory),
  };
}

describe('An accelerator written for Timeloop', () => {
  it.each(['eyeriss', 'gemmini-16x16', 'tpu-v1', 'nvdla-large-like'])(
    '%s reads back as it was',
    (name) => {
      const accelerator = loadAccelerator(name, {
        dataflows: [...DATAFLOWS, 'input-stationary', 'no-local-reuse'],
      });
      const read = parse(acceleratorToTimeloop(accelerator)).accelerator;
      expect(read).not.toBeNull();
      if (read !== null) expect(sayable(read)).toEqual(sayable(accelerator));
    },
  );

  it('is refused where a memory is no whole number of rows', () => {
    const eyeriss = loadAccelerator('eyeriss', { dataflows: DATAFLOWS });
    const [dram, buffer] = eyeriss.memories;
    if (dram === undefined || buffer === undefined) throw new Error('eyeriss has two memories');
    const odd = { ...eyeriss, memories: [dram, { ...buffer, capacityBits: 1001 }] };
    expect(() => acceleratorToTimeloop(odd)).toThrow(/must hold a whole number of rows/);
  });
});

describe('A layer written for Timeloop', () => {
  const layers = ['resnet18', 'mobilenet-v2', 'bert-base'].flatMap(
    (model) => buildModel(model).layers,
  );

  it('reads back as it was, for every layer of three networks that multiplies', () => {
    const multiplying = layers.filter(({ operator }) => operator === 'conv' || operator === 'gemm');
    for (const { parameterCount, ...layer } of multiplying)
      expect(parse(layerToTimeloop({ ...layer, parameterCount })).layer).toMatchObject(layer);
    expect(multiplying.length).toBeGreaterThan(150);
  });

  it('has Timeloop’s letters: a filter of 1 row and 7 columns is R = 7 and S = 1 there', () => {
    const [first] = layers;
    if (first === undefined) throw new Error('there are layers');
    const extents = { ...first.extents, R: 1, S: 7, P: 100, Q: 50 };
    const text = layerToTimeloop({ ...first, extents, stride: { row: 1, column: 2 } });
    expect(text).toContain('Q: 100, P: 50, S: 1, R: 7');
    expect(text).toContain('Wstride: 2, Hstride: 1');
  });
});

const FILE = '../shared/reference/timeloop/model_cases.jsonl';
const REASON = `${FILE} is not here, so Timeloop's own cases are not written and read back`;
if (!existsSync(FILE)) console.warn(REASON);

test.skipIf(!existsSync(FILE))(
  'Timeloop’s own cases read back as they were, mapping and all',
  () => {
    const cases = readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .filter((_line, index) => index % 11 === 0)
      .map((line) => timeloopCaseSchema.parse(JSON.parse(line)));
    const inOrder = ({ levels }: Mapping) =>
      levels.map((level) => ({
        ...level,
        keeps: [...level.keeps].sort(),
        temporal: level.temporal.filter(({ bound }) => bound > 1),
        spatial: level.spatial
          .filter(({ bound }) => bound > 1)
          .sort((a, b) => a.axis.localeCompare(b.axis)),
      }));
    for (const one of cases) {
      const layer = layerOf(one);
      const accelerator = { ...acceleratorOf(one), technology: 'cmos-28nm' };
      const mapping = mappingOf(one);
      const texts = [
        acceleratorToTimeloop(accelerator),
        layerToTimeloop(layer),
        mappingToTimeloop(mapping, layer, accelerator),
      ];
      const read = parse(...texts);
      expect(read.layer?.extents, one.id).toEqual(layer.extents);
      expect(
        read.accelerator?.memories.map(({ grid }) => grid),
        one.id,
      ).toEqual(accelerator.memories.map(({ grid }) => grid));
      expect(read.mapping && inOrder(read.mapping), one.id).toEqual(inOrder(mapping));
    }
    expect(cases.length).toBeGreaterThan(30);
  },
);
