import type { ZeroCostProxy } from './zero-cost-proxy.ts';

const ZERO_COST =
  'Abdelfattah, Mehrotra, Dudziak, Lane: Zero-Cost Proxies for Lightweight NAS, ICLR 2021, Section 3.2';

/** Sum over the layers of the length of the gradient of the loss. */
export const GRADIENT_NORM: ZeroCostProxy = {
  name: 'gradient-norm',
  source: ZERO_COST,
  score: (subject) => sum(subject.lossSlopes(0).map(({ slopes }) => length(slopes))),
};

/** Σ |θ ∂L/∂θ|: what the loss would change if each weight were removed. */
export const SNIP: ZeroCostProxy = {
  name: 'snip',
  source: `Lee, Ajanthan, Torr: SNIP: Single-shot Network Pruning based on Connection Sensitivity, ICLR 2019, Eq. 5; as a score: ${ZERO_COST}`,
  score: (subject) =>
    sum(
      subject
        .lossSlopes(0)
        .map(({ weights, slopes }) =>
          slopes.reduce((total, slope, at) => total + Math.abs(slope * (weights[at] ?? 0)), 0),
        ),
    ),
};

/**
 * Σ over the layers of log Σ |mean size of the gradient| / deviation of the gradient, across batches; weights whose
 * gradient does not vary are left out, as in the authors' code.
 */
export const ZICO: ZeroCostProxy = {
  name: 'zico',
  source:
    'Li, Yang, Bhardwaj, Marculescu: ZiCo: Zero-shot NAS via Inverse Coefficient of Variation on Gradients, ICLR 2023, Eq. 17',
  score: (subject) => {
    const batches = subject.batches.map((_, batch) => subject.lossSlopes(batch));
    const layers = batches[0] ?? [];
    return sum(
      layers.map((_, layer) => {
        const ratios = inverseVariations(batches.map((batch) => batch[layer]?.slopes ?? []));
        return ratios > 0 ? Math.log(ratios) : 0;
      }),
    );
  },
};

/** @param slopes  of the same weights, batch by batch */
function inverseVariations(slopes: readonly ArrayLike<number>[]): number {
  let total = 0;
  for (let at = 0; at < (slopes[0]?.length ?? 0); at++) {
    const values = slopes.map((batch) => batch[at] ?? 0);
    const mean = sum(values) / values.length;
    const deviation = Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
    if (deviation > 0) total += sum(values.map(Math.abs)) / values.length / deviation;
  }
  return total;
}

/** Euclidean. */
function length(values: Float32Array): number {
  return Math.sqrt(values.reduce((squares, value) => squares + value * value, 0));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
