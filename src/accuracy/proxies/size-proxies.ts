import { computationNetwork } from '../../workload/computation-network.ts';
import { networkMacs, networkParameters } from '../../workload/network.ts';
import type { ZeroCostProxy } from './zero-cost-proxy.ts';

/** What the others must beat: a larger network is more accurate. */
export const PARAMETERS: ZeroCostProxy = {
  name: 'parameters',
  source: 'a count',
  score: ({ computation }) => networkParameters(computationNetwork(computation)),
};

/** What the others must beat: a network that computes more is more accurate. */
export const MACS: ZeroCostProxy = {
  name: 'macs',
  source: 'a count',
  score: ({ computation }) => networkMacs(computationNetwork(computation)),
};
