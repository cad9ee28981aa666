import { workerData } from 'node:worker_threads';
import type { Outcome } from '../base/outcome.ts';
import type { MappedNetwork, MappingRequest } from '../mapper/mapped-network.ts';
import { SERVICES } from './services.ts';
import { answerRequests } from './worker-lane.ts';

/** The program of a worker thread: maps a network at a time, on the executor that it is given. */
const { mapper } = await SERVICES.createMapper(workerData.executor);
answerRequests<MappingRequest, Outcome<MappedNetwork> | undefined>(async (request) => {
  const [outcome] = await mapper.map([request]);
  return outcome;
});
