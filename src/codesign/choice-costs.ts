import type { Accelerator } from '../accelerator/accelerator.ts';
import { InputError } from '../base/errors.ts';
import type { MappingObjective, NetworkMapper } from '../mapper/mapped-network.ts';
import type { Layer } from '../workload/layer.ts';
import type { HardwareAssessment } from './assess-candidates.ts';
import { buildAccelerator, type CodesignSpace } from './decode.ts';
import type { GeneChoices, Genes } from './gene-choices.ts';

/** What some layers cost for every combination of the genes that they depend on; the last gene changes fastest. */
export interface CostFactor {
  readonly genes: readonly GeneChoices[];
  readonly latencyMs: readonly number[];
  readonly energyMj: readonly number[];
}

export interface ChoiceCostsRequest {
  readonly space: CodesignSpace;
  readonly mapper: NetworkMapper;
  readonly objective: MappingObjective;
  readonly assessHardware: (accelerator: Accelerator) => HardwareAssessment;
  readonly signal?: AbortSignal;
}

/**
 * A table of the cost model whose sum over factors is what a network costs on an accelerator, for every network and accelerator
 * of the space: each layer is mapped for each combination of the network genes that change it, and of all hardware genes.
 *
 * Assumes that a gene changes or removes a layer of the network with the last choices, or else never does.
 * @throws InputError where a combination has no mapping
 */
export async function choiceCosts(request: ChoiceCostsRequest): Promise<readonly CostFactor[]> {
  const { space } = request;
  const groups = new Map<string, { genes: readonly GeneChoices[]; names: string[] }>();
  for (const { name } of layersOf(space, {})) {
    const genes = space.networkGenes.filter((gene) => dependsOn(space, name, gene));
    const key = genes.map((gene) => gene.name).join();
    const group = groups.get(key) ?? { genes, names: [] };
    group.names.push(name);
    groups.set(key, group);
  }
  const factors: CostFactor[] = [];
  for (const { genes, names } of groups.values())
    factors.push(await factorOf(request, genes, new Set(names)));
  return factors;
}

/** Every combination of choices, the last gene changing fastest. */
export function combinationsOf(genes: readonly GeneChoices[]): readonly Genes[] {
  return genes.reduce<Genes[]>(
    (all, { name, choices }) =>
      all.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice }))),
    [{}],
  );
}

async function factorOf(
  { space, mapper, objective, assessHardware, signal }: ChoiceCostsRequest,
  genes: readonly GeneChoices[],
  names: ReadonlySet<string>,
): Promise<CostFactor> {
  const hardware = combinationsOf(space.hardwareGenes).map((values) => {
    const accelerator = buildAccelerator(space.template, values);
    return { accelerator, costs: assessHardware(accelerator).costs, objective };
  });
  const requests = combinationsOf(genes).flatMap((values) => {
    const layers = layersOf(space, values).filter(({ name }) => names.has(name));
    const network = { name: [...names].join(), source: '', layers, edges: [] };
    return hardware.map((one) => ({ ...one, network }));
  });
  const outcomes = await mapper.map(requests, signal === undefined ? {} : { signal });
  const mapped = outcomes.map((outcome, at) => {
    if (outcome.ok) return outcome.value;
    const { network, accelerator } = requests[at] ?? {};
    const got = `${network?.name} with ${JSON.stringify(accelerator?.peArray)}`;
    throw new InputError({ path: 'hardware.genes', rule: 'must map every choice', got });
  });
  return {
    genes: [...genes, ...space.hardwareGenes],
    latencyMs: mapped.map((one) => one.latencyMs),
    energyMj: mapped.map((one) => one.energyMj),
  };
}

/** Layers of the network with the last choice of every gene, but for the given ones. */
function layersOf({ networkGenes, buildNetwork }: CodesignSpace, changes: Genes): readonly Layer[] {
  const last = networkGenes.map(({ name, choices }) => [name, choices.at(-1) ?? 0] as const);
  return buildNetwork({ ...Object.fromEntries(last), ...changes }).layers;
}

function dependsOn(space: CodesignSpace, layer: string, { name, choices }: GeneChoices): boolean {
  const shapes = choices.map((choice) => {
    const found = layersOf(space, { [name]: choice }).find((one) => one.name === layer);
    return JSON.stringify(found ?? null);
  });
  return new Set(shapes).size > 1;
}
