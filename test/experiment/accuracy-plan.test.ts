import { expect, it } from 'vitest';
import { accuracyPlan } from '../../src/experiment/accuracy-plan.ts';

it('the name of a grid means the same by itself and with its estimator', () => {
  const short = accuracyPlan('mobilenet-v2-imagenet', '/');
  const long = accuracyPlan({ estimator: 'published', grid: 'mobilenet-v2-imagenet' }, '/');
  expect(long).toEqual(short);
  expect(short).toMatchObject({ grid: { name: 'mobilenet-v2-imagenet' } });
});

it('what is measured or looked up later stays as it is written', () => {
  const written = { estimator: 'tabular', table: 'nas-bench-201', dataSet: 'cifar100' } as const;
  expect(accuracyPlan(written, '/')).toBe(written);
});
