import type { Dataflow } from '../dataflow.ts';

export const pixelParallel: Dataflow = {
  name: 'pixel-parallel',
  title: 'Pixel-, input- and output-channel-parallel, eight pixels at a time',
  source: 'AMD: DPUCZDX8G product guide PG338, 2023 (pixel parallelism of the B4096)',
  spreads: [
    { x: ['Q', 'K', 'G'], y: ['C', 'R', 'S'], atMost: { Q: 8 } },
    { x: ['P', 'K', 'G'], y: ['C', 'R', 'S'], atMost: { P: 8 } },
  ],
  registerFileDims: ['S', 'R', 'C', 'Q', 'K'],
  usesRegisterFiles: true,
};
