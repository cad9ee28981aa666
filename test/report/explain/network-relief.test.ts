import { expect, test } from 'vitest';
import { networkReliefs, networkReliefWords } from '../../../src/report/explain/network-relief.ts';
import { tinyExplanation } from '../../support/tiny-explanation.ts';

const ONE = await tinyExplanation();

test('what layers save adds up by their shares of the network', () => {
  // a quarter and a half of the network, 16 / 36 of each
  const [bandwidth, ...others] = networkReliefs([ONE, { ...ONE, networkShare: 0.5 }]);
  expect(bandwidth?.doubling).toEqual({ of: 'bandwidth', memory: 'L0', port: 'shared' });
  expect(bandwidth?.savedShare).toBeCloseTo((0.75 * 16) / 36, 12);
  expect(others.map(({ savedShare }) => savedShare)).toEqual([0, 0]);
});

test('the greatest gains are told in a sentence', () => {
  const reliefs = networkReliefs([ONE, { ...ONE, networkShare: 0.5 }]);
  // 0.75 · 16 / 36 = 33 %
  expect(networkReliefWords(reliefs)).toBe(
    "Doubling the L0 bandwidth of 8 bits per cycle would save 33 % of the network's latency.",
  );
  const more = [
    ...reliefs.slice(0, 1),
    { doubling: { of: 'peRows' }, before: 12, savedShare: 0.1 },
  ];
  expect(networkReliefWords(more as typeof reliefs)).toMatch(/latency, the 12 PE rows 10 %\.$/);
});

test('where nothing helps, that is said', () => {
  expect(networkReliefWords([])).toBe('Doubling any one part would gain next to nothing.');
});
