import { expect, test } from 'vitest';
import { ACCURACY_SOURCES } from '../../src/accuracy/accuracy.ts';
import { accuracyMark } from '../../src/report/accuracy-mark.ts';

test('accuracies that nobody measured are marked by their source', () => {
  expect(ACCURACY_SOURCES.map(accuracyMark)).toEqual([
    null, // published
    'interpolated',
    null, // tabular
    'proxy',
    null, // trained
    'supernet',
    'predicted',
  ]);
});
