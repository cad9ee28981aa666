import { rankCorrelation } from '../../report/rank-correlation.ts';
import { type FitRange, fitPositive } from './fit-positive.ts';
import type { Figure } from './reproduction.ts';

/** A frame rate that was measured on a board. */
export interface BoardCase {
  /** What is left out together when the fit is tested, e.g. the network. */
  readonly group: string;
  readonly measured: number;
  /** Ours with the parameters in the order of their ranges. */
  readonly predict: (parameters: readonly number[]) => number;
}

/** A physical parameter of a board: its range, and its value where nothing is calibrated. */
export interface BoardParameter extends FitRange {
  readonly name: string;
  readonly unit: string;
  readonly uncalibrated: number;
}

/**
 * How near a model of a board comes: with parameters fitted to all cases, with parameters fitted to all but those of the group
 * that is judged, and with none fitted. Fits minimise the squares of logarithms.
 */
export function boardFigures(
  cases: readonly BoardCase[] | null,
  parameters: readonly BoardParameter[],
): readonly Figure[] {
  const judged = cases === null ? null : judge(cases, parameters);
  const figure = (metric: string, layer: string, value: number | null, unit: string): Figure => ({
    metric,
    layer,
    value,
    unit,
  });
  const error = 'mean error of frame rates';
  return [
    figure(error, 'fitted to all', judged?.fittedPct ?? null, '%'),
    figure(error, 'networks left out of the fit', judged?.leftOutPct ?? null, '%'),
    figure(error, 'worst network left out', judged?.worstLeftOutPct ?? null, '%'),
    figure(error, 'not calibrated', judged?.uncalibratedPct ?? null, '%'),
    figure('rank correlation', 'fitted to all', judged?.rank ?? null, 'Spearman'),
    figure(
      'rank correlation',
      'networks left out of the fit',
      judged?.rankLeftOut ?? null,
      'Spearman',
    ),
    figure('rows', 'measured', cases?.length ?? null, 'rows'),
    ...parameters.map(({ name, unit }, index) =>
      figure('fitted', name, judged?.fitted[index] ?? null, unit),
    ),
  ];
}

function judge(cases: readonly BoardCase[], parameters: readonly BoardParameter[]) {
  const fitted = fittedTo(cases, parameters);
  const uncalibrated = parameters.map((one) => one.uncalibrated);
  const groups = [...new Set(cases.map(({ group }) => group))].map((group) => {
    const without = fittedTo(
      cases.filter((one) => one.group !== group),
      parameters,
    );
    const own = cases.filter((one) => one.group === group);
    return { own, predicted: own.map(({ predict }) => predict(without)), without };
  });
  const errors = groups.map(({ own, without }) => ({
    count: own.length,
    pct: errorPct(own, without),
  }));
  return {
    fitted,
    fittedPct: errorPct(cases, fitted),
    leftOutPct: errors.reduce((sum, { count, pct }) => sum + count * pct, 0) / cases.length,
    worstLeftOutPct: Math.max(...errors.map(({ pct }) => pct)),
    uncalibratedPct: errorPct(cases, uncalibrated),
    rank: rankCorrelation(
      cases.map(({ predict }) => predict(fitted)),
      cases.map(({ measured }) => measured),
    ),
    rankLeftOut: rankCorrelation(
      groups.flatMap(({ predicted }) => predicted),
      groups.flatMap(({ own }) => own.map(({ measured }) => measured)),
    ),
  };
}

function fittedTo(cases: readonly BoardCase[], parameters: readonly BoardParameter[]) {
  return fitPositive(parameters, (values) =>
    cases.reduce(
      (sum, { predict, measured }) => sum + Math.log(predict(values) / measured) ** 2,
      0,
    ),
  );
}

function errorPct(cases: readonly BoardCase[], values: readonly number[]): number {
  const errors = cases.map(({ predict, measured }) => Math.abs(predict(values) / measured - 1));
  return (100 * errors.reduce((sum, error) => sum + error, 0)) / cases.length;
}
