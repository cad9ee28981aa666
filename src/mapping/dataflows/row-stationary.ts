import type { Dataflow } from '../dataflow.ts';

export const rowStationary: Dataflow = {
  name: 'row-stationary',
  title: 'Row-stationary',
  source: 'Chen, Emer, Sze: Eyeriss, ISCA 2016; Chen et al., JSSC 52(1), 2017',
  spreads: [
    { x: ['P', 'K', 'G'], y: ['R', 'C', 'K', 'G'] },
    { x: ['P', 'K', 'G'], y: ['R', 'K', 'G', 'C'] },
    { x: ['P', 'K', 'G'], y: ['R', 'P', 'C', 'K', 'G'] },
  ],
  registerFileDims: ['S', 'C', 'K', 'Q'],
  usesRegisterFiles: true,
};
