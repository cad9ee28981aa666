import { z } from 'zod';
import {
  boardSeconds,
  movingWork,
  type ParallelEngine,
  type ParallelWork,
  parallelWorks,
} from '../../../cost/engine/parallel-engine.ts';
import { parseJsonDocument } from '../../../io/json-document.ts';
import { type Layer, multiplies } from '../../../workload/layer.ts';
import { type BoardCase, boardFigures } from '../board-fit.ts';
import { boardParameter } from '../board-parameters.ts';
import { referenceText } from '../reference-text.ts';
import type { Reproduction, ReproductionContext } from '../reproduction.ts';
import { count, text } from '../setting-words.ts';

const network = z.strictObject({
  rows: z.array(text).min(1).describe('names in the table of frame rates'),
  model: text,
  options: z.record(text, z.union([z.number(), text])).default({}),
  gatedActivation: z
    .boolean()
    .default(false)
    .describe('swish and the like: an operator of its own'),
});

const setting = z.strictObject({
  clockMHz: z.number().positive(),
  cores: count,
  engine: z.strictObject({ pixels: count, inputs: count, outputs: count, depthwisePixels: count }),
  parameters: z.array(boardParameter).length(5),
  networks: z.array(network).min(1),
});

type Setting = z.output<typeof setting>;

const TABLE = 'papers/dpu_vitis.json';
const table = z.object({
  measured_zcu104: z.object({
    rows: z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()])),
  }),
});

/** AMD's DPU on the ZCU104: frame rates of Vitis AI's model zoo, of one thread and of many. */
export const dpuZcu104: Reproduction<Setting> = {
  name: 'dpu-zcu104',
  setting,
  run: (given, context) => boardFigures(casesOf(given, context), given.parameters),
};

function casesOf(given: Setting, context: ReproductionContext): readonly BoardCase[] | null {
  const file = referenceText(context, TABLE);
  if (file === null) return null;
  const { rows } = parseJsonDocument(file.text, file.path, table).measured_zcu104;
  return given.networks.flatMap((one) => {
    const { layers } = context.surroundings.buildNetwork(one.model, one.options);
    const works = worksOf(layers, given.engine, one.gatedActivation);
    return rows
      .filter(([name]) => one.rows.includes(name))
      .flatMap(([, , alone, together]) => [
        caseOf(one.model, works, given, { measured: alone, threads: 'one' }),
        caseOf(one.model, works, given, { measured: together, threads: 'many' }),
      ]);
  });
}

function caseOf(
  group: string,
  works: readonly ParallelWork[],
  { clockMHz, cores }: Setting,
  { measured, threads }: { readonly measured: number; readonly threads: 'one' | 'many' },
): BoardCase {
  return {
    group,
    measured,
    predict: ([efficiency = 1, dramGBPerS = 1, layerUs = 0, frameMs = 0, sharing = 1]) => {
      const isAlone = threads === 'one';
      const timing = {
        efficiency,
        layerUs,
        dramGBPerS: isAlone ? dramGBPerS : dramGBPerS * sharing,
      };
      const seconds = boardSeconds(works, timing, { clockMHz, wordBytes: 1 });
      return isAlone ? 1 / (seconds + frameMs * 1e-3) : cores / seconds;
    },
  };
}

/** Words that a gate moves for each value: it reads the value and its gate and writes their product. */
const GATE_WORDS = 3;

function worksOf(
  layers: readonly Layer[],
  engine: ParallelEngine,
  isGated: boolean,
): readonly ParallelWork[] {
  const gates = isGated ? layers.filter(isActivated).map(gateOf) : [];
  return [
    ...parallelWorks(layers, engine),
    ...layers.filter((layer) => !multiplies(layer)).map(movingWork),
    ...gates,
  ];
}

/** Projections of inverted residuals are linear, and squeeze-and-excitation works on one value a channel. */
function isActivated({ name, operator }: Layer): boolean {
  return operator === 'conv' && !/project|se_/.test(name);
}

function gateOf({ name, extents: { G, K, P, Q } }: Layer): ParallelWork {
  return {
    name: `${name} gate`,
    cycles: 0,
    weightWords: 0,
    featureWords: GATE_WORDS * G * K * P * Q,
  };
}
