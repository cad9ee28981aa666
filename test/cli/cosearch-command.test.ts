import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openBackend } from '../../src/accuracy/tensorflow/open-backend.ts';
import { SERVICES } from '../../src/cli/services.ts';
import { newFolder, run } from './run.ts';

const EXPERIMENT = `title: Tiny
description: Two networks on two chips.
network:
  space: resnet-elastic
  genes:
    resolution: [12]
    width1: [4]
    width2: [8]
    width3: [16]
    blocks*: [0]
    kernel1: [3, 5]
    kernel2: [3]
    kernel3: [3]
  accuracy: { estimator: trained, images: { train: 60, validation: 12, seed: 1 }, epochs: 1, seed: 1 }
hardware:
  template: eyeriss
  genes: { peColumns: [2, 14] }
objectives: [top1ErrorPct, latencyMs]
mapping: { objective: latency }
search: { algorithm: random, evaluations: 4, seed: 1 }
hypervolume:
  ideal: { top1ErrorPct: 0, latencyMs: 0 }
  reference: { top1ErrorPct: 100, latencyMs: 10 }
`;

/** Loading TensorFlow.js is not what is tested. */
beforeAll(() => openBackend('wasm'), 30_000);

function folderWith(text: string): string {
  const folder = newFolder();
  mkdirSync(join(folder, 'tiny'));
  writeFileSync(join(folder, 'tiny', 'experiment.yaml'), text);
  return folder;
}

describe('tandem cosearch', () => {
  it('ends in a design that the real model judges: where time is all that counts, the fast one', async () => {
    const words = ['cosearch', 'tiny', '--loss', 'proxyless', '--lambda', '10', '--epochs', '3'];
    const { exitCode, stdout, stderr } = await run(words, {
      cwd: folderWith(EXPERIMENT),
      services: SERVICES,
    });
    expect(stderr).toContain('epoch 3 of 3: expected latencyMs');
    expect(exitCode).toBe(0);
    const design = JSON.parse(stdout);
    expect(design.genes).toMatchObject({ kernel1: 3, peColumns: 14, width3: 16 });
    expect(design.accuracy.source).toBe('trained');
    expect(design.breaks).toEqual([]);
    // the table is that of the model, to the digits of float64
    expect(design.expected.latencyMs).toBeCloseTo(design.latencyMs, 9);
  });

  it('refuses networks that cannot be relaxed, and options that are wrong', async () => {
    const twice = EXPERIMENT.replace('resolution: [12]', 'resolution: [12, 16]');
    const several = await run(['cosearch', 'tiny'], { cwd: folderWith(twice) });
    expect(several.exitCode).toBe(2);
    expect(several.stderr).toContain('must search resnet-elastic at one resolution');
    const wrong = await run(['cosearch', 'tiny', '--loss', 'fbnett', '--lambda', '-1'], {
      cwd: folderWith(EXPERIMENT),
    });
    expect(wrong.stderr).toContain('Did you mean "fbnet"?');
    expect(wrong.stderr).toContain('--lambda: must be a number above 0, got "-1"');
  });
});
