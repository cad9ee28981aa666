import { expect, test } from 'vitest';
import { highlights } from '../../../src/report/highlights.ts';
import { sideBySide } from '../../../src/report/html/side-by-side.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { sampleRun } from '../../support/sample-run.ts';

const RUN = sampleRun({ generations: 2 });
const SHOWN = highlights(RUN.designs, RUN.objectives);

test('the place starts with the first two designs that are pointed out', () => {
  const markup = sideBySide(RUN, SHOWN)?.markup ?? '';
  expect(markupProblems(markup)).toEqual([]);
  expect(markup).toContain(`data-first="${SHOWN[0]?.design.trial}"`);
  expect(markup).toContain(`data-second="${SHOWN[1]?.design.trial}"`);
});

test('where one design is best in all, the other end of the front stands beside it', () => {
  const markup = sideBySide(RUN, SHOWN.slice(0, 1))?.markup ?? '';
  expect(markup).toContain(`data-second="${RUN.designs.at(-1)?.trial}"`);
});

test('a single design has nothing beside it', () => {
  const designs = RUN.designs.slice(0, 1);
  expect(sideBySide({ ...RUN, designs }, highlights(designs, RUN.objectives))).toBeNull();
});
