import { expect, test } from 'vitest';
import { smallBar, wideBar } from '../../../src/report/html/stacked-bar.ts';

const PARTS = [
  { colourClass: 'mac', amount: 10 },
  { colourClass: 'leakage', amount: 0 },
  { colourClass: 'network', amount: 30 },
];

test('parts stand side by side in proportion, parts of nothing are left out', () => {
  // 10 and 30 of 80 are 12.5 and 37.5 of 100
  expect(smallBar(PARTS, 80).markup).toBe(
    '<svg class="small" aria-hidden="true"><path class="mac" d="M0 1h12.5"/><path class="network" d="M12.5 1h37.5"/></svg>',
  );
});

test('a wide bar stretches over its place', () => {
  expect(wideBar(PARTS, 40).markup).toContain('viewBox="0 0 100 2" preserveAspectRatio="none"');
});
