import { expect, test } from 'vitest';
import { html } from '../../../src/report/html/markup.ts';
import { page } from '../../../src/report/html/page.ts';
import { markupProblems } from '../../support/markup-problems.ts';

test('a page is one complete document in a language, with a title', () => {
  const document = page('Run <1>', html`<p>body</p>`);
  expect(document).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
  expect(document).toContain('<title>Run &lt;1&gt;</title>');
  expect(document).toContain('<p>body</p>');
  expect(markupProblems(document)).toEqual([]);
});

test('the page forbids itself to load anything', () => {
  expect(page('t', html``)).toContain('content="default-src &#39;none&#39;;');
});
