import type { Algorithm, AlgorithmDefinition } from './algorithm.ts';
import type { OptionValues } from './algorithm-options.ts';
import { Archive, type FrontMember } from './archive.ts';
import { isFeasible } from './dominance.ts';
import type { Evaluation, Genome, Problem } from './problem.ts';
import { type StallRule, type StallState, StallWatch } from './stall-watch.ts';

/** What to minimise, how, and for how long. */
export interface MinimizeSetting {
  readonly problem: Problem;
  readonly algorithm: AlgorithmDefinition;
  /** By option name of the algorithm; what is absent takes its default. */
  readonly options?: OptionValues;
  readonly seed: number;
  /** The last batch is cut so that no more are made. */
  readonly maxEvaluations: number;
  /** Genomes that are judged first: designs of an earlier run, or published ones. Has no effect on a resumed run. */
  readonly initialGenomes?: readonly Genome[];
  /** Ends the run when its hypervolume grows no more. */
  readonly stopWhenStalled?: StallRule;
  /** Where an earlier run stood; the run goes on as if it had never stopped. */
  readonly resumeFrom?: SearchState;
  /** Stops the run; what was found so far is returned. */
  readonly signal?: AbortSignal;
  /** Called, and waited for, after each batch was told. */
  readonly onGeneration?: (report: GenerationReport) => void | Promise<void>;
}

/** Everything that `resumeFrom` needs, ready for JSON. */
export interface SearchState {
  readonly algorithm: unknown;
  readonly evaluations: number;
  readonly front: readonly FrontMember[];
  readonly history: readonly GenerationSummary[];
  /** Absent where the run has no rule to stop when stalled. */
  readonly stall?: StallState;
}

/** How far a run had come after one batch. */
export interface GenerationSummary {
  /** From 1. */
  readonly generation: number;
  readonly evaluations: number;
  readonly frontSize: number;
}

/** A summary with the batch that led to it. */
export interface GenerationReport extends GenerationSummary {
  /** Number of the batch's first evaluation in the run, from 0. */
  readonly firstTrial: number;
  readonly genomes: readonly Genome[];
  readonly evaluated: readonly Evaluation[];
  /** Figures of the algorithm about itself, by name; most have none. */
  readonly diagnostics: Readonly<Record<string, number>>;
  /** The front so far, by objectives. */
  front(): readonly FrontMember[];
  /** Taken when called, before the handler returns. */
  state(): SearchState;
}

export interface MinimizeResult {
  /** Feasible, non-dominated among all evaluations of the run, by objectives. */
  readonly front: readonly FrontMember[];
  readonly evaluations: number;
  readonly history: readonly GenerationSummary[];
  /** Why the run ended: the budget, no genome left to try, a hypervolume that grew no more, or the signal. */
  readonly stoppedBy: 'budget' | 'exhaustion' | 'stall' | 'signal';
}

/** A run under way. */
interface Run {
  readonly algorithm: Algorithm;
  readonly archive: Archive;
  readonly history: GenerationSummary[];
  readonly stall: StallWatch | null;
  evaluations: number;
}

/**
 * Runs an algorithm on a problem: ask, evaluate, tell, and keep the front of all that was evaluated. The same seed gives
 * the same run. Rejects with what `problem.evaluate` rejects with, unless the signal was aborted.
 */
export async function minimize(setting: MinimizeSetting): Promise<MinimizeResult> {
  const { resumeFrom, stopWhenStalled } = setting;
  const run: Run = {
    algorithm: startAlgorithm(setting),
    archive: new Archive(resumeFrom?.front),
    history: [...(resumeFrom?.history ?? [])],
    stall:
      stopWhenStalled === undefined ? null : new StallWatch(stopWhenStalled, resumeFrom?.stall),
    evaluations: resumeFrom?.evaluations ?? 0,
  };
  let stoppedBy: MinimizeResult['stoppedBy'] | undefined;
  while (stoppedBy === undefined) stoppedBy = await advance(run, setting);
  const { archive, evaluations, history } = run;
  return { front: archive.front(), evaluations, history, stoppedBy };
}

