import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LoadNetworkOptions, loadNetwork } from '../../src/io/load-network.ts';
import { parseNetwork } from '../../src/io/parse-network.ts';
import { SMALL_NETWORK } from './small-network.ts';

const small = parseNetwork(SMALL_NETWORK, 'small.yaml');
const asked: unknown[] = [];
const buildModel: LoadNetworkOptions['buildModel'] = (name, options) => {
  asked.push([name, options]);
  return small;
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-network-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('A plain name asks the zoo for the model, with the options', () => {
  expect(loadNetwork('lenet', { buildModel, modelOptions: { width: 0.5 } })).toBe(small);
  expect(asked).toEqual([['lenet', { width: 0.5 }]]);
});

test('A path reads the file and does not ask the zoo', () => {
  const path = join(folder, 'net.yaml');
  writeFileSync(path, SMALL_NETWORK);
  asked.length = 0;
  expect(loadNetwork(path, { buildModel })).toEqual(small);
  expect(asked).toEqual([]);
});
