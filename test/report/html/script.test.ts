import { Script } from 'node:vm';
import { expect, test } from 'vitest';
import { BRUSH_SCRIPT } from '../../../src/report/html/brush-script.ts';
import { PAIR_SCRIPT } from '../../../src/report/html/pair-script.ts';
import { SCRIPT } from '../../../src/report/html/script.ts';
import { TURN_SCRIPT } from '../../../src/report/html/turn-script.ts';

const SCRIPTS = { SCRIPT, BRUSH_SCRIPT, PAIR_SCRIPT, TURN_SCRIPT };

test.each(Object.entries(SCRIPTS))('%s is valid and cannot end its own element', (_, script) => {
  expect(() => new Script(script)).not.toThrow();
  expect(script).not.toContain('</');
});

test('all scripts together take less than 20 kB of a page', () => {
  expect(Object.values(SCRIPTS).join('').length).toBeLessThan(20_000);
});
