/** Files of src and models that have no test file of their own, and the test that holds them. */
export interface TestedElsewhere {
  /** Files, or folders with a slash at their end: those whose tests stand at their boundary. */
  readonly files: readonly string[];
  /** Must lead to each of the files by imports. */
  readonly test: string;
  readonly why: string;
}

export const TESTED_ELSEWHERE: readonly TestedElsewhere[] = [
  {
    files: ['src/cli/relaxed-design.ts', 'src/cli/experiment-judges.ts'],
    test: 'test/cli/cosearch-command.test.ts',
    why: 'what they put together is one design, told by the command',
  },
  {
    files: ['src/accuracy/supernet/supernet-estimator.ts'],
    test: 'test/contract/accuracy-estimators.test.ts',
    why: 'the contract of every estimator is what it promises',
  },
  {
    files: ['src/accuracy/supernet/inherited-top1.ts'],
    test: 'test/accuracy/supernet/train-supernet.test.ts',
    why: 'a count of images, of weights that were trained there',
  },
  {
    files: ['src/accelerator/accelerator.ts', 'src/accelerator/memory-level.ts'],
    test: 'test/accelerators/shipped.test.ts',
    why: 'types, and products of two numbers, in published figures',
  },
  {
    files: ['src/cost/latency-ends.ts', 'src/cost/port-cycles.ts'],
    test: 'test/cost/latency.test.ts',
    why: 'the parts of a latency, told from its sums',
  },
  {
    files: [
      'src/mapper/baselines/annealing-mapper.ts',
      'src/mapper/baselines/genetic-mapper.ts',
      'src/mapper/baselines/gradient-mapper.ts',
      'src/mapper/baselines/mapper-strategy.ts',
      'src/mapper/baselines/random-mapper.ts',
      'src/mapper/baselines/relaxed-splits.ts',
      'src/mapper/baselines/strategy-run.ts',
    ],
    test: 'test/mapper/baselines/mapper-strategies.test.ts',
    why: 'one contract for every strategy, held to the optimum',
  },
  {
    files: ['src/mapper/baselines/genome-room.ts'],
    test: 'test/mapper/baselines/genome-space.test.ts',
    why: 'what fits shows in what is drawn and repaired',
  },
  {
    files: ['src/technology/cost-table.ts'],
    test: 'test/technology/resolve-cost-table.test.ts',
    why: 'a type, and a search in a table that is resolved there',
  },
  {
    files: [
      'src/report/html/brush-script.ts',
      'src/report/html/pair-script.ts',
      'src/report/html/turn-script.ts',
    ],
    test: 'test/report/html/script.test.ts',
    why: 'text for browsers, of which there is none in the tests: every script is compiled and weighed there',
  },
  {
    files: ['src/mapping/dataflows/'],
    test: 'test/mapping/dataflows.test.ts',
    why: 'data: every dataflow passes the same tests',
  },
  {
    files: [
      'src/search/algorithms/bayesian.ts',
      'src/search/algorithms/common-options.ts',
      'src/search/algorithms/elite-memory.ts',
      'src/search/algorithms/front-filling.ts',
      'src/search/algorithms/genetic-search.ts',
      'src/search/algorithms/hyperband.ts',
      'src/search/algorithms/judged.ts',
      'src/search/algorithms/nsga3.ts',
      'src/search/algorithms/proposals.ts',
      'src/search/algorithms/regularized-evolution.ts',
      'src/search/algorithms/reinforce.ts',
      'src/search/algorithms/search-core.ts',
      'src/search/algorithms/simulated-annealing.ts',
      'src/search/algorithms/sms-emoa.ts',
      'src/search/algorithms/tpe.ts',
      'src/search/algorithms/variation-options.ts',
    ],
    test: 'test/search/algorithms.test.ts',
    why: 'the contract that every algorithm keeps to',
  },
  {
    files: [
      'src/search/formulations/limited-objectives.ts',
      'src/search/formulations/reformulated.ts',
      'src/search/formulations/selected-objectives.ts',
      'src/search/formulations/weighted-product.ts',
      'src/search/formulations/weighted-sum.ts',
    ],
    test: 'test/search/formulations/formulate.test.ts',
    why: 'one problem under every formulation',
  },
  {
    files: ['src/search/problems/simplex-directions.ts'],
    test: 'test/search/problems/dtlz2.test.ts',
    why: 'points of the fronts of DTLZ',
  },
  {
    files: ['src/search/indicators/sliced-volume.ts'],
    test: 'test/search/indicators/hypervolume.test.ts',
    why: 'the hypervolume of four objectives and more, against the other ways to compute it',
  },
  {
    files: ['src/codesign/memory-of-gene.ts'],
    test: 'test/codesign/hardware-genes.test.ts',
    why: 'a part of each memory gene',
  },
  {
    files: ['src/codesign/assess-candidates.ts', 'src/codesign/figures.ts'],
    test: 'test/codesign/codesign-problem.test.ts',
    why: 'how a candidate is judged shows in the problem',
  },
  {
    files: ['src/gpu/open-executor.ts', 'src/gpu/traffic-kernels.ts'],
    test: 'test/contract/executor.test.ts',
    why: 'one contract for every executor, held to the reference',
  },
  {
    files: [
      'src/cli/constraint-option.ts',
      'src/cli/map-network.ts',
      'src/report/mapping-table.ts',
    ],
    test: 'test/cli/map-command.test.ts',
    why: 'parts of one command',
  },
  {
    files: ['src/mapper/content-keys.ts'],
    test: 'test/mapper/network-mapper.test.ts',
    why: 'what is found again, and what is not',
  },
  {
    files: ['src/mapper/optimal/'],
    test: 'test/mapper/optimal/optimal-mapping.test.ts',
    why: 'every part of the proof shows where the best of all mappings is missed',
  },
  {
    files: [
      'src/gpu/box-launch.ts',
      'src/gpu/box-scorer.ts',
      'src/gpu/mapping-kernels.ts',
      'src/gpu/mapping-source.ts',
      'src/gpu/score-in-float64.ts',
    ],
    test: 'test/contract/mapping-core.test.ts',
    why: 'one contract for every executor of the batched core, held to float64 thread by thread',
  },
  {
    files: [
      'src/gpu/box-frontier.ts',
      'src/gpu/launch-winner.ts',
      'src/gpu/mapping-subspaces.ts',
      'src/gpu/problem-search.ts',
    ],
    test: 'test/gpu/map-batch.test.ts',
    why: 'the steps of one search, held to what the optimal search proves',
  },
  {
    files: ['src/experiment/verify/'],
    test: 'test/cli/verify-command.test.ts',
    why: 'case by case, as the command prints them',
  },
  {
    files: [
      'src/experiment/experiment-misfits.ts',
      'src/experiment/experiment-schema.ts',
      'src/experiment/gene-rules.ts',
    ],
    test: 'test/experiment/resolve-experiment.test.ts',
    why: 'the rules of an experiment file show in the messages of one that breaks them',
  },
  {
    files: [
      'src/study/read-run.ts',
      'src/study/replay.ts',
      'src/study/to-design.ts',
      'src/study/trial-recorder.ts',
    ],
    test: 'test/study/run-study.test.ts',
    why: 'parts of a run',
  },
  {
    files: [
      'src/experiment/reproduce/auto-nba-files.ts',
      'src/experiment/reproduce/board-parameters.ts',
      'src/experiment/reproduce/chunk-slots.ts',
      'src/experiment/reproduce/fbnet-space.ts',
      'src/experiment/reproduce/fbnet-table.ts',
      'src/experiment/reproduce/papers/',
      'src/experiment/reproduce/reference-text.ts',
      'src/experiment/reproduce/reproduction.ts',
      'src/experiment/reproduce/reproduction-file.ts',
      'src/experiment/reproduce/result-file.ts',
      'src/experiment/reproduce/run-reproduction.ts',
      'src/experiment/reproduce/write-results.ts',
      'src/report/reproduction-index.ts',
    ],
    test: 'test/experiment/reproduce/fast-tier.test.ts',
    why: 'what reproductions compute is held to what was published, and their pages to what they compute',
  },
  {
    files: [
      'src/experiment/reproduce/reproductions.ts',
      'src/experiment/reproduce/setting-words.ts',
      'src/report/reproduction-text.ts',
      'src/report/reproduction-words.ts',
    ],
    test: 'test/cli/reproduce-command.test.ts',
    why: 'the text of one command',
  },
  {
    files: ['src/cost/engine/any-partition.ts', 'src/cost/engine/neighbour-partition.ts'],
    test: 'test/cost/engine/partition-layers.test.ts',
    why: 'the two ways in which one function looks for partitions',
  },
  {
    files: ['src/cost/engine/chunk-resources.ts'],
    test: 'test/cost/engine/chunk-engine.test.ts',
    why: 'time and size of one engine',
  },
  {
    files: [
      'src/io/sqlite-file.ts',
      'src/study/record-misfits.ts',
      'src/study/run-database.ts',
      'src/study/run-reader.ts',
      'src/study/run-record.ts',
      'src/study/run-writer.ts',
      'src/study/trial-matrix.ts',
    ],
    test: 'test/study/resume.test.ts',
    why: 'what a store keeps shows in a run that was cut off, damaged or taken over, and goes on',
  },
  {
    files: ['src/io/write-whole.ts', 'src/study/free-folder.ts'],
    test: 'test/study/run-folder.test.ts',
    why: 'parts of a folder',
  },
  {
    files: ['src/io/onnx/'],
    test: 'test/io/onnx/import-graph.test.ts',
    why: 'graphs in, layers out: an operator at a time',
  },
  {
    files: ['src/io/timeloop/'],
    test: 'test/io/timeloop/to-timeloop-yaml.test.ts',
    why: 'what is written is read back',
  },
  {
    files: [
      'src/io/zigzag/array-wires.ts',
      'src/io/zigzag/read-memory.ts',
      'src/io/zigzag/to-design.ts',
      'src/io/zigzag/zigzag-schema.ts',
      'src/io/zigzag/zigzag-words.ts',
    ],
    test: 'test/io/zigzag/parse-hardware.test.ts',
    why: 'a file in, an accelerator with its wires and costs out',
  },
  {
    files: ['src/io/scale-sim/'],
    test: 'test/io/scale-sim/config.test.ts',
    why: 'what is written is read back',
  },
  {
    files: ['src/io/maestro/'],
    test: 'test/io/maestro/parse-maestro.test.ts',
    why: 'files in, layers out',
  },
  {
    files: [
      'src/io/accelerator-rules.ts',
      'src/io/accelerator-schema.ts',
      'src/io/file-path.ts',
      'src/io/network-schema.ts',
      'src/io/schema-problems.ts',
      'src/io/schema-words.ts',
      'src/io/value-words.ts',
      'src/io/yaml-syntax.ts',
    ],
    test: 'test/io/malformed-input.test.ts',
    why: 'a table of broken files, with the message for each',
  },
  {
    files: ['src/report/technology-text.ts'],
    test: 'test/cli/technology-command.test.ts',
    why: 'the text of one command',
  },
  {
    files: ['src/report/verification-table.ts'],
    test: 'test/cli/verify-command.test.ts',
    why: 'the text of one command',
  },
  {
    files: ['src/report/totals-text.ts'],
    test: 'test/cli/evaluate-command.test.ts',
    why: 'the text of one command',
  },
  {
    files: ['src/io/export-files.ts'],
    test: 'test/cli/export-command.test.ts',
    why: 'what one command writes',
  },
  {
    files: [
      'src/cli/compose-study.ts',
      'src/cli/exit-codes.ts',
      'src/cli/listings.ts',
      'src/cli/map-subject.ts',
      'src/cli/mapping-options.ts',
      'src/cli/network-option.ts',
      'src/cli/options.ts',
      'src/cli/run-attachments.ts',
      'src/cli/run-cli.ts',
      'src/cli/search-options.ts',
      'src/cli/services.ts',
      'src/cli/terminal.ts',
      'src/cli/versions.ts',
    ],
    test: 'test/cli/search-command.test.ts',
    why: 'what commands share shows in each of them',
  },
  {
    files: ['src/io/table/', 'src/study/trial-table.ts'],
    test: 'test/cli/export-trials.test.ts',
    why: 'what is written is read back, by readers of others',
  },
  {
    files: ['src/report/status-text.ts'],
    test: 'test/cli/status-command.test.ts',
    why: 'the text of one command',
  },
  {
    files: [
      'src/report/compare/attainment-plot.ts',
      'src/report/compare/band-plot.ts',
      'src/report/compare/compared-run.ts',
      'src/report/compare/comparison-page.ts',
      'src/report/compare/comparison-text.ts',
      'src/report/compare/comparison.ts',
    ],
    test: 'test/cli/compare-command.test.ts',
    why: 'what one command writes',
  },
  {
    files: ['src/cli/worker-mapper.ts'],
    test: 'test/cli/search-command.test.ts',
    why: 'its threads run in test/cli/mapper-worker.test.ts, which starts the program itself',
  },
  {
    files: ['src/experiment/recorded-experiment.ts'],
    test: 'test/cli/search-command.test.ts',
    why: 'a run is gone on with as it was recorded',
  },
  {
    files: ['src/workload/computation.ts'],
    test: 'test/workload/computation-network.test.ts',
    why: 'types, and what becomes of them',
  },
  {
    files: [
      'src/accuracy/tensorflow/wasm-gradients/',
      'src/accuracy/tensorflow/batch-norm.ts',
      'src/accuracy/tensorflow/open-backend.ts',
    ],
    test: 'test/accuracy/tensorflow/wasm-gradients/register-gradients.test.ts',
    why: 'one table of gradients, each against finite differences and another backend',
  },
  {
    files: [
      'src/accuracy/images/image-batch.ts',
      'src/accuracy/tensorflow/network-parameters.ts',
      'src/accuracy/tensorflow/run-computation.ts',
      'src/accuracy/training/checkpoint.ts',
      'src/accuracy/training/cross-entropy.ts',
      'src/accuracy/training/momentum-descent.ts',
      'src/accuracy/training/run-epochs.ts',
      'src/accuracy/training/top1.ts',
    ],
    test: 'test/accuracy/training/train-network.test.ts',
    why: 'the parts of a training, on a network with every kind of step',
  },
  {
    files: ['src/accuracy/proxies/'],
    test: 'test/accuracy/proxies/proxies.test.ts',
    why: 'a table of proxies, each by hand on a small network',
  },
  {
    files: ['src/accuracy/predictors/'],
    test: 'test/accuracy/predictors/predictors.test.ts',
    why: 'every predictor passes the same tests',
  },
  {
    files: ['src/accuracy/images/image-set.ts'],
    test: 'test/accuracy/images/augment-images.test.ts',
    why: 'picking and changing the same images',
  },
  {
    files: ['src/accuracy/images/procedural/', 'src/accuracy/training/procedural-recipe.ts'],
    test: 'test/accuracy/images/procedural/procedural-images.test.ts',
    why: 'figures, surfaces and their drawing show in the images',
  },
  {
    files: ['src/io/tabular/imported-data.ts'],
    test: 'test/cli/data-command.test.ts',
    why: 'what one command keeps and asks',
  },
  {
    files: [
      'src/io/tabular/csv-columns.ts',
      'src/io/tabular/read-hw-nas-bench.ts',
      'src/io/tabular/read-nas-bench-201.ts',
      'src/io/tabular/read-ofa-predictor.ts',
      'src/io/tabular/table-file.ts',
      'src/accuracy/tabular/table-columns.ts',
    ],
    test: 'test/io/tabular/read-tables.test.ts',
    why: 'files in, tables out, and the message for each that is broken',
  },
  {
    files: ['models/blocks/', 'models/image-input.ts'],
    test: 'test/models/zoo.test.ts',
    why: 'parts that are held by the published totals of the models made of them',
  },
];
