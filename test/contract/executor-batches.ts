import groupBy from 'lodash/groupBy.js';
import { createRandom, type Random } from '../../src/base/random.ts';
import { nestRowLength, writeNestRow } from '../../src/cost/nest-columns.ts';
import { nestPairs, pairColumns } from '../../src/cost/nest-pairs.ts';
import type { NestBatch, ReuseMode } from '../../src/cost/nest-traffic.ts';
import { layerOf, mappingOf } from '../../src/experiment/verify/timeloop-case.ts';
import type { Mapping } from '../../src/mapping/mapping.ts';
import type { Layer } from '../../src/workload/layer.ts';
import { OPERANDS, type Operand } from '../../src/workload/operand.ts';
import { randomLayer, randomMapping } from '../support/random-nest.ts';
import { readTimeloopCases } from '../support/timeloop-cases.ts';

interface Nest {
  readonly layer: Layer;
  readonly mapping: Mapping;
}

type Keeps = readonly (readonly Operand[])[];

/** 256 nests in each of 8 batches: 2 to 5 levels that keep all operands, or some; half with perfect factors. */
export function randomBatches(): readonly NestBatch[] {
  return [2, 3, 4, 5].flatMap((levels) => [
    randomBatch(
      createRandom(levels),
      Array.from({ length: levels }, () => OPERANDS),
    ),
    randomBatch(createRandom(10 + levels), randomKeeps(createRandom(20 + levels), levels)),
  ]);
}

/** Nests of two levels of which the inner one keeps nothing; the first 64 over and over. */
export function bypassBatch(count: number): NestBatch {
  const batch = randomBatch(createRandom(1), [OPERANDS, []]);
  const length = nestRowLength(batch.levels);
  const rows = new Float64Array(count * length);
  for (let nest = 0; nest < count; nest++) {
    const from = (nest % 64) * length;
    rows.set(batch.rows.subarray(from, from + length), nest * length);
  }
  return { ...batch, rows, count };
}

/** The nests [from, to) of a batch. */
export function slice(batch: NestBatch, from: number, to: number): NestBatch {
  const length = nestRowLength(batch.levels);
  return { ...batch, rows: batch.rows.slice(from * length, to * length), count: to - from };
}

/** All of Timeloop's cases by shape of nest, or undefined where they are absent. */
export function timeloopBatches(): readonly NestBatch[] | undefined {
  const model = readTimeloopCases('model_cases.jsonl');
  const special = readTimeloopCases('model_special_cases.jsonl');
  if (model === undefined || special === undefined) return undefined;
  const nests = [...model, ...special].map(
    (record): Nest => ({ layer: layerOf(record), mapping: mappingOf(record) }),
  );
  const shapes = groupBy(nests, ({ mapping }) => JSON.stringify(keepsOf(mapping)));
  return Object.values(shapes).map((group) => toBatch(group, 'timeloop'));
}

function randomBatch(random: Random, keeps: Keeps): NestBatch {
  const nests = Array.from({ length: 256 }, (_, index): Nest => {
    const layer = randomLayer(random, index % 4 < 2 ? 6 : 60);
    const perfect = index % 2 === 0;
    const { levels } = randomMapping(random, layer, { levels: keeps.length, perfect });
    const kept = levels.map((level, place) => ({ ...level, keeps: keeps[place] ?? [] }));
    return { layer, mapping: { levels: kept } };
  });
  return toBatch(nests, 'stepwise');
}

function randomKeeps(random: Random, levels: number): Keeps {
  return Array.from({ length: levels }, (_, level) =>
    OPERANDS.filter(() => level === 0 || random.uniform() < 0.5),
  );
}

function keepsOf({ levels }: Mapping): Keeps {
  return levels.map(({ keeps }) => keeps);
}

function toBatch(nests: readonly Nest[], reuse: ReuseMode): NestBatch {
  const keeps = nests[0] === undefined ? [] : keepsOf(nests[0].mapping);
  const length = nestRowLength(keeps.length);
  const rows = new Float64Array(nests.length * length);
  nests.forEach(({ layer, mapping }, index) => {
    writeNestRow(layer, mapping, rows, index * length);
  });
  const pairs = pairColumns(nestPairs(keeps));
  return { rows, count: nests.length, levels: keeps.length, pairs, reuse };
}
