import type { Dataflow } from '../dataflow.ts';

export const noLocalReuse: Dataflow = {
  name: 'no-local-reuse',
  title: 'No local re-use',
  source: 'Chen et al., ASPLOS 2014 (DianNao); taxonomy of Sze et al., Proc. IEEE 105(12), 2017',
  spreads: [
    { x: ['K', 'G'], y: ['C', 'R', 'S'] },
    { x: ['K', 'G'], y: ['Q', 'P', 'C'] },
  ],
  registerFileDims: [],
  usesRegisterFiles: false,
};
