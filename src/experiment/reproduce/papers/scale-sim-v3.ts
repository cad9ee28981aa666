import { join } from 'node:path';
import { z } from 'zod';
import { evaluate } from '../../../cost/reference-evaluator.ts';
import type { Layer } from '../../../workload/layer.ts';
import { multiplies } from '../../../workload/layer.ts';
import {
  FREE,
  SCALE_SIM_DATAFLOWS,
  type ScaleSimDataflow,
  scaleSimAccelerator,
  scaleSimLayer,
  scaleSimMapping,
} from '../../verify/scale-sim-case.ts';
import { verifyFolder } from '../../verify/verify-folder.ts';
import type { Figure, Reproduction, ReproductionContext } from '../reproduction.ts';
import { count, text } from '../setting-words.ts';

const setting = z.strictObject({
  model: text,
  small: count.describe('rows, and columns, of the small array'),
  large: count,
});

type Setting = z.output<typeof setting>;

/** R. Raj et al., "SCALE-Sim v3", 2025: what a larger systolic array gains on ViT-base, and the tool's own layers. */
export const scaleSimV3: Reproduction<Setting> = {
  name: 'scale-sim-v3',
  setting,
  run: async (given, context) => [await toolFigure(context), ...speedUps(given, context)],
};

async function toolFigure({ referenceFolder }: ReproductionContext): Promise<Figure> {
  const figure = { metric: 'layers that agree', layer: 'all networks', unit: 'layers' };
  if (referenceFolder === null) return { ...figure, value: null };
  const verified = await verifyFolder(join(referenceFolder, 'scale-sim'));
  return { ...figure, value: verified.reduce((sum, { exact }) => sum + exact, 0) };
}

function speedUps({ model, small, large }: Setting, context: ReproductionContext): Figure[] {
  const { layers } = context.surroundings.buildNetwork(model, {});
  return SCALE_SIM_DATAFLOWS.map((dataflow) => ({
    metric: `speed-up of ${large}×${large} over ${small}×${small}`,
    layer: dataflow,
    value: cyclesOf(layers, small, dataflow) / cyclesOf(layers, large, dataflow),
    unit: '×',
  }));
}

function cyclesOf(layers: readonly Layer[], size: number, dataflow: ScaleSimDataflow): number {
  const known = new Map<string, number>();
  return layers.filter(multiplies).reduce((sum, { extents }) => {
    const { G, P, Q, C, R, S, K } = extents;
    const key = [P * Q, C * R * S, K].join();
    const cycles = known.get(key) ?? productCycles(P * Q, C * R * S, K, { size, dataflow });
    known.set(key, cycles);
    return sum + G * cycles;
  }, 0);
}

function productCycles(
  pixels: number,
  window: number,
  filters: number,
  { size, dataflow }: { readonly size: number; readonly dataflow: ScaleSimDataflow },
): number {
  const problem = { dataflow, rows: size, columns: size, pixels, window, filters };
  const outcome = evaluate({
    layer: scaleSimLayer(problem),
    accelerator: scaleSimAccelerator(problem),
    costs: FREE,
    mapping: scaleSimMapping(problem),
  });
  if (!outcome.ok) throw new Error(`a fold that does not fit: ${JSON.stringify(outcome.reasons)}`);
  return outcome.value.latencyCycles;
}
