import { describe, expect, it } from 'vitest';
import { autoNbaReader } from '../../src/experiment/verify/auto-nba-reader.ts';
import { referenceFile } from '../support/reference-file.ts';

const HEADER =
  'cin,cout,out_hw,kernel,depthwise,comp_mode,Trbuf,Tcbuf,Tmbuf,Tnbuf,tr,tc,tm,tn,quant_bits,latency_cycles,dsp,bram';

describe("Auto-NBA's operators", () => {
  it('take the cycles, DSP blocks and block RAM that the authors model', async () => {
    const file = referenceFile('auto-nba-fpga/op_level.csv');
    if (file === undefined) return;
    const { results } = await autoNbaReader.verify(file.file, file.text);
    expect(results).toHaveLength(897);
    const wrong = results.flatMap((one) => (one.outcome === 'compared' ? one.mismatches : []));
    expect(wrong).toEqual([]);
  });

  it('are told apart from ours where they differ', async () => {
    // 4 outputs over 4 inputs at 2 × 2, one tile: 64 / 4 compute, 16 / 4 weights, 16 / 4 · 2 outputs
    const text = `${HEADER}\n4,4,2,1,0,0,2,2,4,4,1,1,4,1,16,28,4,6\n4,4,2,1,0,0,2,2,4,4,1,1,4,1,16,29,4,6\n`;
    const { results } = await autoNbaReader.verify('own.csv', text);
    expect(results.map((one) => (one.outcome === 'compared' ? one.mismatches : null))).toEqual([
      [],
      [{ id: 'operator of line 3', field: 'cycles', ours: 28, theirs: 29 }],
    ]);
  });

  it('are refused, with their place, where a number is missing', () => {
    const text = `${HEADER}\n4,4,2,1,0,0,2,2,4,4,1,1,4,1,16,,4,x\n`;
    expect(() => autoNbaReader.verify('own.csv', text)).toThrow(
      'own.csv:2 latency_cycles: must be a number, got "".\nown.csv:2 bram: must be a number, got "x".',
    );
  });
});
