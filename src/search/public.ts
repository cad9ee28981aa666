/** The public index of `tandem-codesign/search`: multi-objective search that knows nothing of hardware. */

export type { ObjectiveLabel } from '../base/objective.ts';
export type {
  Algorithm,
  AlgorithmDefinition,
  AlgorithmSetting,
  AlgorithmStart,
} from './algorithm.ts';
export {
  type AlgorithmOption,
  type ChoiceOption,
  type NumberOption,
  type OptionValues,
  type ResolvedOptions,
  resolveOptions,
} from './algorithm-options.ts';
export { bayesian } from './algorithms/bayesian.ts';
export { hyperband } from './algorithms/hyperband.ts';
export { nsga2 } from './algorithms/nsga2.ts';
export { nsga3 } from './algorithms/nsga3.ts';
export { randomSearch } from './algorithms/random-search.ts';
export { regularizedEvolution } from './algorithms/regularized-evolution.ts';
export { reinforceSearch } from './algorithms/reinforce.ts';
export { screenedNsga2 } from './algorithms/screened-search.ts';
export { simulatedAnnealing } from './algorithms/simulated-annealing.ts';
export { smsEmoa } from './algorithms/sms-emoa.ts';
export { tpe } from './algorithms/tpe.ts';
export { algorithms } from './algorithms.ts';
export { Archive, type FrontMember } from './archive.ts';
export { keepByContribution } from './contribution-pruning.ts';
export { crowdingDistances, distinctCrowdingDistances } from './crowding.ts';
export { type PrunedFront, pruneByCrowding } from './crowding-pruning.ts';
export { constraintDominates, dominates, isFeasible, totalViolation } from './dominance.ts';
export { boundedProblem, type CheapVerdict } from './formulations/bounded-problem.ts';
export { cachedProblem } from './formulations/cached-problem.ts';
export {
  COMBINATIONS,
  type Combination,
  combinedProblems,
} from './formulations/combined-problems.ts';
export {
  FIDELITY_GENE,
  type FidelityProblem,
  fullEvaluations,
  withFidelityGene,
} from './formulations/fidelity.ts';
export { type FixedProblem, fixedGenes } from './formulations/fixed-genes.ts';
export { type Formulation, formulate } from './formulations/formulate.ts';
export { type Nesting, nestedProblem } from './formulations/nested-problem.ts';
export {
  HARD,
  type ProductExponents,
  type ProductTarget,
  SOFT,
  type WeightedProduct,
} from './formulations/weighted-product.ts';
export { additiveEpsilon } from './indicators/additive-epsilon.ts';
export {
  hypervolume,
  hypervolumeContributions,
  hypervolumeShare,
} from './indicators/hypervolume.ts';
export { igd, igdPlus } from './indicators/igd.ts';
export { generalizedSpread, spread } from './indicators/spread.ts';
export {
  type GenerationReport,
  type GenerationSummary,
  type MinimizeResult,
  type MinimizeSetting,
  minimize,
  type SearchState,
} from './minimize.ts';
export {
  minimizeInStages,
  type StagedResult,
  type StagedSetting,
} from './minimize-in-stages.ts';
export { nonDominated, nonDominatedFronts, nonDominatedRanks } from './non-dominated-sort.ts';
export { type CrossoverSettings, recombine } from './operators/crossover.ts';
export { dasDennisDirections } from './operators/das-dennis.ts';
export { type GeneRanges, geneRanges } from './operators/gene-ranges.ts';
export { GenomeLedger } from './operators/genome-ledger.ts';
export { GenomeSet } from './operators/genome-set.ts';
export { type MutationSettings, mutate } from './operators/mutation.ts';
export { polynomialMutation } from './operators/polynomial-mutation.ts';
export { latinHypercubeSample, uniformGenome, uniformSample } from './operators/sampling.ts';
export { lowerChild, upperChild } from './operators/simulated-binary-crossover.ts';
export { type Contestant, type Tournament, tournamentWinners } from './operators/tournament.ts';
export { exchangeSegment } from './operators/two-point-crossover.ts';
export {
  type Batch,
  emptyBatch,
  fillWithChildren,
  fillWithDraws,
  type Mating,
  type VariationSettings,
} from './operators/variation.ts';
export {
  type CategoricalGene,
  type Evaluation,
  type Gene,
  type Genome,
  geneValues,
  type IntegerGene,
  isInSpace,
  type Problem,
  type RealGene,
  type Space,
  spaceCardinality,
  validateSpace,
} from './problem.ts';
export { bnh } from './problems/bnh.ts';
export { c1dtlz1, c2dtlz2 } from './problems/constrained-dtlz.ts';
export { dtlz1 } from './problems/dtlz1.ts';
export { dtlz2 } from './problems/dtlz2.ts';
export { dtlz7 } from './problems/dtlz7.ts';
export { integerSpheres } from './problems/integer-spheres.ts';
export { integerZdt1 } from './problems/integer-zdt1.ts';
export { type Knapsack, knapsack } from './problems/knapsack.ts';
export { mixedParabolas } from './problems/mixed-parabolas.ts';
export { mixedZdt1 } from './problems/mixed-zdt1.ts';
export { osy } from './problems/osy.ts';
export { srn } from './problems/srn.ts';
export type { TestProblem } from './problems/test-problem.ts';
export { tnk } from './problems/tnk.ts';
export { zdt1, zdt2, zdt3, zdt4, zdt6 } from './problems/zdt.ts';
export { zdt5 } from './problems/zdt5.ts';
export { type StallRule, type StallState, StallWatch } from './stall-watch.ts';
export { gaussianProcess } from './surrogates/gaussian-process.ts';
export type { FittedSurrogate, Prediction, Surrogate } from './surrogates/surrogate.ts';
