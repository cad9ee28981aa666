import { parentPort, workerData } from 'node:worker_threads';
import type { MappingRequest } from '../mapper/mapped-network.ts';
import { SERVICES } from './services.ts';

/** The program of a worker thread: maps a network at a time, on the executor that it is given. */
const port = parentPort;
if (port === null) throw new Error('this is the program of a worker thread');
const { mapper } = await SERVICES.createMapper(workerData.executor);
port.on('message', async (request: MappingRequest) => {
  try {
    const [outcome] = await mapper.map([request]);
    port.postMessage({ outcome });
  } catch (error) {
    port.postMessage({
      error: error instanceof Error ? (error.stack ?? error.message) : `${error}`,
    });
  }
});
