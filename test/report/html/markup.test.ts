import { expect, test } from 'vitest';
import { html, trusted } from '../../../src/report/html/markup.ts';

test('text that goes into a template is escaped, in tags and in attributes', () => {
  const name = '"><script>';
  expect(html`<td title="${name}">${name}</td>`.markup).toBe(
    '<td title="&quot;&gt;&lt;script&gt;">&quot;&gt;&lt;script&gt;</td>',
  );
});

test('markup goes in as it is, lists one after the other, nothing for what is absent', () => {
  const cells = [1, 2].map((value) => html`<td>${value}</td>`);
  expect(html`<tr>${cells}${null}${undefined}</tr>`.markup).toBe('<tr><td>1</td><td>2</td></tr>');
  expect(html`<b>${trusted('<i></i>')}</b>`.markup).toBe('<b><i></i></b>');
});
