import { describe, expect, it } from 'vitest';
import { publishedTop1 } from '../../src/accuracy/published-grid.ts';
import { loadPublishedGrid, parsePublishedGrid } from '../../src/experiment/load-published-grid.ts';

describe('loadPublishedGrid', () => {
  const grid = loadPublishedGrid('mobilenet-v2-imagenet', '/');

  it('knows the 22 MobileNetV2 checkpoints that were published', () => {
    expect(grid.name).toBe('mobilenet-v2-imagenet');
    expect(grid.results).toHaveLength(22);
    expect(publishedTop1(grid, { width: 1, resolution: 224 })).toMatchObject({
      top1Pct: 71.8,
      source: 'published',
    });
    expect(publishedTop1(grid, { width: 0.35, resolution: 96 })?.top1Pct).toBe(45.5);
  });

  it('interpolates the eight pairs of widths 1.3 and 1.4 that were not', () => {
    const sources = [1.3, 1.4].flatMap((width) =>
      [96, 128, 160, 192].map((resolution) => publishedTop1(grid, { width, resolution })),
    );
    // e.g. 74.4 + 60.3 − 71.8 = 62.9 and 75.0 + 70.7 − 71.8 = 73.9
    expect(sources.map((accuracy) => accuracy?.top1Pct)).toEqual([
      62.9, 67.9, 71.4, 73.3, 63.5, 68.5, 72, 73.9,
    ]);
    expect(new Set(sources.map((accuracy) => accuracy?.source))).toEqual(new Set(['interpolated']));
  });

  it('is off by what the file says where the rule is held against published rows', () => {
    const errorAt = (width: number, resolution: number) => {
      const others = grid.results.filter(
        ({ genes }) => genes.width !== width || genes.resolution !== resolution,
      );
      const all = { width, resolution };
      const guessed = publishedTop1({ ...grid, results: others }, all)?.top1Pct ?? Number.NaN;
      return guessed - (publishedTop1(grid, all)?.top1Pct ?? Number.NaN);
    };
    const largest = (width: number) =>
      Math.max(...[96, 128, 160, 192].map((resolution) => Math.abs(errorAt(width, resolution))));
    // width 0.75, 96: 69.8 + 60.3 − 71.8 = 58.3 against 58.8; 0.5: 53.9 against 51.2; 0.35: 48.8 against 45.5
    expect(largest(0.75)).toBeCloseTo(0.5, 9);
    expect(largest(0.5)).toBeCloseTo(2.7, 9);
    expect(largest(0.35)).toBeCloseTo(3.3, 9);
  });
});

describe('parsePublishedGrid', () => {
  it('tells what is wrong with its line', () => {
    const text = 'title: x\nsource: y\ngenes: [width]\nanchor: null\nresults:\n  - { width: 1 }\n';
    expect(() => parsePublishedGrid(text, 'x.yaml')).toThrow(
      'x.yaml:6:5 results[0].top1Pct: is required.',
    );
  });
});
