import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { SCRIPT } from '../../../src/report/html/script.ts';

test('the script is valid and cannot end its own element', () => {
  expect(() => new Script(SCRIPT)).not.toThrow();
  expect(SCRIPT).not.toContain('</');
});
