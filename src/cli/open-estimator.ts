import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { AccuracyEstimator } from '../accuracy/accuracy.ts';
import { openLater } from '../accuracy/open-later.ts';
import { createPublishedGridEstimator } from '../accuracy/published-grid.ts';
import { rememberAccuracies } from '../accuracy/remember-accuracies.ts';
import { createNasBench201Estimator, nasBench201Table } from '../accuracy/tabular/nas-bench-201.ts';
import { ofaArchitecture } from '../accuracy/tabular/ofa-architecture.ts';
import { createOfaEstimator, ofaPredictor } from '../accuracy/tabular/ofa-predictor.ts';
import type { Experiment } from '../experiment/resolve-experiment.ts';
import {
  importKind,
  loadImportedPredictor,
  loadImportedTable,
} from '../io/tabular/imported-data.ts';
import { measuringEstimator } from './measuring-estimator.ts';

/** Where imported data lies, from the folder that Tandem is started in. */
export const DATA_FOLDER = 'tandem-data';

export interface EstimatorSetting {
  readonly cwd: string;
  /** Seconds, from any start. */
  readonly seconds: () => number;
  /** Told of every step of a training, in a line. */
  readonly log: (line: string) => void;
}

/** An estimator with what its figures depend on and the experiment only names; ready for JSON. */
export interface OpenEstimator {
  readonly estimator: AccuracyEstimator;
  readonly subject: unknown;
}

/**
 * Opens what an experiment takes its accuracies from.
 *
 * @throws InputError where data was not imported, with the command that does
 */
export function openEstimator(
  { accuracy, compute, space }: Pick<Experiment, 'accuracy' | 'compute' | 'space'>,
  setting: EstimatorSetting,
): OpenEstimator {
  const folder = join(setting.cwd, DATA_FOLDER);
  switch (accuracy.estimator) {
    case 'published':
      return { estimator: createPublishedGridEstimator(accuracy.grid), subject: accuracy.grid };
    case 'tabular': {
      const columns = loadImportedTable(importKind(accuracy.table), folder);
      const estimator = createNasBench201Estimator(nasBench201Table(columns), accuracy.dataSet);
      const values = columns.columns.map(({ scaled }) => scaled);
      return { estimator, subject: { ...accuracy, values: digest(values) } };
    }
    case 'predicted': {
      const values = loadImportedPredictor(importKind(accuracy.predictor), folder);
      const predictor = ofaPredictor(values);
      const estimator = createOfaEstimator(predictor, accuracy.calibration, ofaArchitecture);
      return { estimator, subject: { ...accuracy, values: digest([values]) } };
    }
    default: {
      if (compute === null) throw new Error('networks that cannot be run were not refused');
      const networks = { compute, genes: space.networkGenes };
      const open = () => measuringEstimator(accuracy, networks, setting);
      const estimator = rememberAccuracies(openLater(accuracy.estimator, open));
      return { estimator, subject: accuracy };
    }
  }
}

function digest(arrays: readonly (Float32Array | Float64Array)[]): string {
  const hash = createHash('sha256');
  for (const { buffer, byteOffset, byteLength } of arrays)
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  return hash.digest('hex');
}
