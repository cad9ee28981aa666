import type { Predictor } from './predictor.ts';
import { askTree, growTree, type RegressionTree } from './regression-tree.ts';
import { standardize } from './standardize.ts';

const TREES = 300;
const SHRINKAGE = 0.05;
/** Share of the samples that a tree sees. */
const SUBSAMPLE = 0.6;
const TREE = { depth: 4, leafSamples: 2 } as const;

/** Trees that each mend a little of what those before left over (Friedman, Stochastic Gradient Boosting, 2002). */
export const BOOSTED_TREES: Predictor = {
  name: 'boosted-trees',
  description: 'gradient-boosted regression trees',
  fit: (samples, random) => {
    const { rows, targets, target, toRow } = standardize(samples);
    const places = rows.map((_, place) => place);
    const sampled = Math.max(2, Math.round(SUBSAMPLE * rows.length));
    const left = [...targets];
    const trees: RegressionTree[] = [];
    for (let tree = 0; tree < TREES; tree++) {
      const seen = random.shuffle(places).slice(0, sampled);
      const grown = growTree(rows, left, seen, TREE);
      trees.push(grown);
      rows.forEach((row, place) => {
        left[place] = (left[place] ?? 0) - SHRINKAGE * askTree(grown, row);
      });
    }
    return {
      predict: (features) => {
        const row = toRow(features);
        const value = trees.reduce((sum, tree) => sum + SHRINKAGE * askTree(tree, row), 0);
        return { mean: target.mean + target.deviation * value, deviation: null };
      },
    };
  },
};
