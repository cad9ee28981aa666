import { describe, expect, it } from 'vitest';
import { createProgressLine, durationText, progressText } from '../../src/cli/progress-line.ts';

const PROGRESS = { generation: 3, evaluations: 144, hypervolume: 0.41237, frontSize: 21 };

describe('progressText', () => {
  it('tells rate and time left from the mean so far', () => {
    // 144 in 1.5 s is 96 a second; the other 1056 take 11 s
    expect(
      progressText(PROGRESS, { maxEvaluations: 1200, evaluationsBefore: 0, elapsedMs: 1500 }),
    ).toBe(
      'generation 3 · 144 of 1,200 evaluations · hypervolume 0.4124 · front 21 · 96/s · 11 s left',
    );
  });

  it('leaves evaluations of earlier sessions out of the rate', () => {
    // 44 in 1.5 s is 29.3 a second; the other 1056 take 36 s
    const frame = { maxEvaluations: 1200, evaluationsBefore: 100, elapsedMs: 1500 };
    expect(progressText(PROGRESS, frame)).toContain('29.3/s · 36 s left');
  });

  it('is finite at the first moment', () => {
    expect(
      progressText(PROGRESS, { maxEvaluations: 144, evaluationsBefore: 0, elapsedMs: 0 }),
    ).toContain('0 s left');
  });
});

describe('durationText', () => {
  it.each([
    [0, '0 s'],
    [6.2, '7 s'],
    [60, '1 min 0 s'],
    [200, '3 min 20 s'],
    [7500, '2 h 5 min'],
  ])('tells %d seconds as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });
});

describe('createProgressLine', () => {
  it('fits a line to a terminal, and starts what follows on a new line', () => {
    let written = '';
    const sink = {
      isTTY: true,
      columns: 20,
      write: (text: string) => {
        written += text;
      },
    };
    const now = () => new Date(0);
    const line = createProgressLine({ sink, maxEvaluations: 1200, now });
    line.show(PROGRESS);
    line.end();
    line.end();
    // 19 characters, so that the terminal does not wrap
    expect(written).toBe('\rgeneration 3 · 144 \u001b[K\n');
  });
});
