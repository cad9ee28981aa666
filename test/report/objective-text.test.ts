import { expect, test } from 'vitest';
import { designText, objectiveText, objectiveValue } from '../../src/report/objective-text.ts';
import { FRONT, TWO_OBJECTIVES } from '../support/sample-design.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test('an objective keeps its unit on the same line', () => {
  expect(objectiveText(FRONT[0], TWO_OBJECTIVES[1])).toBe('8\u00a0ms');
});

test('a design names its trial and objectives, and says where its accuracy was not measured', () => {
  expect(plain(designText(FRONT[0], TWO_OBJECTIVES))).toBe(
    'trial 1: top-1 error 20 %, latency 8 ms',
  );
  expect(plain(designText(FRONT[3], TWO_OBJECTIVES))).toBe(
    'trial 4: top-1 error 40 %, latency 1 ms; accuracy interpolated',
  );
});

test('an objective that a design lacks is no number', () => {
  expect(objectiveValue(FRONT[0], { key: 'areaMm2', label: 'area', unit: 'mm²' })).toBeNaN();
});
