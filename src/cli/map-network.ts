import { InputError } from '../base/errors.ts';
import { describeInfeasibility } from '../base/outcome.ts';
import { createHardwareAssessor } from '../codesign/assess-hardware.ts';
import type { ReuseMode } from '../cost/nest-traffic.ts';
import { evaluate } from '../cost/reference-evaluator.ts';
import { loadFpgaDevice } from '../io/fpga-device-schema.ts';
import { createMappingCache, defaultCacheFolder, NO_CACHE } from '../io/mapping-cache.ts';
import type { NamedMapping } from '../io/mapping-file.ts';
import { loadTechnology } from '../io/technology-schema.ts';
import { dataflowsOf } from '../mapper/layer-candidates.ts';
import type { MappedLayer } from '../mapper/mapped-network.ts';
import { costMerit, type JudgedMapping } from '../mapper/optimal/mapping-judge.ts';
import type { OptimalSearch } from '../mapper/optimal/optimal-layer.ts';
import { type OptimalGroup, optimalNetwork } from '../mapper/optimal/optimal-network.ts';
import type { MappingProof, MappingRow } from '../report/mapping-table.ts';
import { multiplies } from '../workload/layer.ts';
import type { MappingSubject } from './mapping-options.ts';
import { searchLayers } from './search-layers.ts';
import type { Services } from './services.ts';
import { type Terminal, widthOf } from './terminal.ts';
import { tandemVersion } from './versions.ts';

/** What came out, for every layer that multiplies. */
export interface MapAnswer {
  readonly rows: readonly MappingRow[];
  readonly layers: readonly MappedLayer[];
  /** Why layers have no mapping, a sentence each. */
  readonly reasons: readonly string[];
}

export interface MapSetting {
  readonly search: OptimalSearch;
  /** For each different layer; null for no limit. */
  readonly budgetMs: number | null;
  readonly workers: number;
  readonly useCache: boolean;
}

/** The best mapping of every layer: the quick mapper's is what others must beat. */
export async function mapNetwork(
  subject: MappingSubject,
  { search, budgetMs, workers, useCache }: MapSetting,
  terminal: Terminal,
  services: Services,
): Promise<MapAnswer> {
  const { accelerator, network, objective } = subject;
  const { stderr, signal } = terminal;
  const costs = costsOf(subject);
  const isFree = search.constraints.length === 0 && search.reuse === 'stepwise';
  const isTerminal = stderr.isTTY === true;
  const groups = await optimalNetwork({
    network,
    accelerator,
    costs,
    dataflows: dataflowsOf(accelerator),
    objective,
    space: search,
    cache: useCache
      ? createMappingCache(defaultCacheFolder(process.env), tandemVersion())
      : NO_CACHE,
    incumbents: async (layers) =>
      isFree
        ? quickMappings({ ...subject, network: { ...network, layers } }, services, signal)
        : new Map(),
    search: searchLayers({ budgetMs, workers, signal }),
    onLayer: ({ name }, done, all) => {
      if (!isTerminal) return;
      const text = `layer ${done} of ${all}: ${name}`;
      stderr.write(`\r${text.slice(0, widthOf(stderr) - 1)}\u001b[K`);
    },
  });
  if (isTerminal) stderr.write('\r\u001b[K');
  return answerOf(groups);
}

function costsOf({ accelerator: { fpga, technology }, accelerator }: MappingSubject) {
  const device = fpga === null ? null : loadFpgaDevice(fpga.device);
  return createHardwareAssessor(loadTechnology(technology), device)(accelerator).costs;
}

/** Mappings of the quick mapper, by the name of the layer; none where one has no mapping. */
async function quickMappings(
  { network, accelerator, objective, executor }: MappingSubject,
  services: Services,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, JudgedMapping>> {
  const costs = costsOf({ network, accelerator, objective, executor });
  const { mapper, dispose } = await services.createMapper(executor);
  const [outcome] = await mapper
    .map([{ network, accelerator, costs, objective }], { signal })
    .finally(dispose);
  const layers = outcome?.ok === true ? outcome.value.layers : [];
  return new Map(
    layers.flatMap(({ layer, dataflow, mapping, cost }) =>
      mapping === null
        ? []
        : [[layer.name, { dataflow, mapping, cost, merit: costMerit(objective, cost) }] as const],
    ),
  );
}

function answerOf(groups: readonly OptimalGroup[]): MapAnswer {
  const rows: MappingRow[] = [];
  const layers: MappedLayer[] = [];
  const reasons: string[] = [];
  for (const { layers: alike, found, fromCache, milliseconds, reasons: why } of groups) {
    reasons.push(...why.map(describeInfeasibility));
    if (found.best === null) {
      const names = alike.map(({ name }) => name).join(', ');
      if (why.length === 0) reasons.push(`${names}: no mapping was found within the budget`);
      continue;
    }
    const { dataflow, mapping, cost, merit } = found.best;
    const { isProven, bound, scored, bounded } = found;
    const proof: MappingProof = {
      isProven,
      merit,
      bound,
      scored,
      bounded,
      fromCache,
      milliseconds,
    };
    rows.push({ names: alike.map(({ name }) => name), dataflow, cost, proof });
    for (const layer of alike) layers.push({ layer, dataflow, mapping, cost });
  }
  return { rows, layers, reasons };
}

/**
 * Evaluates mappings that were given, by the names of their layers.
 *
 * @throws InputError where a layer has none
 */
export function evaluateGiven(
  subject: MappingSubject,
  { file, mappings }: { readonly file: string; readonly mappings: readonly NamedMapping[] },
  reuse: ReuseMode,
): MapAnswer {
  const { accelerator, network } = subject;
  const costs = costsOf(subject);
  const wanted = network.layers.filter(multiplies);
  const missing = wanted.filter(({ name }) => mappings.every((one) => one.name !== name));
  if (missing.length > 0) {
    const names = missing.map(({ name }) => name).join(', ');
    throw new InputError({
      file,
      path: 'layers',
      rule: `must map every layer of ${network.name} that multiplies; missing: ${names}`,
      remedy: 'Add them, or map one layer with --layer',
    });
  }
  const rows: MappingRow[] = [];
  const layers: MappedLayer[] = [];
  const reasons: string[] = [];
  for (const layer of wanted) {
    const given = mappings.find(({ name }) => name === layer.name);
    if (given === undefined) continue;
    const { dataflow, mapping } = given;
    const outcome = evaluate({ layer, accelerator, costs, mapping, reuse });
    if (!outcome.ok) {
      reasons.push(
        ...outcome.reasons.map((reason) => `${layer.name}: ${describeInfeasibility(reason)}`),
      );
      continue;
    }
    rows.push({ names: [layer.name], dataflow, cost: outcome.value, proof: null });
    layers.push({ layer, dataflow, mapping, cost: outcome.value });
  }
  return { rows, layers, reasons };
}
