import type { Dataflow } from '../dataflow.ts';

export const inputStationary: Dataflow = {
  name: 'input-stationary',
  title: 'Input-stationary',
  source: 'Parashar et al., ISCA 2017 (SCNN); Samajdar et al., ISPASS 2020 (SCALE-Sim)',
  spreads: [
    { x: ['Q', 'P', 'G'], y: ['C', 'R', 'S'] },
    { x: ['Q', 'G'], y: ['P', 'C'] },
  ],
  registerFileDims: ['K', 'C', 'S', 'R', 'Q'],
  usesRegisterFiles: true,
};
