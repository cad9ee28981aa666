import { expect, it } from 'vitest';
import { asWired } from '../../src/mapping/as-wired.ts';
import { DATAFLOWS } from '../../src/mapping/dataflows.ts';
import { LOOP_DIMS } from '../../src/workload/dims.ts';

it('names every loop, so that only wires restrict it, and is no dataflow of its own', () => {
  expect(asWired.spreads).toEqual([{ x: LOOP_DIMS, y: LOOP_DIMS }]);
  expect([...asWired.registerFileDims].sort()).toEqual([...LOOP_DIMS].sort());
  expect(DATAFLOWS).not.toContain(asWired);
});
