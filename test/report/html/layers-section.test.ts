import { expect, test } from 'vitest';
import type { MappedLayer } from '../../../src/mapper/mapped-network.ts';
import { layersSection } from '../../../src/report/html/layers-section.ts';
import { networkTotals } from '../../../src/report/network-totals.ts';
import { markupProblems } from '../../support/markup-problems.ts';
import { CONV, GEMM, POOL, SMALL_ACCELERATOR } from '../../support/small-mapped-network.ts';

function sectionOf(layers: readonly MappedLayer[]): string {
  const totals = networkTotals(layers, SMALL_ACCELERATOR);
  return layersSection(layers, SMALL_ACCELERATOR, totals).markup;
}

test('a layer has its figures, its bottleneck in words and its loop nest', () => {
  const section = sectionOf([CONV, POOL, GEMM]);
  expect(markupProblems(section)).toEqual([]);
  expect(section).toContain(
    '<th scope="row">conv1</th><td>conv</td><td>28.8 k</td><td>3.00 k</td><td>75 %</td><td>60 %</td><td>3.60 kB</td><td>2.50</td>',
  );
  expect(section).toContain('waits for DRAM weights: 33 % of its cycles');
  expect(section).toContain('<pre>DRAM keeps weights, inputs, outputs\nfor K in 0..2\n\tGLB keeps');
});

test('a bar is as long as the energy of its layer against the largest', () => {
  // pool1: 450,000 of 2,500,000 pJ, all DRAM
  expect(sectionOf([CONV, POOL, GEMM])).toContain('<path class="m0" d="M0 1h18"/></svg>');
});

test('layers that are alike are written once, with all names and the time of all', () => {
  const twin = { ...GEMM, layer: { ...GEMM.layer, name: 'twin' } };
  const section = sectionOf([GEMM, twin, GEMM]);
  expect(section).toContain('classifier × 3 <small>and twin, classifier</small>');
  expect(section.match(/<tr><th scope="row">/g)).toHaveLength(1);
  expect(section).toContain('<td>50</td><td>100 %</td>');
});

test('a layer that streams has neither MACs nor a loop nest', () => {
  const section = sectionOf([POOL]);
  expect(section).toContain('<td>–</td><td>950</td><td>100 %</td><td>–</td>');
  expect(section).not.toContain('<pre>');
  expect(section).toContain('streams past the array');
});
