import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelOptions } from '../../models/parameter.ts';
import { buildModel, MODELS } from '../../models/zoo.ts';
import { LOOP_DIMS } from '../../src/workload/dims.ts';
import { macs } from '../../src/workload/layer.ts';
import { networkMacs, networkParameters } from '../../src/workload/network.ts';
import { topologicalOrder } from '../../src/workload/topological-order.ts';
import { validateNetwork } from '../../src/workload/validate-network.ts';
import { ownRows, publishedNetworks, publishedRow } from './published-networks.ts';

/** Model, options, and the name of its layer table in the reference. */
const TABLES: readonly (readonly [string, ModelOptions, string])[] = [
  ['alexnet', {}, 'alexnet_caffe_grouped'],
  ['alexnet-torchvision', {}, 'alexnet_torchvision'],
  ['vgg16', {}, 'vgg16'],
  ['vgg19', {}, 'vgg19'],
  ['googlenet', {}, 'googlenet_torchvision'],
  ['googlenet-2014', {}, 'googlenet_paper'],
  ['resnet18', {}, 'resnet18'],
  ['resnet34', {}, 'resnet34'],
  ['resnet50', {}, 'resnet50'],
  ['resnet101', {}, 'resnet101'],
  ['resnet152', {}, 'resnet152'],
  ['squeezenet-1.0', {}, 'squeezenet1_0_torchvision'],
  ['squeezenet-1.0', { resolution: 227 }, 'squeezenet1_0_caffe227'],
  ['squeezenet-1.1', {}, 'squeezenet1_1'],
  ['densenet121', {}, 'densenet121'],
  ['mobilenet-v1', {}, 'mobilenet_v1'],
  ['mobilenet-v2', {}, 'mobilenet_v2'],
  ['mobilenet-v3-large', {}, 'mobilenet_v3_large'],
  ['mobilenet-v3-small', {}, 'mobilenet_v3_small'],
  ['efficientnet-b0', {}, 'efficientnet_b0'],
];

/** Transformers, of which the reference has the totals. */
const TOTALS: readonly (readonly [string, ModelOptions, string])[] = [
  ['vit-b16', {}, 'vit_b_16'],
  ['gpt2-small', { sequenceLength: 1024 }, 'gpt2_small_seq1024'],
];

const published = publishedNetworks();

describe('the model zoo', () => {
  it('gives every model a name of its own, in lower case', () => {
    const names = MODELS.map((model) => model.name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9.-]*$/);
  });

  it('names the nearest model when a name is misspelt', () => {
    expect(() => buildModel('mobilnet-v2')).toThrow(/Did you mean "mobilenet-v2"/);
  });

  it('reports every unknown option and every bad value at once', () => {
    expect(() => buildModel('mobilenet-v2', { widht: 1, resolution: 'big' })).toThrow(
      /"widht". Did you mean "width"[\s\S]*resolution: must be a whole number from 32 to 2048, got "big"/,
    );
  });

  it('takes numbers as typed on a command line', () => {
    expect(buildModel('mobilenet-v2', { width: '0.5', resolution: '160' })).toEqual(
      buildModel('mobilenet-v2', { width: 0.5, resolution: 160 }),
    );
  });

  describe.each(MODELS.map((model) => [model.name, model] as const))('%s', (name, model) => {
    const network = model.build();

    it('is a valid network in a runnable order, under its own name', () => {
      expect(validateNetwork(network)).toEqual([]);
      expect(topologicalOrder(network)).toEqual(network.layers);
      expect(network.name).toBe(name);
      expect(network.source).toBe(model.source);
    });

    it('has layer names that fit a table', () => {
      for (const layer of network.layers) expect(layer.name.length).toBeLessThanOrEqual(24);
    });

    it('ends in one layer, so that no branch is left hanging', () => {
      const read = new Set(network.edges.map((edge) => edge.from));
      expect(network.layers.filter((layer) => !read.has(layer.name))).toHaveLength(1);
    });

    it('lists defaults that build the same network', () => {
      const defaults = Object.fromEntries(
        model.parameters.map((parameter) => [parameter.name, String(parameter.default)]),
      );
      expect(model.build(defaults)).toEqual(network);
    });
  });

  it.skipIf(published === null).each(TABLES)(
    '%s %o equals the reference table %s layer by layer',
    (name, options, key) => {
      const table = published?.[key];
      const network = buildModel(name, options);
      expect(networkMacs(network)).toBe(table?.macs);
      expect(networkParameters(network)).toBe(table?.params);
      expect(ownRows(network)).toEqual(table?.layers?.map(publishedRow));
    },
  );

  it.skipIf(published === null).each(TOTALS)(
    '%s %o has the MACs and parameters of the reference entry %s',
    (name, options, key) => {
      const network = buildModel(name, options);
      expect(networkMacs(network)).toBe(published?.[key]?.macs);
      expect(networkParameters(network)).toBe(published?.[key]?.params);
    },
  );

  it.skipIf(published === null).each([128, 384])(
    'bert-base at %i tokens has the MACs of the reference encoder and the parameters of the whole',
    (sequenceLength) => {
      const entry = published?.[`bert_base_seq${sequenceLength}`];
      const encoder = buildModel('bert-base', { sequenceLength, head: 'none' });
      expect(networkMacs(encoder)).toBe(entry?.macs);
      expect(networkParameters(buildModel('bert-base', { sequenceLength }))).toBe(entry?.params);
    },
  );

  it('keeps shapes positive and edges acyclic at any width and resolution', () => {
    const scalable = MODELS.filter((model) =>
      model.parameters.some(({ name }) => name === 'resolution'),
    );
    const options = fc.record({
      model: fc.constantFrom(...scalable),
      resolution: fc.integer({ min: 64, max: 320 }),
      width: fc.double({ min: 0.25, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(options, ({ model, resolution, width }) => {
        const takesWidth = model.parameters.some(({ name }) => name === 'width');
        const rows = model.name === 'vit-b16' ? resolution - (resolution % 16) : resolution;
        const network = model.build({ resolution: rows, ...(takesWidth ? { width } : {}) });
        expect(validateNetwork(network)).toEqual([]);
        for (const layer of network.layers) {
          expect(LOOP_DIMS.every((dim) => layer.extents[dim] >= 1)).toBe(true);
        }
        expect(networkMacs(network)).toBe(network.layers.map(macs).reduce((a, b) => a + b));
      }),
      { numRuns: 25, seed: 1 },
    );
  });
});
