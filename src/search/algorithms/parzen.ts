import type { Random } from '../../base/random.ts';
import { BINARY, CATEGORICAL, type GeneRanges, REAL } from '../operators/gene-ranges.ts';
import type { Genome } from '../problem.ts';
import { normalShare } from '../surrogates/normal.ts';

/** How likely a gene's values are among some genomes. */
export interface GeneDensity {
  draw(random: Random): number;
  /** Logarithm of the density at a value of the gene, up to a constant that is the same for all densities of the gene. */
  logDensity(value: number): number;
}

/** Observations that the even prior counts as. */
const PRIOR = 1;

/**
 * Adaptive Parzen estimator of one gene (Bergstra, Bardenet, Bengio and Kégl 2011): a normal kernel on each observation,
 * as wide as the greater gap to its neighbours, and one over the whole range; categories by their counts, plus one each.
 */
export function parzenDensity(
  ranges: GeneRanges,
  gene: number,
  genomes: readonly Genome[],
): GeneDensity {
  const values = genomes.map((genome) => genome[gene] ?? 0);
  const low = ranges.lows[gene] ?? 0;
  const high = ranges.highs[gene] ?? 0;
  if (low === high) return { draw: () => low, logDensity: () => 0 };
  const kind = ranges.kinds[gene];
  if (kind === CATEGORICAL || kind === BINARY) return countedDensity(low, high, values);
  return kind === REAL
    ? kernelDensity(low, high, values, (value) => value)
    : kernelDensity(low - 0.5, high + 0.5, values, (value) =>
        Math.min(high, Math.max(low, Math.round(value))),
      );
}

function countedDensity(low: number, high: number, values: readonly number[]): GeneDensity {
  const counts = new Array<number>(high - low + 1).fill(PRIOR);
  for (const value of values) counts[value - low] = (counts[value - low] ?? 0) + 1;
  const sum = values.length + PRIOR * counts.length;
  return {
    draw: (random) => {
      let left = random.uniform() * sum;
      const at = counts.findIndex((count) => {
        left -= count;
        return left < 0;
      });
      return at < 0 ? high : low + at;
    },
    logDensity: (value) => Math.log((counts[value - low] ?? PRIOR) / sum),
  };
}

function kernelDensity(
  low: number,
  high: number,
  values: readonly number[],
  toValue: (position: number) => number,
): GeneDensity {
  const { centres, widths } = kernels(low, high, values);
  const scales = centres.map((centre, i) => {
    const width = widths[i] ?? 1;
    const inside = normalShare((high - centre) / width) - normalShare((low - centre) / width);
    return 1 / (width * inside * Math.sqrt(2 * Math.PI));
  });
  return {
    draw: (random) => {
      const kernel = random.integer(0, centres.length - 1);
      for (let tries = 0; tries < 100; tries++) {
        const drawn = (centres[kernel] ?? 0) + (widths[kernel] ?? 0) * random.normal();
        if (drawn >= low && drawn <= high) return toValue(drawn);
      }
      return toValue(centres[kernel] ?? 0);
    },
    logDensity: (value) => {
      let sum = 0;
      for (let i = 0; i < centres.length; i++) {
        const distance = (value - (centres[i] ?? 0)) / (widths[i] ?? 1);
        if (distance < 8 && distance > -8) sum += (scales[i] ?? 0) * Math.exp(-0.5 * distance ** 2);
      }
      return Math.log(sum / centres.length + 1e-300);
    },
  };
}

function kernels(low: number, high: number, values: readonly number[]) {
  const range = high - low;
  const middle = (low + high) / 2;
  const centres = Float64Array.from([...values, middle]).sort();
  const least = range / Math.min(100, centres.length + 1);
  const prior = centres.indexOf(middle);
  const widths = centres.map((centre, i) => {
    if (i === prior) return range;
    const below = centre - (centres[i - 1] ?? low);
    const above = (centres[i + 1] ?? high) - centre;
    return Math.min(range, Math.max(least, below, above));
  });
  return { centres, widths };
}
