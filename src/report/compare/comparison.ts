import { quartiles } from './band.ts';
import { finalHypervolume, type RunGroup } from './compared-run.ts';
import { type RankSumTest, rankSumTest } from './rank-sum-test.ts';

/** A group of runs against the first one. */
export interface ComparisonRow {
  readonly group: RunGroup;
  readonly evaluations: number;
  readonly hypervolume: ReturnType<typeof quartiles>;
  /** How much more than the first group it has, as a share of that: by seed where the seeds are the same. */
  readonly gain: ReturnType<typeof quartiles> | null;
  readonly isBySeed: boolean;
  /** Of the final hypervolumes against the first group's. */
  readonly test: RankSumTest | null;
}

/** Every group by its final hypervolume, against the first. */
export function comparisonRows(groups: readonly RunGroup[]): ComparisonRow[] {
  const [first] = groups;
  return groups.map((group) => {
    const finals = group.runs.map(finalHypervolume);
    const base = first?.runs.map(finalHypervolume) ?? [];
    const isFirst = group === first || first === undefined;
    return {
      group,
      evaluations: Math.max(...group.runs.map(({ history }) => history.at(-1)?.evaluations ?? 0)),
      hypervolume: quartiles(finals),
      ...(isFirst ? { gain: null, isBySeed: false } : gainOver(first, group)),
      test: isFirst ? null : rankSumTest(finals, base),
    };
  });
}

function gainOver(first: RunGroup, group: RunGroup) {
  const bySeed = new Map(first.runs.map((run) => [run.seed, finalHypervolume(run)]));
  const isBySeed =
    bySeed.size === group.runs.length && group.runs.every(({ seed }) => bySeed.has(seed));
  const middle = quartiles([...bySeed.values()]).median;
  const gains = group.runs.map((run) => {
    const base = isBySeed ? (bySeed.get(run.seed) ?? Number.NaN) : middle;
    return finalHypervolume(run) / base - 1;
  });
  return { gain: quartiles(gains), isBySeed };
}
