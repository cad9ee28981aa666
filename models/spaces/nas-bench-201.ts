import type { Computation } from '../../src/workload/computation.ts';
import { ComputationBuilder, type StepOutput } from '../../src/workload/computation-builder.ts';

/** Operations of an edge, by number: 0 none, 1 skip, 2 conv 1×1, 3 conv 3×3, 4 average pooling 3×3. */
export type CellOperation = 0 | 1 | 2 | 3 | 4;

export interface NasBench201Options {
  /** Of the edges 0→1, 0→2, 1→2, 0→3, 1→3, 2→3 of the cell. */
  readonly edges: readonly CellOperation[];
  /** Default 10. */
  readonly classes?: number;
  /** Rows and columns of the image. Default 32. */
  readonly resolution?: number;
  /** Channels of the first stage. Default 16. */
  readonly channels?: number;
  /** Cells of a stage. Default 5. */
  readonly cells?: number;
}

const SOURCE =
  'Dong and Yang: NAS-Bench-201: Extending the Scope of Reproducible Neural Architecture Search, ICLR 2020, Section 2.1';

/** Nodes that an edge leads from and to, in the order of the options. */
const EDGES = [
  { from: 0, to: 1 },
  { from: 0, to: 2 },
  { from: 1, to: 2 },
  { from: 0, to: 3 },
  { from: 1, to: 3 },
  { from: 2, to: 3 },
] as const;

/**
 * The network of a cell: a 3×3 stem, three stages of five cells with 16, 32 and 64 channels, residual blocks that halve
 * the image between them, and a fully connected layer. Convolutions are ReLU, convolution, batch normalisation, no bias.
 */
export function nasBench201(options: NasBench201Options): Computation {
  const { edges, classes = 10, resolution = 32, channels = 16, cells = 5 } = options;
  const input = { channels: 3, height: resolution, width: resolution };
  const net = new ComputationBuilder({ name: 'nas-bench-201', source: SOURCE, input });
  let at = net.conv('stem', net.input, { outputChannels: channels, kernel: 3 });
  for (let stage = 0; stage < 3; stage++) {
    if (stage > 0) at = halvingBlock(net, `reduce${stage}`, at);
    for (let index = 0; index < cells; index++) {
      at = cell(net, `stage${stage + 1}.cell${index + 1}`, at, edges);
    }
  }
  const last = net.activate('last.relu', net.batchNorm('last.norm', at), 'relu');
  net.dense('classifier', net.globalPool('pool', last), classes);
  return net.build();
}

function cell(
  net: ComputationBuilder,
  name: string,
  input: StepOutput,
  edges: readonly CellOperation[],
): StepOutput {
  const nodes = [input];
  for (let node = 1; node <= 3; node++) {
    const inputs = EDGES.flatMap(({ from, to }, edge) => {
      const source = nodes[from];
      if (to !== node || source === undefined) return [];
      return [operation(net, `${name}.edge${from}${to}`, source, edges[edge] ?? 0)];
    });
    nodes.push(net.add(`${name}.node${node}`, inputs));
  }
  return nodes.at(-1) ?? input;
}

function operation(
  net: ComputationBuilder,
  name: string,
  input: StepOutput,
  kind: CellOperation,
): StepOutput {
  switch (kind) {
    case 0:
      return net.zero(name, input);
    case 1:
      return input;
    case 2:
      return reluConvNorm(net, name, input, { kernel: 1 });
    case 3:
      return reluConvNorm(net, name, input, { kernel: 3 });
    case 4:
      return net.pool(name, input, { reduction: 'average', kernel: 3 });
  }
}

interface Filter {
  readonly kernel: number;
  readonly stride?: number;
  readonly outputChannels?: number;
}

function reluConvNorm(
  net: ComputationBuilder,
  name: string,
  input: StepOutput,
  { kernel, stride = 1, outputChannels = input.channels }: Filter,
): StepOutput {
  const positive = net.activate(`${name}.relu`, input, 'relu');
  return net.conv(`${name}.conv`, positive, { outputChannels, kernel, stride });
}

/** Doubles the channels at half the rows and columns; its shortcut is an average pooling and a 1×1 convolution. */
function halvingBlock(net: ComputationBuilder, name: string, input: StepOutput): StepOutput {
  const outputChannels = 2 * input.channels;
  const first = reluConvNorm(net, `${name}.a`, input, { kernel: 3, stride: 2, outputChannels });
  const second = reluConvNorm(net, `${name}.b`, first, { kernel: 3 });
  const pooled = net.pool(`${name}.pool`, input, { reduction: 'average', kernel: 2, stride: 2 });
  const shortcut = net.conv(`${name}.shortcut`, pooled, {
    outputChannels,
    kernel: 1,
    trained: 'weights-only',
  });
  return net.add(`${name}.add`, [shortcut, second]);
}
