import { expect, test } from 'vitest';
import { frontCsv } from '../../src/report/front-csv.ts';
import type { Design } from '../../src/study/design.ts';
import { SMALL_ACCELERATOR } from '../support/small-mapped-network.ts';

const DESIGN: Design = {
  trial: 7,
  objectives: { errorPct: 28.5, latencyMs: 4.125 },
  genes: { width: 1, dataflow: 'row-stationary' },
  network: {
    name: 'net "a", wide',
    top1Pct: 71.5,
    accuracySource: 'interpolated',
    macs: 300_774_272,
    parameters: 3_504_872,
  },
  accelerator: SMALL_ACCELERATOR,
  hardware: { areaMm2: null, resources: null },
  mappings: [],
  evaluatedBy: 'reference',
  screenedBy: 'webasm',
};
const OBJECTIVES = [
  { key: 'errorPct', label: 'error', unit: '%' },
  { key: 'latencyMs', label: 'latency', unit: 'ms' },
];
const TAIL = 'evaluatedBy\r\n';

test('columns name their units, and fields with quotes or commas are quoted', () => {
  expect(frontCsv([DESIGN], OBJECTIVES)).toBe(
    'trial,errorPct,latencyMs,gene.width,gene.dataflow,network,top1Pct,accuracySource,macs,parameters,' +
      `areaMm2,dsp,bram18,uram,lut,ff,${TAIL}` +
      '7,28.5,4.125,1,row-stationary,"net ""a"", wide",71.5,interpolated,300774272,3504872,,,,,,,reference\r\n',
  );
});

test('an area that is an objective is one column, and genes that only some designs have are empty for the others', () => {
  const other = {
    ...DESIGN,
    trial: 8,
    objectives: { areaMm2: 2.5 },
    genes: { banks: 4 },
    network: { ...DESIGN.network, name: 'b' },
    hardware: { areaMm2: 2.5, resources: { dsp: 1, bram18: 2, uram: 3, lut: 4, ff: 5 } },
  };
  expect(frontCsv([DESIGN, other], [{ key: 'areaMm2', label: 'area', unit: 'mm²' }])).toBe(
    'trial,areaMm2,gene.width,gene.dataflow,gene.banks,network,top1Pct,accuracySource,macs,parameters,' +
      `dsp,bram18,uram,lut,ff,${TAIL}` +
      '7,,1,row-stationary,,"net ""a"", wide",71.5,interpolated,300774272,3504872,,,,,,reference\r\n' +
      '8,2.5,,,4,b,71.5,interpolated,300774272,3504872,1,2,3,4,5,reference\r\n',
  );
});

test('no designs leave the header', () => {
  expect(frontCsv([], OBJECTIVES)).toMatch(/^trial,errorPct,latencyMs,network,[^\n]*\r\n$/);
});
