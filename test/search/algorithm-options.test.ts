import { describe, expect, it } from 'vitest';
import { type AlgorithmOption, resolveOptions } from '../../src/search/algorithm-options.ts';

const OPTIONS: readonly AlgorithmOption[] = [
  { kind: 'integer', name: 'populationSize', description: '', low: 2, high: 1000, default: 100 },
  { kind: 'real', name: 'eta', description: '', low: 0, high: 50, default: 15 },
  { kind: 'choice', name: 'sampling', description: '', choices: ['even', 'odd'], default: 'even' },
];

describe('resolveOptions', () => {
  it('takes the defaults where nothing is given', () => {
    const options = resolveOptions(OPTIONS);
    expect(options.number('populationSize')).toBe(100);
    expect(options.choice('sampling')).toBe('even');
  });

  it('takes what is given', () => {
    const options = resolveOptions(OPTIONS, { populationSize: 2, eta: 0.5, sampling: 'odd' });
    expect(options.number('populationSize')).toBe(2);
    expect(options.number('eta')).toBe(0.5);
    expect(options.choice('sampling')).toBe('odd');
  });

  it('refuses everything illegal at once, with a suggestion for a near miss', () => {
    const given = { populationsize: 10, populationSize: 1.5, eta: 51, sampling: 'uneven' };
    expect(() => resolveOptions(OPTIONS, given)).toThrow(
      [
        'options.populationsize: is not an option of this algorithm. Did you mean "populationSize"? Known: populationSize, eta, sampling.',
        'options.populationSize: must be a whole number in [2, 1000], got 1.5. The default is 100.',
        'options.eta: must be a number in [0, 50], got 51. The default is 15.',
        'options.sampling: must be one of even, odd, got uneven. The default is even.',
      ].join('\n'),
    );
  });

  it('refuses a word for a number and a number for a word', () => {
    expect(() => resolveOptions(OPTIONS, { eta: '15' })).toThrow('must be a number in [0, 50]');
    expect(() => resolveOptions(OPTIONS, { sampling: 1 })).toThrow('must be one of even, odd');
  });

  it('refuses a number that is not one', () => {
    expect(() => resolveOptions(OPTIONS, { eta: Number.NaN })).toThrow('got NaN');
  });
});
