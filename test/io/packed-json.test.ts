import { expect, test } from 'vitest';
import { packJson, unpackJson } from '../../src/io/packed-json.ts';

test('what was packed comes back, and takes less room', () => {
  const value = { layers: Array.from({ length: 100 }, () => ({ cycles: 1.5, name: 'é' })) };
  expect(unpackJson(packJson(value))).toEqual(value);
  expect(packJson(value).length).toBeLessThan(JSON.stringify(value).length / 10);
});
