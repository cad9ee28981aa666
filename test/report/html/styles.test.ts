import { expect, test } from 'vitest';
import { STYLES } from '../../../src/report/html/styles.ts';

const variablesIn = (text: string) =>
  new Set([...text.matchAll(/(--[a-z0-9-]+):/g)].map((m) => m[1]));

test('every colour variable that is used has a value', () => {
  const used = [...STYLES.matchAll(/var\((--[a-z0-9-]+)\)/g)].map((match) => match[1]);
  const known = variablesIn(STYLES);
  expect(used.filter((name) => !known.has(name))).toEqual([]);
});

test('the dark form sets every colour of the light one', () => {
  const [light = '', dark = ''] = [...STYLES.matchAll(/:root \{([^}]*)\}/g)].map((m) => m[1]);
  expect(variablesIn(dark)).toEqual(variablesIn(light));
});

test('braces match, and nothing is loaded', () => {
  expect(STYLES.match(/\{/g)?.length).toBe(STYLES.match(/\}/g)?.length);
  expect(STYLES).not.toMatch(/url\(|@import|<\//);
});
