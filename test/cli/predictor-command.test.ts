import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';

const BUILD = ['predictor', 'build', '--accelerator', 'eyeriss', '--space', 'resnet-family'];

describe('tandem predictor build', () => {
  it('maps samples of a space, rates every predictor, and writes what it saw', async () => {
    const { exitCode, stdout, stderr, cwd } = await run([...BUILD, '--samples', '24']);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('24 of 24 networks mapped');
    expect(stdout).toMatch(/^latencyMs of 24 networks, five-fold cross-validation\n/);
    for (const name of ['ridge', 'gaussian-process', 'boosted-trees', 'perceptron']) {
      expect(stdout).toMatch(new RegExp(`^${name} +-?\\d\\.\\d{3} `, 'm'));
    }
    const document = JSON.parse(readFileSync(join(cwd, 'predictor/predictor.json'), 'utf8'));
    expect(document).toMatchObject({ space: 'resnet-family', figure: 'latencyMs' });
    expect(document.samples).toHaveLength(24);
    const [header, ...rows] = readFileSync(join(cwd, 'predictor/samples.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(header).toBe(
      'stem,stemStride,width1,width2,width3,blocks1,blocks2,blocks3,latencyMs,energyMj',
    );
    expect(rows).toHaveLength(24);
  });

  it('ends when it is interrupted', async () => {
    const signal = AbortSignal.abort();
    const { exitCode, stderr } = await run([...BUILD, '--samples', '24'], { signal });
    expect(exitCode).toBe(130);
    expect(stderr).toBe('Interrupted.\n');
  });

  it('says all that is wrong at once', async () => {
    const { exitCode, stderr } = await run([
      ...['predictor', 'build', '--accelerator', 'eyris', '--space', 'fbnett'],
      ...['--figure', 'latency', '--samples', '3'],
    ]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--space: must be a known name, got "fbnett". Did you mean "fbnet"?');
    expect(stderr).toContain('--figure: must be a known name, got "latency"');
    expect(stderr).toContain('--samples: must be a whole number from 10 to 100000, got "3"');
    expect(stderr).toContain('--accelerator');
  });
});
