/** A tree that asks one feature at a time and answers with a mean. */
export type RegressionTree =
  | { readonly value: number }
  | {
      readonly feature: number;
      /** Values up to this go left. */
      readonly threshold: number;
      readonly left: RegressionTree;
      readonly right: RegressionTree;
    };

export interface TreeOptions {
  readonly depth: number;
  /** Samples that each leaf keeps at least. */
  readonly leafSamples: number;
}

type Rows = readonly (readonly number[])[];

/** Grows a tree that lowers the squared error most at each question (Breiman et al. 1984). */
export function growTree(
  rows: Rows,
  targets: readonly number[],
  places: readonly number[],
  options: TreeOptions,
): RegressionTree {
  const split = options.depth === 0 ? undefined : bestSplit(rows, targets, places, options);
  if (split === undefined) {
    const sum = places.reduce((total, place) => total + (targets[place] ?? 0), 0);
    return { value: sum / Math.max(places.length, 1) };
  }
  const { feature, threshold } = split;
  const isLeft = (place: number) => (rows[place]?.[feature] ?? 0) <= threshold;
  const deeper = { ...options, depth: options.depth - 1 };
  return {
    feature,
    threshold,
    left: growTree(rows, targets, places.filter(isLeft), deeper),
    right: growTree(
      rows,
      targets,
      places.filter((place) => !isLeft(place)),
      deeper,
    ),
  };
}

export function askTree(tree: RegressionTree, row: readonly number[]): number {
  if ('value' in tree) return tree.value;
  return askTree((row[tree.feature] ?? 0) <= tree.threshold ? tree.left : tree.right, row);
}

interface Split {
  readonly feature: number;
  readonly threshold: number;
  readonly gain: number;
}

function bestSplit(
  rows: Rows,
  targets: readonly number[],
  places: readonly number[],
  options: TreeOptions,
): Split | undefined {
  let best: Split | undefined;
  const width = rows[0]?.length ?? 0;
  for (let feature = 0; feature < width; feature++) {
    const split = bestThreshold(rows, targets, places, feature, options);
    if (split !== undefined && split.gain > (best?.gain ?? 1e-12)) best = split;
  }
  return best;
}

function bestThreshold(
  rows: Rows,
  targets: readonly number[],
  places: readonly number[],
  feature: number,
  { leafSamples }: TreeOptions,
): Split | undefined {
  const featureOf = (place: number | undefined) => rows[place ?? -1]?.[feature] ?? 0;
  const ordered = places.toSorted((a, b) => featureOf(a) - featureOf(b));
  const total = places.reduce((sum, place) => sum + (targets[place] ?? 0), 0);
  let best: Split | undefined;
  let sum = 0;
  for (let count = 1; count < ordered.length; count++) {
    sum += targets[ordered[count - 1] ?? -1] ?? 0;
    const rest = ordered.length - count;
    const [below, above] = [featureOf(ordered[count - 1]), featureOf(ordered[count])];
    if (below === above || count < leafSamples || rest < leafSamples) continue;
    const gain = sum ** 2 / count + (total - sum) ** 2 / rest - total ** 2 / ordered.length;
    if (gain > (best?.gain ?? 0)) best = { feature, threshold: (below + above) / 2, gain };
  }
  return best;
}
