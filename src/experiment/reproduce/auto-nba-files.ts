import { csvParse } from 'd3-dsv';
import { z } from 'zod';
import { InputError, type Problem } from '../../base/errors.ts';
import {
  CHUNK_PARALLELISMS,
  type ChunkEngine,
  type ChunkParallelism,
} from '../../cost/engine/chunk-engine.ts';
import type { ConvWork } from '../../cost/engine/conv-work.ts';
import { parseJsonDocument } from '../../io/json-document.ts';
import type { ReferenceText } from './reference-text.ts';

/** What the authors' model says of a chunk, with what it was asked. */
export interface ChunkCase {
  readonly work: ConvWork;
  readonly engine: ChunkEngine;
  readonly cycles: number;
  readonly dsp: number;
  readonly bram18: number;
}

/** An engine as the authors write it: mode, buffer tile (rows, columns, outputs, inputs), unroll, bits. */
const engineNumbers = z.array(z.number()).length(10);

const design = z.object({
  input_params: z.record(z.string(), engineNumbers),
  bottleneck_cycles: z.number(),
  dsp: z.number(),
  bram: z.number(),
});

/** A pipeline as the authors' model judges it. */
export type JudgedPipeline = z.output<typeof design>;

const networks = z.array(
  z.object({
    name: z.string(),
    blocks: z.array(z.string()),
    quant: z.array(z.number()),
    best: design,
    first_valid: z.array(design),
  }),
);

/** A network of the authors' space with pipelines for it. */
export interface NetworkPipelines {
  readonly name: string;
  readonly blocks: readonly string[];
  /** Width of the operands of each block. */
  readonly bits: readonly number[];
  readonly pipelines: readonly JudgedPipeline[];
}

/**
 * Operators one by one, from a CSV with a row for each.
 *
 * @throws InputError with line and column where a number is missing
 */
export function parseChunkCases({ text, path }: ReferenceText): readonly ChunkCase[] {
  const problems: Problem[] = [];
  const cases = csvParse(text).map((row, index) => {
    const number = (name: string) => {
      const typed = row[name]?.trim() ?? '';
      const value = typed === '' ? Number.NaN : Number(typed);
      if (!Number.isFinite(value)) {
        const rule = 'must be a number';
        problems.push({ file: path, line: index + 2, path: name, rule, got: `"${typed}"` });
      }
      return value;
    };
    const tile = (prefix: 'T' | 't', suffix: string) =>
      ['r', 'c', 'm', 'n'].map((side) => number(`${prefix}${side}${suffix}`));
    const isDepthwise = number('depthwise') === 1;
    const numbers = [number('comp_mode'), ...tile('T', 'buf'), ...tile('t', '')];
    return {
      work: workOf(number('cin'), number('cout'), number('out_hw'), number('kernel'), isDepthwise),
      engine: toChunkEngine([...numbers, number('quant_bits')], isDepthwise),
      cycles: number('latency_cycles'),
      dsp: number('dsp'),
      bram18: number('bram'),
    };
  });
  if (problems.length > 0) throw new InputError(problems);
  return cases;
}

/** Networks with the pipelines that the authors' random search drew for them. */
export function parseNetworkPipelines({ text, path }: ReferenceText): readonly NetworkPipelines[] {
  return parseJsonDocument(text, path, networks).map(({ quant, best, first_valid, ...rest }) => ({
    ...rest,
    bits: quant,
    pipelines: [best, ...first_valid],
  }));
}

/** An engine from the authors' ten numbers. */
export function toChunkEngine(numbers: readonly number[], depthwise: boolean): ChunkEngine {
  const [mode = 0, ...rest] = numbers;
  const tile = (from: number) => ({
    rows: rest[from] ?? 1,
    columns: rest[from + 1] ?? 1,
    outputs: rest[from + 2] ?? 1,
    inputs: rest[from + 3] ?? 1,
  });
  const modes: readonly ChunkParallelism[] = depthwise ? ['outputs', 'rows'] : CHUNK_PARALLELISMS;
  const parallelism = modes[mode];
  if (parallelism === undefined) {
    throw new InputError({
      rule: 'must be a mode of a chunk',
      got: String(mode),
      remedy: 'Give 0, 1 or 2',
    });
  }
  return { depthwise, parallelism, buffer: tile(0), unroll: tile(4), bits: rest[8] ?? 0 };
}

function workOf(
  inputs: number,
  outputs: number,
  size: number,
  kernel: number,
  isDepthwise: boolean,
): ConvWork {
  return {
    name: `${outputs} × ${inputs}`,
    inputs,
    outputs: isDepthwise ? 1 : outputs,
    rows: size,
    columns: size,
    kernelRows: kernel,
    kernelColumns: kernel,
    stride: 1,
    sets: isDepthwise ? outputs : 1,
  };
}
