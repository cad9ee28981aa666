import { GRADIENT_NORM, SNIP, ZICO } from './gradient-proxies.ts';
import { JACOBIAN_COVARIANCE } from './jacobian-covariance.ts';
import { NASWOT } from './naswot.ts';
import { MACS, PARAMETERS } from './size-proxies.ts';
import { SYNFLOW } from './synflow.ts';
import type { ZeroCostProxy } from './zero-cost-proxy.ts';

/** Every zero-cost proxy. */
export const PROXIES: readonly ZeroCostProxy[] = [
  NASWOT,
  SYNFLOW,
  GRADIENT_NORM,
  SNIP,
  ZICO,
  JACOBIAN_COVARIANCE,
  PARAMETERS,
  MACS,
];
