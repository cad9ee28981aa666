/** What an engine draws on its board. */
export interface FpgaPower {
  /** Of the board with the engine configured and waiting. */
  readonly idleW: number;
  /** Multipliers, in all cores. */
  readonly units: number;
  readonly clockMHz: number;
  /** Share of the multipliers' cycles that do useful work, 0 … 1. */
  readonly activity: number;
  /** Of a multiplier and of all that goes with it: memories, logic, DRAM, regulators. */
  readonly pjPerUsefulCycle: number;
}

/**
 * Power of a board, watts: what it draws idle and a fixed energy for each useful cycle of a multiplier.
 *
 * An estimate: it knows no voltages, temperatures or toggle rates. What the energy is, and how well one number serves several
 * boards and networks, is told by `experiments/dpu-power-boards`.
 */
export function fpgaPowerW({
  idleW,
  units,
  clockMHz,
  activity,
  pjPerUsefulCycle,
}: FpgaPower): number {
  return idleW + units * clockMHz * 1e6 * activity * pjPerUsefulCycle * 1e-12;
}
