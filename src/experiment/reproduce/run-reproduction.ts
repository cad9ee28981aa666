import { type JudgedFigure, judgeFigures, keyOf } from './judge-figures.ts';
import type { AnyReproduction, Figure, ReproductionContext } from './reproduction.ts';
import { type ReproductionDocument, readReproduction } from './reproduction-file.ts';

/** A reproduction with the verdict on every published figure. */
export interface ReproductionResult {
  readonly name: string;
  readonly title: string;
  readonly paper: ReproductionDocument['paper'];
  readonly rows: readonly JudgedFigure[];
  /** Figures that nothing was published for. */
  readonly others: readonly Figure[];
}

/**
 * Computes a published result again and holds it against what was published.
 *
 * @throws InputError where its files, or the reference results that it reads, are not what they must be
 */
export async function runReproduction(
  reproduction: AnyReproduction,
  context: ReproductionContext,
): Promise<ReproductionResult> {
  const { name, document, expected } = readReproduction(reproduction);
  const figures = await reproduction.run(document.setting, context);
  const { title, paper } = document;
  const others = figures.filter((figure) =>
    expected.every((each) => keyOf(each) !== keyOf(figure)),
  );
  return { name, title, paper, rows: judgeFigures(expected, figures), others };
}

/** Whether none of the figures is out of its tolerance. */
export function isReproduced({ rows }: ReproductionResult): boolean {
  return rows.every(({ verdict }) => verdict !== 'fails');
}
