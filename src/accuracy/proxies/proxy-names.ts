/** Names of all zero-cost proxies, in the order of `PROXIES`; apart from it, so that a name costs no TensorFlow.js. */
export const PROXY_NAMES = [
  'naswot',
  'synflow',
  'gradient-norm',
  'snip',
  'zico',
  'jacobian-covariance',
  'parameters',
  'macs',
] as const;
