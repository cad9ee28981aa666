import { searchLayer, type TimedRequest } from './search-layers.ts';
import { answerRequests } from './worker-lane.ts';

/** The program of a worker thread: finds the best mapping of a layer at a time. */
answerRequests((request: TimedRequest) => searchLayer(request));
