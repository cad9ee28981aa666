import type { Evaluation, Problem } from '../../../src/search/problem.ts';

/** Error, latency and energy of two genes: error falls with both, the costs rise. The last design has no figures. */
export const threeFigures: Problem = {
  name: 'three figures',
  space: {
    genes: [
      { kind: 'integer', name: 'width', low: 1, high: 4 },
      { kind: 'categorical', name: 'size', choices: ['small', 'large'] },
    ],
  },
  objectives: [
    { key: 'errorPercent', label: 'error', unit: '%' },
    { key: 'latencyMs', label: 'latency', unit: 'ms' },
    { key: 'energyMj', label: 'energy', unit: 'mJ' },
  ],
  constraints: ['area'],
  evaluate: async (batch) => batch.map(([width = 1, size = 0]) => figures(width, size)),
};

function figures(width: number, size: number): Evaluation {
  if (width === 4 && size === 1)
    return { objectives: [Infinity, Infinity, Infinity], violations: [1] };
  return { objectives: [60 - 10 * width - 5 * size, 2 * width, width + 3 * size], violations: [0] };
}
