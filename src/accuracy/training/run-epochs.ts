import type { NetworkParameters } from '../tensorflow/network-parameters.ts';
import { restoreCheckpoint, takeCheckpoint } from './checkpoint.ts';
import { MomentumDescent } from './momentum-descent.ts';
import type {
  TrainedNetwork,
  TrainingHooks,
  TrainingOptions,
  TrainingProgress,
} from './train-network.ts';

/** What differs between trainings. */
export interface EpochLoop {
  /** Disposed of where the training ends by an exception. */
  readonly parameters: NetworkParameters;
  readonly options: TrainingOptions;
  readonly hooks: TrainingHooks;
  /** Goes once through the images that are trained on; gives the mean loss. */
  readonly trainEpoch: (descent: MomentumDescent, epoch: number) => Promise<number>;
  /** Top-1 accuracy in percent on the images that are validated on. */
  readonly validate: () => number;
}

/** Trains epoch by epoch, from a checkpoint where there is one, until all are done or the accuracy no longer rises. */
export async function runEpochs({
  parameters,
  options,
  hooks,
  trainEpoch,
  validate,
}: EpochLoop): Promise<TrainedNetwork> {
  const descent = new MomentumDescent(parameters, options);
  const history: TrainingProgress[] = [];
  try {
    if (hooks.from !== undefined) {
      restoreCheckpoint(hooks.from, parameters, descent);
      history.push(...hooks.from.history);
    }
    while (history.length < options.epochs && !isStale(history, options.patienceEpochs)) {
      const meanLoss = await trainEpoch(descent, history.length);
      const epoch = history.length + 1;
      const progress = { epoch, epochs: options.epochs, meanLoss, validationTop1Pct: validate() };
      history.push(progress);
      hooks.onEpoch?.(progress);
      hooks.onCheckpoint?.(takeCheckpoint(parameters, descent, history));
    }
    return { parameters, history };
  } catch (error) {
    parameters.dispose();
    throw error;
  } finally {
    descent.dispose();
  }
}

function isStale(history: readonly TrainingProgress[], patience: number | null): boolean {
  if (patience === null || history.length <= patience) return false;
  const accuracies = history.map(({ validationTop1Pct }) => validationTop1Pct);
  return Math.max(...accuracies.slice(-patience)) <= Math.max(...accuracies.slice(0, -patience));
}
