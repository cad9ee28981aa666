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
    files: ['src/technology/cost-table.ts'],
    test: 'test/technology/resolve-cost-table.test.ts',
    why: 'a type, and a search in a table that is resolved there',
  },
  {
    files: ['src/mapping/dataflows/'],
    test: 'test/mapping/dataflows.test.ts',
    why: 'data: every dataflow passes the same tests',
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
    files: ['src/study/to-design.ts', 'src/study/trial-recorder.ts'],
    test: 'test/study/run-study.test.ts',
    why: 'parts of a run',
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
      'src/cli/services.ts',
      'src/cli/terminal.ts',
      'src/cli/versions.ts',
    ],
    test: 'test/cli/search-command.test.ts',
    why: 'what commands share shows in each of them',
  },
  {
    files: ['models/blocks/', 'models/image-input.ts'],
    test: 'test/models/zoo.test.ts',
    why: 'parts that are held by the published totals of the models made of them',
  },
];
