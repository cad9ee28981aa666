import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/base/errors.ts';
import { readExperimentFile } from '../../src/experiment/experiment-file.ts';
import { resolveExperiment } from '../../src/experiment/resolve-experiment.ts';
import { TINY } from '../codesign/tiny-accelerator.ts';
import { EXPERIMENT, experimentFolder, SURROUNDINGS } from './experiment-fixture.ts';

function resolveText(text: string) {
  return resolveExperiment(readExperimentFile(experimentFolder(text), '/'), SURROUNDINGS);
}

/** The messages of what is wrong, without the file and the place in it. */
function complaints(text: string): string[] {
  try {
    resolveText(text);
  } catch (error) {
    if (error instanceof InputError)
      return error.message.split('\n').map((line) => line.replace(/^.*experiment\.yaml:/, ''));
    throw error;
  }
  return [];
}

describe('resolveExperiment', () => {
  it('puts in place what the experiment names', () => {
    const experiment = resolveText(EXPERIMENT);
    expect(experiment.space.template).toBe(TINY);
    expect(experiment.algorithm.name).toBe('nsga2');
    expect(experiment.objectives.map(({ key }) => key)).toEqual([
      'top1ErrorPct',
      'latencyMs',
      'energyMj',
    ]);
    expect(experiment.limits.map(({ figure, atMost }) => [figure.key, atMost])).toEqual([
      ['areaMm2', 9],
    ]);
    expect(experiment.reference).toEqual([60, 100, 10]);
    expect(experiment.accuracy).toMatchObject({ estimator: 'published' });
    if (experiment.accuracy.estimator !== 'published') return;
    expect(experiment.accuracy.grid.results).toHaveLength(22);
  });

  it('builds each network once, and names it with its genes', () => {
    const { space } = resolveText(EXPERIMENT);
    const network = space.buildNetwork({ width: 1, resolution: 96 });
    expect(network.name).toBe('mobilenet-v2 width=1 resolution=96');
    expect(space.buildNetwork({ width: 1, resolution: 96 })).toBe(network);
  });

  it('tells all that does not fit at once, each with its place and the remedy', () => {
    const text = EXPERIMENT.replace('mobilenet-v2\n', 'mobilenet-v3\n')
      .replace('peRows: [4, 8]', 'peRows: [4, 2.5]')
      .replace('bufferKiB: [16, 64]', 'weightsBufferKiB: [16, 64]')
      .replace('[row-stationary, weight-stationary]', '[row-stationery]')
      .replace('nsga2', 'nsga')
      .replace('ideal: { top1ErrorPct: 0', 'ideal: { top1ErrorPct: 70');
    expect(complaints(text)).toEqual([
      '4:10 network.model: must be the name of a known model, got "mobilenet-v3". ' +
        'Did you mean "mobilenet-v2"? Known: mobilenet-v2, resnet18.',
      '12:17 hardware.genes.peRows[1]: must be greater than the choice before it, got 2.5 after 4.',
      '12:17 hardware.genes.peRows[1]: must be a whole number ≥ 1, got 2.5.',
      '13:23 hardware.genes.weightsBufferKiB: needs exactly one memory of kind sram that holds weights alone in "tiny".',
      '14:16 hardware.genes.dataflow[0]: must be the name of a dataflow, got "row-stationery". ' +
        'Did you mean "row-stationary"? Known: row-stationary, weight-stationary.',
      '19:14 search.algorithm: must be the name of a known algorithm, got "nsga". ' +
        'Did you mean "nsga2"? Known: nsga2, nsga3, sms-emoa, regularized-evolution, simulated-annealing, reinforce, tpe, bayesian, screened-nsga2, hyperband, random.',
      '24:26 hypervolume.ideal.top1ErrorPct: must be below the reference, got 70, and a reference of 60.',
    ]);
  });

  const cases: [what: string, from: string, to: string, complaint: string][] = [
    [
      'a template that is no accelerator',
      'template: tiny',
      'template: tinny',
      '10:13 hardware.template: must be the name of a known accelerator, got "tinny".',
    ],
    [
      'a grid of accuracies that nobody knows',
      'accuracy: mobilenet-v2-imagenet',
      'accuracy: imagenet',
      '5:13 network.accuracy: must be the name of a known grid of accuracies, got "imagenet". Known: mobilenet-v2-imagenet.',
    ],
    [
      'an objective that is listed twice',
      'objectives: [top1ErrorPct, latencyMs, energyMj]',
      'objectives: [top1ErrorPct, latencyMs, energyMj, latencyMs]',
      '15:49 objectives[3]: must be listed once, got latencyMs again.',
    ],
    [
      'more rows than any array may have',
      'peRows: [4, 8]',
      'peRows: [4, 65537]',
      '12:17 hardware.genes.peRows[1]: must be a whole number from 1 to 65536, got 65537.',
    ],
    [
      'an option that the model does not have',
      'width: [0.35, 1, 1.4]',
      'depth: [2]\n    width: [1]',
      '7:13 network.genes.depth[0]: must be an option of the model "mobilenet-v2", got "depth". Known: width, resolution.',
    ],
    [
      'a network without an accuracy',
      'width: [0.35, 1, 1.4]',
      'width: [0.35, 1.2]',
      '7:5 network.genes: "mobilenet-v2-imagenet" must know every network that the genes can build, ' +
        'got width 1.2, resolution 96. Keep to the values of width and resolution that it lists.',
    ],
    [
      'numbers and names in one gene',
      'dataflow: [row-stationary, weight-stationary]',
      'peColumns: [4, many]',
      '14:16 hardware.genes.peColumns: must be all numbers or all names. Split it into two genes.',
    ],
    [
      'an accelerator that no file may describe',
      'bufferKiB: [16, 64]',
      'weightsRegisterFileWords: [0, 64]',
      '13:32 hardware.genes.weightsRegisterFileWords[0]: must be a whole number ≥ 1, got 0.',
    ],
    [
      'a box without a side for an objective',
      'energyMj: 10 }',
      '}',
      '25:14 hypervolume.reference: must give a number for the objective energyMj.',
    ],
    [
      'a box with a side for no objective',
      'energyMj: 10 }',
      'energyMj: 10, areaMm2: 9 }',
      '25:73 hypervolume.reference.areaMm2: must be an objective of this experiment.',
    ],
  ];
  it.each(cases)('refuses %s', (_what, from, to, complaint) => {
    expect(EXPERIMENT).toContain(from);
    expect(complaints(EXPERIMENT.replace(from, to))).toContain(complaint);
  });

  it('refuses an option that the algorithm does not have', () => {
    const [complaint] = complaints(EXPERIMENT.replace('populationSize: 12', 'population: 12'));
    expect(complaint).toMatch(
      /^22:26 search\.options\.population: is not an option of this algorithm\. Did you mean "populationSize"\?/,
    );
  });
});
