import type { Dataflow } from './dataflow.ts';
import { inputStationary } from './dataflows/input-stationary.ts';
import { noLocalReuse } from './dataflows/no-local-reuse.ts';
import { outputStationary } from './dataflows/output-stationary.ts';
import { pixelParallel } from './dataflows/pixel-parallel.ts';
import { rowStationary } from './dataflows/row-stationary.ts';
import { weightStationary } from './dataflows/weight-stationary.ts';

/** Every dataflow that an accelerator may name. To add one: a file in `dataflows/` and a line here. */
export const DATAFLOWS: readonly Dataflow[] = [
  weightStationary,
  outputStationary,
  inputStationary,
  rowStationary,
  noLocalReuse,
  pixelParallel,
];

export function findDataflow(name: string): Dataflow | undefined {
  return DATAFLOWS.find((dataflow) => dataflow.name === name);
}
