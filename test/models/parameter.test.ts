import { describe, expect, it } from 'vitest';
import { resolveOptions } from '../../models/parameter.ts';

const PARAMETERS = {
  width: { kind: 'number', default: 1, minimum: 0.1, maximum: 2, description: '' },
  rows: { kind: 'whole', default: 8, minimum: 1, maximum: 64, description: '' },
  phase: { kind: 'choice', default: 'decode', choices: ['prefill', 'decode'], description: '' },
} as const;

const resolve = (options: Record<string, number | string>) =>
  resolveOptions('toy', PARAMETERS, options);

describe('resolveOptions', () => {
  it('takes the default of whatever is not given', () => {
    expect(resolve({})).toEqual({ width: 1, rows: 8, phase: 'decode' });
  });

  it('reads numbers from text', () => {
    expect(resolve({ width: ' 0.5', rows: '16' })).toEqual({
      width: 0.5,
      rows: 16,
      phase: 'decode',
    });
  });

  it.each([
    [{ rows: 1.5 }, 'rows: must be a whole number from 1 to 64, got "1.5".'],
    [{ rows: '' }, 'rows: must be a whole number from 1 to 64, got "".'],
    [{ rows: 65 }, 'rows: must be a whole number from 1 to 64, got "65".'],
    [{ width: 'wide' }, 'width: must be a number from 0.1 to 2, got "wide".'],
    [{ width: Number.NaN }, 'width: must be a number from 0.1 to 2, got "NaN".'],
    [
      { phase: 'decoed' },
      'phase: must be one of prefill, decode, got "decoed". Did you mean "decode"? Known: prefill, decode.',
    ],
    [
      { row: 3 },
      'row: must be an option of the model "toy", got "row". Did you mean "rows"? Known: width, rows, phase.',
    ],
  ])('refuses %o', (options, message) => {
    expect(() => resolve(options)).toThrow(message);
  });

  it('does not take what every object inherits for an option', () => {
    expect(() => resolve({ toString: 1 })).toThrow('toString: must be an option');
  });

  it('says everything that is wrong at once', () => {
    expect(() => resolve({ row: 3, width: 9, phase: 'x' })).toThrow(
      /row:[\s\S]*width:[\s\S]*phase:/,
    );
  });
});
