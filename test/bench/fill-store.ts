import { createRandom, type Random } from '../../src/base/random.ts';
import { createRunDatabase } from '../../src/study/run-database.ts';
import type { RunRecord } from '../../src/study/run-record.ts';
import { RunWriter, writeRecord } from '../../src/study/run-writer.ts';
import type { KeptTrial } from '../../src/study/trial-matrix.ts';

const BATCH = 1000;

const GENES = Array.from({ length: 10 }, (_, at) => ({
  name: `gene${at}`,
  choices: at === 9 ? ['a', 'b', 'c'] : [1, 2, 4, 8, 16, 32],
}));

const RECORD: RunRecord = {
  experiment: 'many',
  experimentFolder: '/nowhere',
  title: 'Many trials',
  description: 'Made up, to measure what reads a long run.',
  seed: 1,
  algorithm: 'nsga2',
  maxEvaluations: 1_000_000,
  executor: 'reference',
  executorReason: 'made up',
  versions: { tandem: '0' },
  objectives: [
    { key: 'top1ErrorPct', label: 'top-1 error', unit: '%' },
    { key: 'latencyMs', label: 'latency', unit: 'ms' },
    { key: 'energyMj', label: 'energy', unit: 'mJ' },
  ],
  constraints: ['areaMm2', 'fpgaBudget', 'mapping'],
  figures: ['top1ErrorPct', 'latencyMs', 'energyMj', 'areaMm2'],
  genes: GENES,
  ideal: [0, 0, 0],
  reference: [100, 100, 100],
  fingerprint: '0',
  configuration: {},
};

/** Fills an empty folder with a run of made-up trials. */
export function fillStore(folder: string, trialCount: number): void {
  const database = createRunDatabase(folder, (store) =>
    writeRecord(store, RECORD, new Date(0).toISOString()),
  );
  const writer = new RunWriter(database);
  const random = createRandom(1);
  for (let firstTrial = 0; firstTrial < trialCount; firstTrial += BATCH) {
    const trials = Array.from({ length: BATCH }, () => madeUp(random));
    const generation = 1 + firstTrial / BATCH;
    const contents = trials.map((_, row) => `content ${firstTrial + row}`);
    const front = { hypervolume: 1 - 1 / generation, frontSize: 0, entered: [], left: [] };
    const batch = { generation, firstTrial, trials, contents, ...front, checkpoint: null };
    writer.commit(batch, firstTrial);
  }
  writer.end(true, new Date(0).toISOString());
  writer.close();
}

function madeUp(random: Random): KeptTrial {
  const excess = random.uniform() - 0.6;
  const objectives = [50 * random.uniform(), 100 * random.uniform(), 10 * random.uniform()];
  const [top1ErrorPct = 0, latencyMs = 0, energyMj = 0] = objectives;
  return {
    genome: GENES.map(({ choices }) => random.integer(0, choices.length - 1)),
    evaluation: {
      objectives: excess > 0 ? objectives.map(() => Infinity) : objectives,
      violations: [excess, 0, 0],
    },
    figures: { top1ErrorPct, latencyMs, energyMj, areaMm2: 2.2 * (1 + excess) },
    accuracySource: 'published',
  };
}