/** One generation; why the run ends where it does. */
async function advance(
  run: Run,
  { problem, maxEvaluations, signal, onGeneration }: MinimizeSetting,
): Promise<MinimizeResult['stoppedBy'] | undefined> {
  if (run.evaluations >= maxEvaluations) return 'budget';
  if (run.stall?.isStalled(run.evaluations)) return 'stall';
  if (signal?.aborted) return 'signal';
  const genomes = run.algorithm.ask().slice(0, maxEvaluations - run.evaluations);
  if (genomes.length === 0) return 'exhaustion';
  const evaluated = await evaluateUnlessAborted(problem, genomes, signal);
  if (evaluated === undefined) return 'signal';
  const firstTrial = run.evaluations;
  run.algorithm.tell(genomes, evaluated);
  archiveBatch(run.archive, firstTrial, genomes, evaluated);
  run.evaluations += genomes.length;
  run.stall?.note(run.archive, run.evaluations);
  const summary = summarize(run);
  run.history.push(summary);
  await onGeneration?.({
    ...summary,
    firstTrial,
    genomes,
    evaluated,
    diagnostics: run.algorithm.diagnostics?.() ?? {},
    front: () => run.archive.front(),
    state: () => stateOf(run),
  });
  return undefined;
}

function summarize({ algorithm, evaluations, archive }: Run): GenerationSummary {
  return { generation: algorithm.generation, evaluations, frontSize: archive.size };
}

function stateOf({ algorithm, evaluations, archive, history, stall }: Run): SearchState {
  return {
    algorithm: algorithm.state(),
    evaluations,
    front: archive.front(),
    history: [...history],
    ...(stall === null ? {} : { stall: stall.state() }),
  };
}

function startAlgorithm(setting: MinimizeSetting): Algorithm {
  const { problem, algorithm, options, seed, initialGenomes, resumeFrom } = setting;
  const runsOn = {
    space: problem.space,
    objectiveCount: problem.objectives.length,
    ...(options === undefined ? {} : { options }),
  };
  const initial = initialGenomes === undefined ? {} : { initial: initialGenomes };
  if (resumeFrom === undefined) return algorithm.create({ ...runsOn, ...initial, seed });
  return algorithm.restore({ ...runsOn, state: resumeFrom.algorithm });
}

async function evaluateUnlessAborted(
  problem: Problem,
  genomes: readonly Genome[],
  signal: AbortSignal | undefined,
): Promise<readonly Evaluation[] | undefined> {
  try {
    const evaluated = await problem.evaluate(genomes, signal === undefined ? {} : { signal });
    checkEvaluations(problem, genomes, evaluated);
    return evaluated;
  } catch (error) {
    if (signal?.aborted) return undefined;
    throw error;
  }
}

function checkEvaluations(
  problem: Problem,
  genomes: readonly Genome[],
  evaluated: readonly Evaluation[],
): void {
  if (evaluated.length !== genomes.length) {
    throw new RangeError(
      `${problem.name} gave ${evaluated.length} evaluations for ${genomes.length} genomes`,
    );
  }
  evaluated.forEach((evaluation, index) => {
    const fault = faultOf(problem, evaluation);
    if (fault === undefined) return;
    throw new RangeError(`${problem.name} ${fault} for the genome [${genomes[index]?.join(', ')}]`);
  });
}

function faultOf(problem: Problem, { objectives, violations }: Evaluation): string | undefined {
  if (objectives.length !== problem.objectives.length) {
    return `gave ${objectives.length} of ${problem.objectives.length} objectives`;
  }
  if (violations.length !== problem.constraints.length) {
    return `gave ${violations.length} of ${problem.constraints.length} violations`;
  }
  if ([...objectives, ...violations].some(Number.isNaN)) return 'gave a value that is not a number';
  const isWhole = objectives.every(Number.isFinite) || violations.some((value) => value > 0);
  return isWhole ? undefined : 'gave an infinite objective and no violated constraint';
}

function archiveBatch(
  archive: Archive,
  firstTrial: number,
  genomes: readonly Genome[],
  evaluated: readonly Evaluation[],
): void {
  evaluated.forEach((evaluation, index) => {
    const genome = genomes[index];
    if (genome === undefined || !isFeasible(evaluation)) return;
    archive.insert({ trial: firstTrial + index, genome, objectives: evaluation.objectives });
  });
}
