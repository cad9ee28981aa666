import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildModel } from '../../models/zoo.ts';
import { InputError } from '../../src/base/errors.ts';
import { NAMED_SPACES } from '../../src/cli/named-spaces.ts';
import type { Surroundings } from '../../src/experiment/surroundings.ts';
import { algorithms } from '../../src/search/algorithms.ts';
import { TINY } from '../codesign/tiny-accelerator.ts';

/** A sound experiment, small; tests replace parts of it. */
export const EXPERIMENT = `title: Tiny
description: MobileNetV2 on a tiny array.
network:
  model: mobilenet-v2
  accuracy: mobilenet-v2-imagenet
  genes:
    width: [0.35, 1, 1.4]
    resolution: [96, 224]
hardware:
  template: tiny
  genes:
    peRows: [4, 8]
    bufferKiB: [16, 64]
    dataflow: [row-stationary, weight-stationary]
objectives: [top1ErrorPct, latencyMs, energyMj]
constraints: { areaMm2: 9 }
mapping: { objective: edp }
search:
  algorithm: nsga2
  evaluations: 60
  seed: 7
  options: { populationSize: 12 }
hypervolume:
  ideal: { top1ErrorPct: 0, latencyMs: 0, energyMj: 0 }
  reference: { top1ErrorPct: 60, latencyMs: 100, energyMj: 10 }
`;

/** Two models, the algorithms of the package, two dataflows, and the tiny accelerator alone. */
export const SURROUNDINGS: Surroundings = {
  buildNetwork: buildModel,
  models: ['mobilenet-v2', 'resnet18'],
  spaces: NAMED_SPACES,
  loadAccelerator: (name) => {
    if (name === TINY.name) return TINY;
    throw new InputError({ rule: 'must be the name of a known accelerator', got: `"${name}"` });
  },
  dataflows: ['row-stationary', 'weight-stationary'],
  algorithms,
};

/** A new folder `tiny` with this text as its `experiment.yaml`. */
export function experimentFolder(text: string): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'tandem-experiment-')), 'tiny');
  mkdirSync(folder);
  writeFileSync(join(folder, 'experiment.yaml'), text);
  return folder;
}
