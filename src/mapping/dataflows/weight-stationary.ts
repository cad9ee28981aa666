import type { Dataflow } from '../dataflow.ts';

export const weightStationary: Dataflow = {
  name: 'weight-stationary',
  title: 'Weight-stationary',
  source: 'Jouppi et al., ISCA 2017 (TPU); taxonomy of Sze et al., Proc. IEEE 105(12), 2017',
  spreads: [
    { x: ['K', 'G'], y: ['C', 'R', 'S'] },
    { x: ['K', 'G'], y: ['R', 'S', 'C'] },
  ],
  registerFileDims: ['C', 'K', 'R', 'S', 'Q', 'P', 'N'],
  usesRegisterFiles: true,
};
