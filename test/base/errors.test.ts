import { describe, expect, it } from 'vitest';
import { describeProblem, InputError } from '../../src/base/errors.ts';

describe('describeProblem', () => {
  it('puts place, path, rule, value and remedy into one line', () => {
    const problem = {
      file: 'chip.yaml',
      line: 7,
      column: 3,
      path: 'clockMHz',
      rule: 'must be greater than 0',
      got: '-1',
      remedy: 'Give a clock in MHz',
    };
    expect(describeProblem(problem)).toBe(
      'chip.yaml:7:3 clockMHz: must be greater than 0, got -1. Give a clock in MHz.',
    );
  });

  it.each([
    [{ rule: 'must exist' }, 'must exist.'],
    [{ rule: 'must exist', path: '--seed' }, '--seed: must exist.'],
    [{ rule: 'must exist', path: '' }, 'must exist.'],
    [{ rule: 'must exist', file: 'a.yaml' }, 'a.yaml: must exist.'],
    [{ rule: 'must exist', file: 'a.yaml', line: 2 }, 'a.yaml:2: must exist.'],
    [{ rule: 'must exist', got: '""' }, 'must exist, got "".'],
    [{ rule: 'must exist', remedy: 'Write one' }, 'must exist. Write one.'],
  ])('leaves out what is not known: %j', (problem, text) => {
    expect(describeProblem(problem)).toBe(text);
  });
});

describe('InputError', () => {
  it('carries every problem, one line each', () => {
    const problems = [{ rule: 'first rule' }, { path: 'b', rule: 'second rule' }];
    const error = new InputError(problems);
    expect(error.message).toBe('first rule.\nb: second rule.');
    expect(error.problems).toEqual(problems);
    expect(error.name).toBe('InputError');
    expect(error).toBeInstanceOf(Error);
  });

  it('takes one problem as it is', () => {
    const error = new InputError({ path: 'a', rule: 'only rule' });
    expect(error.problems).toEqual([{ path: 'a', rule: 'only rule' }]);
    expect(error.message).toBe('a: only rule.');
  });
});
