import { InputError } from '../base/errors.ts';
import type { Accuracy, AccuracyEstimator } from './accuracy.ts';
import { estimateEach } from './estimate-each.ts';

type Genes = Readonly<Record<string, number | string>>;

/** A published result: the genes of a network and its top-1 accuracy. */
export interface PublishedResult {
  readonly genes: Genes;
  readonly top1Pct: number;
}

/** Published accuracies of a family of networks, on the grid that its genes span. */
export interface PublishedGrid {
  readonly name: string;
  /** Data set and training, e.g. `ImageNet validation, float32 checkpoints`. */
  readonly title: string;
  /** Where the numbers were published. */
  readonly source: string;
  /** Names of the genes that select a result; the others change no accuracy. */
  readonly genes: readonly string[];
  readonly results: readonly PublishedResult[];
  /** The result from which missing ones are interpolated; null: only published results are known. */
  readonly anchor: Genes | null;
}

/**
 * Top-1 accuracy of the network that `genes` describe, or undefined where the grid cannot tell.
 *
 * A result that was not published is interpolated additively from the anchor: for every gene, what moving that gene
 * alone away from the anchor costs in published points, all summed. With the anchor (1.0, 224):
 * top1(1.4, 192) = top1(1.4, 224) + top1(1.0, 192) − top1(1.0, 224).
 */
export function publishedTop1(grid: PublishedGrid, genes: Genes): Accuracy | undefined {
  const published = resultAt(grid, genes);
  if (published !== undefined) return known(published, 'published');
  if (grid.anchor === null) return undefined;
  const anchor = grid.anchor;
  const anchorTop1Pct = resultAt(grid, anchor);
  if (anchorTop1Pct === undefined) return undefined;
  let top1Pct = anchorTop1Pct;
  for (const gene of grid.genes) {
    const moved = resultAt(grid, { ...anchor, [gene]: genes[gene] ?? '' });
    if (moved === undefined) return undefined;
    top1Pct += moved - anchorTop1Pct;
  }
  return known(withoutFloatNoise(top1Pct), 'interpolated');
}

/** An estimator that looks accuracies up; it throws `InputError` for a network that the grid does not reach. */
export function createPublishedGridEstimator(grid: PublishedGrid): AccuracyEstimator {
  return estimateEach(
    `published-grid:${grid.name}`,
    async ({ genes }) => publishedTop1(grid, genes) ?? refuse(grid, genes),
  );
}

function resultAt(grid: PublishedGrid, genes: Genes): number | undefined {
  return grid.results.find((result) =>
    grid.genes.every((gene) => result.genes[gene] === genes[gene]),
  )?.top1Pct;
}

function known(top1Pct: number, source: 'published' | 'interpolated'): Accuracy {
  return { top1Pct, uncertaintyPct: null, source, costSeconds: 0 };
}

/** Sums of published tenths, without the trailing 1e-14 of binary fractions. */
function withoutFloatNoise(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function refuse(grid: PublishedGrid, genes: Genes): never {
  const given = grid.genes.map((gene) => `${gene} ${genes[gene] ?? 'missing'}`).join(', ');
  throw new InputError({
    path: 'network.genes',
    rule: `must be a network whose accuracy is in the published grid "${grid.name}" or follows from it`,
    got: given,
    remedy: `Use values of ${grid.genes.join(' and ')} that the grid lists`,
  });
}
