import { chunkCycles } from '../../cost/engine/chunk-engine.ts';
import { chunkResources } from '../../cost/engine/chunk-resources.ts';
import { parseChunkCases } from '../reproduce/auto-nba-files.ts';
import type { CaseResult, CyclesPair, Mismatch, ReferenceReader } from './verification.ts';

/** Sums of quotients differ in the last bits. */
const RELATIVE_TOLERANCE = 1e-9;

/** Operators through Auto-NBA's analytical model of FPGA chunks: cycles, DSP blocks and block RAM. */
export const autoNbaReader: ReferenceReader = {
  format: 'auto-nba',
  recognises: (name, text) =>
    name.endsWith('.csv') && /^[^\n]*\bcomp_mode\b[^\n]*\bquant_bits\b/.test(text),
  verify: (file, text) => {
    const results: CaseResult[] = [];
    const cycles: CyclesPair[] = [];
    for (const [index, one] of parseChunkCases({ path: file, text }).entries()) {
      const { dsp, bram18 } = chunkResources(one.work, one.engine);
      const ours = { cycles: chunkCycles(one.work, one.engine), dsp, bram18 };
      const fields = ['cycles', 'dsp', 'bram18'] as const;
      const id = `operator of line ${index + 2}`;
      const mismatches = fields.flatMap((field): Mismatch[] => {
        const theirs = one[field];
        const isEqual = Math.abs(ours[field] - theirs) <= RELATIVE_TOLERANCE * Math.abs(theirs);
        return isEqual ? [] : [{ id, field, ours: ours[field], theirs }];
      });
      results.push({ id, outcome: 'compared', mismatches });
      cycles.push({ ours: ours.cycles, theirs: one.cycles });
    }
    return { results, cycles };
  },
};
