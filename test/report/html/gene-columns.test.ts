import { expect, test } from 'vitest';
import { geneColumns } from '../../../src/report/html/gene-columns.ts';
import { sampleDesign } from '../../support/sample-design.ts';

test('genes in which designs differ are told from those that they share', () => {
  const designs = [
    { ...sampleDesign(1, {}), genes: { width: 1, peRows: 8, dataflow: 'os' } },
    { ...sampleDesign(2, {}), genes: { width: 1, peRows: 16, dataflow: 'os' } },
  ];
  expect(geneColumns(designs)).toEqual({
    differing: ['peRows'],
    shared: ['width 1', 'dataflow os'],
  });
});

test('a gene that only some designs have differs', () => {
  const designs = [
    { ...sampleDesign(1, {}), genes: {} },
    { ...sampleDesign(2, {}), genes: { banks: 2 } },
  ];
  expect(geneColumns(designs).differing).toEqual(['banks']);
});
