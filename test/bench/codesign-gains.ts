import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { buildModel } from '../../models/zoo.ts';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import { NAMED_SPACES } from '../../src/cli/named-spaces.ts';
import { SERVICES } from '../../src/cli/services.ts';
import { createHardwareAssessor } from '../../src/codesign/assess-hardware.ts';
import { buildAccelerator } from '../../src/codesign/decode.ts';
import { loadAccelerator } from '../../src/io/load-accelerator.ts';
import { packageRoot } from '../../src/io/package-files.ts';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import { randomPrunedMapper } from '../../src/mapper/baselines/random-mapper.ts';
import type { MappedNetwork, NetworkMapper } from '../../src/mapper/mapped-network.ts';
import { mapspaces } from '../../src/mapper/optimal/mapspace.ts';
import { DATAFLOWS } from '../../src/mapping/dataflows.ts';
import type { Network } from '../../src/workload/network.ts';
import type { Benchmark, BenchmarkRow } from './benchmark.ts';

/** Networks to be beaten, with their published error on ImageNet (of torchvision's and of TensorFlow's checkpoints). */
const BASELINES = [
  { name: 'mobilenet-v2', top1ErrorPct: 28.2 },
  { name: 'resnet50', top1ErrorPct: 23.85 },
] as const;
/** Valid mappings that are drawn for each layer. */
const DRAWS = 100;
const RESULT = join(packageRoot(), 'experiments', 'ofa-mobilenetv3-codesign', 'result.csv');

/**
 * What network, hardware and mapping each contribute to the EDP that `ofa-mobilenetv3-codesign` gains over published networks on
 * Eyeriss, at equal or better accuracy: one after the other is put in place of the baseline's.
 */
export const codesignGains: Benchmark = {
  name: 'codesign-gains',
  async run() {
    const { mapper, dispose } = await SERVICES.createMapper('reference');
    const front = csvParse(readFileSync(RESULT, 'utf8'));
    const rows: BenchmarkRow[] = [];
    for (const baseline of BASELINES) {
      const [best] = front
        .filter((design) => Number(design.top1ErrorPct) <= baseline.top1ErrorPct)
        .toSorted((a, b) => edpIn(a) - edpIn(b));
      if (best !== undefined) rows.push(...(await gains(mapper, baseline.name, best)));
    }
    await dispose();
    return rows;
  },
};

type Row = Readonly<Record<string, string | undefined>>;

async function gains(mapper: NetworkMapper, name: string, design: Row): Promise<BenchmarkRow[]> {
  const eyeriss = loadAccelerator('eyeriss', { dataflows: DATAFLOWS.map((one) => one.name) });
  const chip = buildAccelerator(eyeriss, genesIn(design));
  const network = networkIn(design);
  const before = edp(await mapped(mapper, buildModel(name), eyeriss));
  const withNetwork = edp(await mapped(mapper, network, eyeriss));
  const after = await mapped(mapper, network, chip);
  const drawn = drawnEdp(after, chip);
  const row = (what: string, measured: number): BenchmarkRow => {
    const against = `trial ${design.trial}, error ${Number(design.top1ErrorPct).toFixed(2)} %`;
    return { what: `${name}: ${what}`, measured, unit: '×', against, ratio: null, bar: null };
  };
  return [
    row('EDP gained in all', before / edp(after)),
    row('by the network, on Eyeriss', before / withNetwork),
    row('by the hardware, for that network', withNetwork / edp(after)),
    row(`by mapping, over the best of ${DRAWS} random mappings a layer`, drawn / edp(after)),
  ];
}

async function mapped(
  mapper: NetworkMapper,
  network: Network,
  accelerator: Accelerator,
): Promise<MappedNetwork> {
  const { costs } = assess(accelerator);
  const [outcome] = await mapper.map([{ network, accelerator, costs, objective: 'edp' }]);
  if (!outcome?.ok) throw new Error(`${network.name} does not map onto ${accelerator.name}`);
  return outcome.value;
}

/** EDP of the network with the best of some mappings that are drawn for each layer, of the same dataflow. */
function drawnEdp({ layers }: MappedNetwork, accelerator: Accelerator): number {
  const { costs } = assess(accelerator);
  let cycles = 0;
  let energyPj = 0;
  for (const { layer, mapping, dataflow, cost } of layers) {
    const definition = DATAFLOWS.find((one) => one.name === dataflow);
    const best =
      mapping === null || definition === undefined
        ? cost
        : randomPrunedMapper.run({
            ...{ layer, accelerator, costs, objective: 'edp', reuse: 'stepwise' },
            ...{ seed: 1, evaluations: DRAWS },
            spaces: mapspaces(accelerator, definition, 'uneven-children'),
          }).best?.cost;
    if (best === undefined) throw new Error(`no mapping of ${layer.name} was drawn`);
    cycles += best.latencyCycles;
    energyPj += best.energyPj;
  }
  return (cycles / accelerator.clockMHz / 1000) * (energyPj / 1e9);
}

function assess(accelerator: Accelerator) {
  return createHardwareAssessor(loadTechnology(accelerator.technology), null)(accelerator);
}

function edp({ latencyMs, energyMj }: MappedNetwork): number {
  return latencyMs * energyMj;
}

function edpIn(design: Row): number {
  return Number(design.latencyMs) * Number(design.energyMj);
}

function genesIn(design: Row) {
  const genes = Object.entries(design).flatMap(([column, value = '']) => {
    if (!column.startsWith('gene.')) return [];
    const number = Number(value);
    return [[column.slice('gene.'.length), Number.isNaN(number) ? value : number] as const];
  });
  return Object.fromEntries(genes);
}

function networkIn(design: Row): Network {
  const space = NAMED_SPACES.find(({ name }) => name === 'mobilenet-v3-elastic');
  if (space === undefined) throw new Error('the space of the experiment is gone');
  return space.build(genesIn(design));
}
