import groupBy from 'lodash/groupBy.js';
import minBy from 'lodash/minBy.js';
import sortBy from 'lodash/sortBy.js';
import uniqBy from 'lodash/uniqBy.js';
import { feasible, type Infeasibility, infeasible, type Outcome } from '../base/outcome.ts';
import { computeCycles } from '../cost/compute-cycles.ts';
import { nestRowLength } from '../cost/nest-columns.ts';
import { pairColumns } from '../cost/nest-pairs.ts';
import { NestScorer } from '../cost/nest-scorer.ts';
import type { NestBatch, TrafficSource, TrafficTable } from '../cost/nest-traffic.ts';
import { evaluate } from '../cost/reference-evaluator.ts';
import {
  dataflowsOf,
  type LayerCandidate,
  type LayerJob,
  layerCandidates,
} from './layer-candidates.ts';
import { type LayerProblem, layerProblem } from './layer-problem.ts';
import type { MappedLayer, MappingObjective } from './mapped-network.ts';
import { missingRoom } from './missing-room.ts';
import { merit } from './partial-nest.ts';
import { toMapping } from './to-mapping.ts';
import { writeCandidateRow } from './write-candidate-row.ts';

/** The best mapping of one layer, and how many were scored to find it. */
export interface LayerResult {
  /** The layer that it was found for: reasons name it. */
  readonly layerName: string;
  readonly mapped: Outcome<Omit<MappedLayer, 'layer'>>;
  readonly mappingsScored: number;
}

interface Candidate extends LayerCandidate {
  readonly objective: MappingObjective;
  merit: number;
}

/**
 * Candidates whose merit is this close to the best are scored again in float64. Far wider than the error of float32, so
 * that the winner does not depend on the executor.
 */
const FINALIST_SHARE = 1.0001;

/**
 * Finds a mapping for every job: the candidates of all jobs are scored in batches by `traffic`, the finalists of each
 * again by the reference, which decides.
 */
export async function mapLayers(
  jobs: readonly LayerJob[],
  traffic: TrafficSource,
): Promise<readonly LayerResult[]> {
  const byJob = jobs.map((job) =>
    layerCandidates(job).map(
      (candidate): Candidate => ({
        ...candidate,
        objective: job.objective,
        merit: Infinity,
      }),
    ),
  );
  for (const group of Object.values(groupBy(byJob.flat(), ({ problem }) => problem.shape))) {
    const batch = toBatch(group);
    rank(group, batch, await traffic(batch));
  }
  return jobs.map((job, index) => decide(job, byJob[index] ?? []));
}

function toBatch(group: readonly Candidate[]): NestBatch {
  const problem = group[0]?.problem;
  const levels = problem?.accelerator.memories.length ?? 0;
  const length = nestRowLength(levels);
  const rows = new Float64Array(group.length * length);
  group.forEach((candidate, place) => {
    writeCandidateRow(candidate.problem, candidate.nest, rows, place * length);
  });
  const pairs = pairColumns(problem?.pairs ?? []);
  return { rows, count: group.length, levels, pairs, reuse: 'stepwise' };
}

/** Writes the merit of every candidate of a batch. */
function rank(group: readonly Candidate[], batch: NestBatch, table: TrafficTable): void {
  const scorers = new Map<LayerProblem, NestScorer>();
  const rowLength = batch.rows.length / batch.count;
  const tableLength = table.length / batch.count;
  group.forEach((candidate, place) => {
    const { problem, objective } = candidate;
    let scorer = scorers.get(problem);
    if (scorer === undefined) scorer = new NestScorer(problem, problem.pairs, batch.reuse);
    scorers.set(problem, scorer);
    const at = place * rowLength;
    const compute = computeCycles(batch.rows, at, batch.levels);
    const score = scorer.score(batch.rows, at, table, place * tableLength, compute);
    candidate.merit = merit(objective, score.energyPj, score.latency.latencyCycles);
  });
}

/** The finalists again, in full and in float64; the first of the best wins. */
function decide(job: LayerJob, candidates: readonly Candidate[]): LayerResult {
  const layerName = job.layer.name;
  const best = Math.min(...candidates.map((candidate) => candidate.merit));
  const finalists = candidates.filter((candidate) => candidate.merit <= best * FINALIST_SHARE);
  const evaluated = finalists.map(({ problem, nest }) => {
    const mapping = toMapping(problem, nest);
    return { dataflow: problem.dataflow.name, mapping, outcome: evaluate({ ...job, mapping }) };
  });
  const winner = minBy(evaluated, ({ outcome }) =>
    outcome.ok
      ? merit(job.objective, outcome.value.energyPj, outcome.value.latencyCycles)
      : Infinity,
  );
  if (winner === undefined) {
    return { layerName, mapped: infeasible(nothingFits(job)), mappingsScored: 0 };
  }
  const { dataflow, mapping, outcome } = winner;
  const mapped = outcome.ok ? feasible({ dataflow, mapping, cost: outcome.value }) : outcome;
  return { layerName, mapped, mappingsScored: candidates.length };
}

/** Why no dataflow has a nest: of each memory that is too small, what the least demanding dataflow needs. */
function nothingFits({ layer, accelerator, costs }: LayerJob): readonly Infeasibility[] {
  const dataflows = dataflowsOf(accelerator);
  const missing = dataflows.flatMap((dataflow) =>
    missingRoom(layerProblem(layer, accelerator, costs, dataflow)),
  );
  if (missing.length > 0) return uniqBy(sortBy(missing, 'need'), 'path');
  const path = `layers.${layer.name}`;
  return [{ code: 'mapping', path, need: 1, have: 0, unit: 'nests' }];
}
