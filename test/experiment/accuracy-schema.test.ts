import { describe, expect, it } from 'vitest';
import { PROXIES } from '../../src/accuracy/proxies/proxies.ts';
import { PROXY_NAMES } from '../../src/accuracy/proxies/proxy-names.ts';
import { accuracySchema } from '../../src/experiment/accuracy-schema.ts';
import { checkAgainstSchema } from '../../src/io/schema-problems.ts';

const NOWHERE = { line: 1, column: 1 };
const positions = { ofValue: () => NOWHERE, ofKey: () => NOWHERE, ofOffset: () => NOWHERE };

function rules(value: unknown) {
  return checkAgainstSchema(value, accuracySchema, positions).problems?.map(
    ({ path, rule }) => `${path}: ${rule}`,
  );
}

describe('accuracySchema', () => {
  it('takes the name of a grid, and every estimator with what it needs', () => {
    const images = { train: 24, validation: 12, seed: 1 };
    const calibration = { offsetPct: -3, uncertaintyPct: null, source: 'a test' };
    const points = [
      { score: 1, top1Pct: 50 },
      { score: 2, top1Pct: 60 },
    ];
    const sound = [
      'mobilenet-v2-imagenet',
      { estimator: 'published', grid: 'mobilenet-v2-imagenet' },
      { estimator: 'tabular', table: 'nas-bench-201', dataSet: 'cifar10' },
      { estimator: 'predicted', predictor: 'ofa-predictor', calibration },
      { estimator: 'trained', images, epochs: 2, seed: 1 },
      { estimator: 'supernet', images, epochs: 2, seed: 1, randomNetworks: 2 },
      { estimator: 'proxy', proxy: 'naswot', batchSize: 8, seed: 1, calibration: points },
    ];
    expect(sound.map(rules)).toEqual(sound.map(() => undefined));
  });

  it('says what is missing, of the estimator that is named', () => {
    expect(rules({ estimator: 'trained', epochs: 0, seed: 1 })).toEqual([
      'images: is required',
      'epochs: must be a whole number ≥ 1',
    ]);
  });

  it('names every proxy', () => {
    expect(PROXIES.map(({ name }) => name)).toEqual([...PROXY_NAMES]);
  });
});
