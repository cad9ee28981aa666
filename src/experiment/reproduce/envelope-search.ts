import type { Accelerator } from '../../accelerator/accelerator.ts';
import type { HardwareAssessment } from '../../codesign/assess-candidates.ts';
import { HARDWARE_GENES } from '../../codesign/hardware-genes.ts';
import type { NetworkMapper } from '../../mapper/mapped-network.ts';
import { nsga2 } from '../../search/algorithms/nsga2.ts';
import { minimize } from '../../search/minimize.ts';
import type { Evaluation, Genome, Problem } from '../../search/problem.ts';
import type { Network } from '../../workload/network.ts';

/** What may be changed of a design, and what it is judged with. */
export interface Envelope {
  readonly baseline: Accelerator;
  /** Choices by hardware gene. */
  readonly genes: Readonly<Record<string, readonly (number | string)[]>>;
  readonly networks: readonly Network[];
  readonly assess: (accelerator: Accelerator) => HardwareAssessment;
  readonly mapper: NetworkMapper;
}

/** Geometric means over the networks. */
export interface MeanCost {
  readonly latencyMs: number;
  readonly energyMj: number;
}

/** What an envelope holds: PEs, and bits of all memories on the chip. */
export interface OnChip {
  readonly pes: number;
  readonly memoryBits: number;
}

/** PEs and memory of a design; two designs of one envelope share them as their budget. */
export function onChip({ peArray, memories }: Accelerator): OnChip {
  const memoryBits = memories
    .filter(({ kind }) => kind !== 'dram')
    .reduce(
      (sum, { capacityBits, grid }) => sum + (capacityBits ?? 0) * grid.rows * grid.columns,
      0,
    );
  return { pes: peArray.rows * peArray.columns, memoryBits };
}

/** Costs of one design over all networks of an envelope; null where one of them has no mapping. */
export async function meanCost(
  { networks, assess, mapper }: Pick<Envelope, 'networks' | 'assess' | 'mapper'>,
  accelerator: Accelerator,
): Promise<MeanCost | null> {
  const { costs } = assess(accelerator);
  const outcomes = await mapper.map(
    networks.map((network) => ({ network, accelerator, costs, objective: 'edp' })),
  );
  const mapped = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  if (mapped.length < networks.length) return null;
  return {
    latencyMs: geometricMean(mapped.map(({ latencyMs }) => latencyMs)),
    energyMj: geometricMean(mapped.map(({ energyMj }) => energyMj)),
  };
}

/**
 * The design with the least energy-delay product that takes no more PEs and no more memory than the baseline.
 */
export async function searchEnvelope(
  envelope: Envelope,
  search: { readonly evaluations: number; readonly population: number; readonly seed: number },
): Promise<{ readonly accelerator: Accelerator; readonly cost: MeanCost }> {
  const { front } = await minimize({
    problem: envelopeProblem(envelope),
    algorithm: nsga2,
    options: { populationSize: search.population },
    seed: search.seed,
    maxEvaluations: search.evaluations,
  });
  const accelerator = front[0] === undefined ? null : decoded(envelope, front[0].genome);
  const cost = accelerator === null ? null : await meanCost(envelope, accelerator);
  if (accelerator === null || cost === null) throw new Error('nothing in the envelope is feasible');
  return { accelerator, cost };
}

function envelopeProblem(envelope: Envelope): Problem {
  const budget = onChip(envelope.baseline);
  return {
    name: `the envelope of ${envelope.baseline.name}`,
    space: {
      genes: Object.entries(envelope.genes).map(([name, choices]) =>
        choices.every((choice) => typeof choice === 'number')
          ? { kind: 'integer', name, low: 0, high: choices.length - 1 }
          : { kind: 'categorical', name, choices: choices.map(String) },
      ),
    },
    objectives: [{ key: 'edp', label: 'energy-delay product', unit: 'mJ·ms' }],
    constraints: ['pes', 'memory', 'mapping'],
    evaluate: (genomes) => Promise.all(genomes.map((genome) => judge(envelope, budget, genome))),
  };
}

async function judge(envelope: Envelope, budget: OnChip, genome: Genome): Promise<Evaluation> {
  const accelerator = decoded(envelope, genome);
  const { pes, memoryBits } = onChip(accelerator);
  const excesses = [pes / budget.pes - 1, memoryBits / budget.memoryBits - 1];
  const isWithin = excesses.every((excess) => excess <= 0);
  const cost = isWithin ? await meanCost(envelope, accelerator) : null;
  if (cost === null) return { objectives: [Infinity], violations: [...excesses, isWithin ? 1 : 0] };
  return { objectives: [cost.latencyMs * cost.energyMj], violations: [...excesses, 0] };
}

function decoded({ baseline, genes }: Envelope, genome: Genome): Accelerator {
  return Object.entries(genes).reduce((accelerator, [name, choices], at) => {
    const gene = HARDWARE_GENES.find((known) => known.name === name);
    const value = choices[genome[at] ?? 0];
    if (gene === undefined) throw new RangeError(`There is no hardware gene ${name}`);
    return value === undefined ? accelerator : gene.apply(accelerator, value);
  }, baseline);
}

function geometricMean(values: readonly number[]): number {
  const logs = values.reduce((sum, value) => sum + Math.log(value), 0);
  return Math.exp(logs / values.length);
}
