import { LOOP_DIMS } from '../workload/dims.ts';
import type { Dataflow } from './dataflow.ts';

/**
 * Whatever an accelerator's wires carry: the way to work of a machine that a file of another tool restricts to certain
 * loops on certain axes. It has no place among `DATAFLOWS`, as without wires it is no restriction at all.
 */
export const asWired: Dataflow = {
  name: 'as-wired',
  title: 'Any loops that the wires carry',
  source:
    'Mei et al.: ZigZag, IEEE Trans. Computers 70(8), 2021 (spatial unrolling of a user’s choice)',
  spreads: [{ x: LOOP_DIMS, y: LOOP_DIMS }],
  registerFileDims: ['S', 'R', 'C', 'Q', 'P', 'K', 'N', 'G'],
  usesRegisterFiles: true,
};
