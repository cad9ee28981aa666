import { z } from 'zod';
import type { Accelerator } from '../../accelerator/accelerator.ts';
import { InputError } from '../../base/errors.ts';
import type { Outcome } from '../../base/outcome.ts';
import type { Cost } from '../../cost/cost.ts';
import { evaluate } from '../../cost/reference-evaluator.ts';
import { loadAccelerator } from '../../io/load-accelerator.ts';
import { DATAFLOWS } from '../../mapping/dataflows.ts';
import type { CostTable } from '../../technology/cost-table.ts';
import {
  type GemminiCase,
  gemminiAccelerator,
  gemminiCaseSchema,
  gemminiLayer,
  gemminiMapping,
} from './gemmini-case.ts';
import { hasKey } from './has-key.ts';
import type { CaseResult, CyclesPair, ReferenceReader } from './verification.ts';

/** A measured point agrees within this share of what was measured. */
export const GEMMINI_TOLERANCE = 0.25;

const FILE = z.object({ points: z.array(gemminiCaseSchema) });

/** Cycles of the RTL of Gemmini on FireSim, from the DOSA release, as one JSON object. */
export const gemminiReader: ReferenceReader = {
  format: 'gemmini-rtl',
  recognises: (name, text) => name.endsWith('.json') && hasKey(text, 'gemmini_rtl_cycles'),
  bars: { meanAbsPct: 12, spearman: 0.985, geomeanRatio: [0.97, 1.03] },
  verify: (file, text) => {
    const base = loadGemmini();
    const results: CaseResult[] = [];
    const cycles: CyclesPair[] = [];
    for (const record of parseGemminiCases(text, file)) {
      const { id, gemmini_rtl_cycles: theirs } = record;
      const outcome = evaluateGemmini(base, record);
      if (!outcome.ok) {
        const mismatch = { id, field: 'feasible', ours: 0, theirs };
        results.push({ id, outcome: 'compared', mismatches: [mismatch] });
        continue;
      }
      const ours = outcome.value.latencyCycles;
      cycles.push({ ours, theirs });
      const isWithin = Math.abs(ours / theirs - 1) <= GEMMINI_TOLERANCE;
      results.push({ id, outcome: 'measured', isWithin });
    }
    return { results, cycles };
  },
};

/** Our Gemmini, as `accelerators/gemmini-16x16.yaml` describes it. */
export function loadGemmini(): Accelerator {
  return loadAccelerator('gemmini-16x16', { dataflows: DATAFLOWS.map(({ name }) => name) });
}

/** @throws InputError with every problem of the file */
export function parseGemminiCases(text: string, file: string): readonly GemminiCase[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError({ file, rule: 'must be one JSON object' });
  }
  const parsed = FILE.safeParse(value);
  if (parsed.success) return parsed.data.points;
  throw new InputError(
    parsed.error.issues.map(({ path, message }) => ({
      file,
      path: path.join('.'),
      rule: message.replace(/^Invalid input: /, ''),
    })),
  );
}

/** What a recorded mapping costs on an accelerator like our Gemmini, sized as the record says. */
export function evaluateGemmini(base: Accelerator, record: GemminiCase): Outcome<Cost> {
  const layer = gemminiLayer(record);
  const accelerator = gemminiAccelerator(base, record);
  const mapping = gemminiMapping(record, layer);
  return evaluate({ layer, accelerator, costs: withoutEnergy(accelerator), mapping });
}

/** Cycles are compared alone. */
function withoutEnergy({ memories }: Accelerator): CostTable {
  return {
    technology: 'none',
    macEnergy: [{ bits: 64, pj: 0 }],
    peAreaMm2: null,
    peLeakagePjPerCycle: null,
    memories: memories.map(() => ({
      readPjPerRow: 0,
      writePjPerRow: 0,
      areaMm2: null,
      leakagePjPerCycle: null,
      hopPjPerElement: null,
    })),
    fpgaDevice: null,
    sources: [],
  };
}
