import { InputError } from '../base/errors.ts';
import type { Infeasibility } from '../base/outcome.ts';
import type { Figure, Known } from './figures.ts';

/** An upper limit on a figure, e.g. area ≤ 12 mm². */
export interface Limit {
  readonly figure: Figure;
  readonly atMost: number;
}

/** What a figure over its limit needs and has; null where the limit holds, or where the figure is not known yet. */
export function overLimit({ figure, atMost }: Limit, known: Known): Infeasibility | null {
  const value = figure.of(known);
  if (value === null || value <= atMost) return null;
  return { code: figure.key, path: 'constraints', need: value, have: atMost, unit: figure.unit };
}

/** How far a figure is over its limit, as a share of the limit; ≤ 0 where the limit holds; 0 where it is not known. */
export function excess({ figure, atMost }: Limit, known: Known): number {
  const value = figure.of(known);
  return value === null ? 0 : value / atMost - 1;
}

/** How far a design is from feasible: what it needs beyond what there is, as shares, summed over the reasons. */
export function totalExcess(reasons: readonly Infeasibility[]): number {
  return reasons.reduce((sum, { need, have }) => sum + shareBeyond(need, have), 0);
}

/** Some reasons count what is absent (have 0), and some are no quantity at all: each is one whole share. */
function shareBeyond(need: number, have: number): number {
  const share = have > 0 ? need / have - 1 : 1;
  return Number.isFinite(share) && share > 0 ? share : 1;
}

/** A figure that the technology does not model can be neither limited nor minimised: that is the user's to mend. */
export function refuseUnknownArea(figures: readonly Figure[], known: Known): void {
  if (known.hardware.areaMm2 !== null || !figures.some(({ key }) => key === 'areaMm2')) return;
  throw new InputError({
    path: 'areaMm2',
    rule: 'needs an accelerator whose area is modelled',
    remedy: 'Choose a technology that states every area, or do not minimise or limit the area',
  });
}
