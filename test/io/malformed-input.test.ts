import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModel } from '../../models/zoo.ts';
import { InputError } from '../../src/base/errors.ts';
import { loadAccelerator } from '../../src/io/load-accelerator.ts';
import { loadNetwork } from '../../src/io/load-network.ts';
import { parseAccelerator } from '../../src/io/parse-accelerator.ts';
import { parseNetwork } from '../../src/io/parse-network.ts';
import { MALFORMED_ACCELERATORS } from './malformed-accelerators.ts';
import type { MalformedFile } from './malformed-file.ts';
import { MALFORMED_NETWORKS } from './malformed-networks.ts';
import { MALFORMED_YAML } from './malformed-yaml.ts';
import { SMALL_ACCELERATOR, SMALL_NAMES } from './small-accelerator.ts';
import { SMALL_NETWORK } from './small-network.ts';

function messageOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'no problem found';
}

/** The good text with one part replaced; a row whose part is not in the text is a mistake in the table. */
function broken(text: string, { replace, by }: MalformedFile): string {
  expect(text).toContain(replace);
  return text.replace(replace, by);
}

describe('An accelerator file', () => {
  test.each(MALFORMED_ACCELERATORS)('with $what is refused with place and remedy', (row) => {
    const text = broken(SMALL_ACCELERATOR, row);
    const message = messageOf(() => parseAccelerator(text, 'small.yaml', SMALL_NAMES));
    expect(message).toBe(row.messages.join('\n'));
  });

  test('in which nothing is wrong is accepted', () => {
    const read = () => parseAccelerator(SMALL_ACCELERATOR, 'small.yaml', SMALL_NAMES);
    expect(messageOf(read)).toBe('no problem found');
  });
});

describe('A network file', () => {
  test.each(MALFORMED_NETWORKS)('with $what is refused with place and remedy', (row) => {
    const text = broken(SMALL_NETWORK, row);
    expect(messageOf(() => parseNetwork(text, 'small.yaml'))).toBe(row.messages.join('\n'));
  });

  test('in which nothing is wrong is accepted', () => {
    expect(messageOf(() => parseNetwork(SMALL_NETWORK, 'small.yaml'))).toBe('no problem found');
  });
});

describe('A text', () => {
  test.each(MALFORMED_YAML)('of $what is refused with place and remedy', ({ text, messages }) => {
    const message = messageOf(() => parseAccelerator(text, 'small.yaml', SMALL_NAMES));
    expect(message).toBe(messages.join('\n'));
  });
});

describe('A name or path', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'malformed-'));
    mkdirSync(join(folder, 'folder.yaml'));
    writeFileSync(join(folder, 'network.yaml'), SMALL_NETWORK);
    writeFileSync(join(folder, 'binary.yaml'), Buffer.from([0x6e, 0x00, 0x01]));
    writeFileSync(join(folder, 'latin1.yaml'), Buffer.from([0x6e, 0xe9, 0x3a]));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const readNetwork = (name: string, modelOptions = {}) =>
    messageOf(() => loadNetwork(name, { buildModel, modelOptions }));
  const readAccelerator = (name: string) => messageOf(() => loadAccelerator(name, SMALL_NAMES));

  test('of a folder is refused', () => {
    const path = join(folder, 'folder.yaml');
    expect(readNetwork(path)).toBe(`${path}: must be a file, got a folder. Give the file itself.`);
  });

  test('of a folder with files in it names some of them', () => {
    const path = `${folder}/`;
    expect(readNetwork(path)).toBe(
      `${path}: must be a file, got a folder. Give the file itself, e.g. binary.yaml, latin1.yaml, network.yaml.`,
    );
  });

  test('of a file that is not there is refused with the nearest file', () => {
    const path = join(folder, 'netwrok.yaml');
    expect(readNetwork(path)).toBe(
      `${path}: does not exist. Did you mean "network.yaml" in the same folder? Check the path.`,
    );
  });

  test('in a folder that is not there is refused', () => {
    const path = join(folder, 'nowhere', 'network.yaml');
    expect(readNetwork(path)).toBe(`${path}: does not exist. Check the path.`);
  });

  test('of a binary file is refused', () => {
    const path = join(folder, 'binary.yaml');
    expect(readAccelerator(path)).toBe(
      `${path}: must be a text file, got binary content. Give a file in UTF-8.`,
    );
  });

  test('of a file in another encoding is refused', () => {
    const path = join(folder, 'latin1.yaml');
    expect(readAccelerator(path)).toBe(
      `${path}: must be text in UTF-8, got bytes that are not. Save it as UTF-8.`,
    );
  });

  test('that is nearly that of an accelerator is refused with that one', () => {
    expect(readAccelerator('eyeris')).toBe(
      'must be the name of a known accelerator, got "eyeris". Did you mean "eyeriss"? ' +
        'Known: dpu-b4096-zcu104, edge-tpu-like, eyeriss, gemmini-16x16, nvdla-large-like, shidiannao-like, ' +
        'simba-like, tpu-v1, zhang-fpga15-vc707.',
    );
  });

  test('that is nearly that of a model is refused with that one', () => {
    expect(readNetwork('mobilnet-v2')).toContain('got "mobilnet-v2". Did you mean "mobilenet-v2"?');
  });

  test('of a network file with model options is refused', () => {
    const path = join(folder, 'network.yaml');
    expect(readNetwork(path, { width: 0.5 })).toBe(
      `${path}: a network file takes no model options, got width. ` +
        'Change the file instead, or name a model of the zoo.',
    );
  });
});
