import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DATAFLOWS, findDataflow } from '../../src/mapping/dataflows.ts';
import { LOOP_DIMS } from '../../src/workload/dims.ts';
import { isRelevant } from '../../src/workload/operand.ts';

describe('the dataflows', () => {
  it('are all files of the folder, each under its own name', () => {
    const files = readdirSync(new URL('../../src/mapping/dataflows/', import.meta.url));
    const names = DATAFLOWS.map(({ name }) => name);
    expect([...names].sort()).toEqual(files.map((file) => file.replace(/\.ts$/, '')).sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it('are found by name, and not by another', () => {
    for (const dataflow of DATAFLOWS) expect(findDataflow(dataflow.name)).toBe(dataflow);
    expect(findDataflow('Weight-Stationary')).toBeUndefined();
  });
});

describe.each(DATAFLOWS)('$name', ({ name, title, source, spreads, ...rest }) => {
  it('names dimensions that exist, each once per axis', () => {
    const lists = [...spreads.flatMap(({ x, y }) => [x, y]), rest.registerFileDims];
    for (const dims of lists) {
      expect(dims.every((dim) => LOOP_DIMS.includes(dim))).toBe(true);
      expect(new Set(dims).size).toBe(dims.length);
    }
  });

  it('spreads over both axes, in different ways where it has several', () => {
    expect(spreads.length).toBeGreaterThan(0);
    for (const { x, y } of spreads) expect(x.length * y.length).toBeGreaterThan(0);
    expect(new Set(spreads.map((spread) => JSON.stringify(spread))).size).toBe(spreads.length);
  });

  it('says what it is and where it is from', () => {
    expect(title.length).toBeGreaterThan(5);
    expect(source).toMatch(/\b(19|20)\d\d\b/);
    expect(name).toMatch(/^[a-z-]+$/);
  });

  it('has loops in register files only where it uses them', () => {
    expect(rest.registerFileDims.length > 0).toBe(rest.usesRegisterFiles);
  });
});

describe('what a dataflow is called after', () => {
  const dimsOf = (name: string) => findDataflow(name)?.spreads ?? [];

  it('weight-stationary spreads dimensions of weights only, so that every PE has its own', () => {
    for (const { x, y } of dimsOf('weight-stationary')) {
      expect([...x, ...y].every((dim) => isRelevant('weights', dim))).toBe(true);
    }
  });

  it('output-stationary spreads dimensions of outputs only: no sum leaves its PE before it is done', () => {
    for (const { x, y } of dimsOf('output-stationary')) {
      expect([...x, ...y].every((dim) => isRelevant('outputs', dim))).toBe(true);
    }
  });

  it('row-stationary puts filter rows on array rows and output rows on array columns first', () => {
    for (const { x, y } of dimsOf('row-stationary')) {
      expect(x[0]).toBe('P');
      expect(y[0]).toBe('R');
    }
    // A PE does a one-dimensional convolution: a row of taps over a row of outputs.
    expect(findDataflow('row-stationary')?.registerFileDims).toContain('S');
    expect(findDataflow('row-stationary')?.registerFileDims).toContain('Q');
  });

  it('input-stationary spreads dimensions of inputs only', () => {
    for (const { x, y } of dimsOf('input-stationary')) {
      expect([...x, ...y].every((dim) => isRelevant('inputs', dim))).toBe(true);
    }
  });
});
