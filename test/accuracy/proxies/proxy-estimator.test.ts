import { expect, test } from 'vitest';
import { risingSteps } from '../../../src/accuracy/proxies/proxy-estimator.ts';

test('A calibration never falls: neighbours in the wrong order share their mean', () => {
  const points = [
    { score: 3, top1Pct: 80 },
    { score: 1, top1Pct: 70 },
    { score: 2, top1Pct: 90 },
    { score: 4, top1Pct: 95 },
  ];
  // 70, then 90 and 80 pooled to 85, then 95
  expect(risingSteps(points)).toEqual([
    { score: 1, top1Pct: 70 },
    { score: 2, top1Pct: 85 },
    { score: 3, top1Pct: 85 },
    { score: 4, top1Pct: 95 },
  ]);
});
