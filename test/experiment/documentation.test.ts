import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIGURES } from '../../src/codesign/figures.ts';
import { HARDWARE_GENES } from '../../src/codesign/hardware-genes.ts';
import { experimentSchema } from '../../src/experiment/experiment-schema.ts';

const TEXT = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'experiments.md'), 'utf8');

describe('docs/experiments.md', () => {
  it('lists every hardware gene', () => {
    const missing = HARDWARE_GENES.filter(({ name }) => !TEXT.includes(`\`${name}\``));
    expect(missing).toEqual([]);
  });

  it('shows every key of an experiment and every figure', () => {
    const keys = Object.keys(experimentSchema.shape).filter((key) => !TEXT.includes(`\n${key}:`));
    const figures = FIGURES.filter(({ key }) => !TEXT.includes(key));
    expect([...keys, ...figures]).toEqual([]);
  });
});
