import type { Dataflow } from '../dataflow.ts';

export const outputStationary: Dataflow = {
  name: 'output-stationary',
  title: 'Output-stationary',
  source: 'Du et al., ISCA 2015 (ShiDianNao); taxonomy of Sze et al., Proc. IEEE 105(12), 2017',
  spreads: [
    { x: ['Q', 'K', 'G'], y: ['P', 'N', 'K'] },
    { x: ['K', 'G'], y: ['Q', 'P', 'N'] },
  ],
  registerFileDims: ['S', 'R', 'C', 'K', 'Q'],
  usesRegisterFiles: true,
};
