import { describe, expect, it } from 'vitest';
import { geneRanges } from '../../../src/search/operators/gene-ranges.ts';
import { GenomeLedger } from '../../../src/search/operators/genome-ledger.ts';
import type { Gene } from '../../../src/search/problem.ts';

const integer = (name: string, low: number, high: number): Gene => ({
  kind: 'integer',
  name,
  low,
  high,
});
const LETTER: Gene = { kind: 'categorical', name: 'letter', choices: ['a', 'b', 'c'] };

describe('GenomeLedger', () => {
  it('keeps every genome of a small space apart', () => {
    const ledger = new GenomeLedger(geneRanges({ genes: [integer('x', -2, 2), LETTER] }));
    for (let x = -2; x <= 2; x++) {
      for (let letter = 0; letter < 3; letter++) {
        expect(ledger.has([x, letter])).toBe(false);
        ledger.add([x, letter]);
        expect(ledger.has([x, letter])).toBe(true);
      }
    }
    // 5 integers · 3 letters, numbered with the last gene running fastest.
    expect(ledger.state()).toEqual(Array.from({ length: 15 }, (_, number) => number));
  });

  it('goes on from its state', () => {
    const ranges = geneRanges({ genes: [integer('x', 0, 9)] });
    const ledger = new GenomeLedger(ranges);
    ledger.add([7]);
    const restored = new GenomeLedger(ranges, ledger.state());
    expect(restored.has([7])).toBe(true);
    expect(restored.has([6])).toBe(false);
  });

  it('remembers nothing where genomes cannot be numbered exactly', () => {
    const real: Gene = { kind: 'real', name: 'x', low: 0, high: 1 };
    const huge = Array.from({ length: 60 }, (_, i) => integer(`x${i}`, 0, 1));
    for (const genes of [[real], huge]) {
      const ledger = new GenomeLedger(geneRanges({ genes }));
      const genome = genes.map(() => 0);
      ledger.add(genome);
      expect(ledger.has(genome)).toBe(false);
      expect(ledger.state()).toEqual([]);
    }
  });

  it('forgets the oldest genomes of more than it has room for, and goes on so from its state', () => {
    const ranges = geneRanges({ genes: [integer('x', 0, 9)] });
    const ledger = new GenomeLedger(ranges, [], 3);
    for (const x of [7, 1, 7, 4, 2]) ledger.add([x]);
    expect(ledger.state()).toEqual([1, 4, 2]);
    const restored = new GenomeLedger(ranges, ledger.state(), 3);
    for (const each of [ledger, restored]) each.add([9]);
    expect(restored.state()).toEqual(ledger.state());
    expect(restored.has([1])).toBe(false);
  });
});
