import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildModel } from '../../../models/zoo.ts';
import { InputError } from '../../../src/base/errors.ts';
import { createRandom } from '../../../src/base/random.ts';
import { loadNetwork } from '../../../src/io/load-network.ts';
import type { ByteSource } from '../../../src/io/onnx/byte-source.ts';
import { loadOnnxNetwork, parseOnnxNetwork } from '../../../src/io/onnx/load-onnx-network.ts';
import { MODEL_TYPE } from '../../../src/io/onnx/onnx-schema.ts';
import { skimMessage } from '../../../src/io/onnx/skim-model.ts';
import { OnnxWriter } from './onnx-writer.ts';
import { writeZooNetwork } from './write-zoo-network.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'load-onnx-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** One 3×3 convolution from 16 to 512 channels, with or without its weights. */
function model(withWeights: boolean): Uint8Array {
  const writer = new OnnxWriter();
  const filters = writer.weights([512, 16, 3, 3]);
  writer.node('Conv', [writer.input('image', [1, 16, 8, 8]), filters], {}, 'conv');
  const content = MODEL_TYPE.toObject(MODEL_TYPE.decode(writer.finish()));
  const [weights] = content.graph.initializer;
  if (withWeights) weights.rawData = new Uint8Array(4 * 512 * 16 * 9);
  return MODEL_TYPE.encode(MODEL_TYPE.fromObject(content)).finish();
}

describe('An ONNX file', () => {
  it('is loaded by its ending, and named as it is', () => {
    const path = join(folder, 'tiny.onnx');
    writeFileSync(path, model(true));
    const network = loadNetwork(path, {
      buildModel: () => {
        throw new Error('the zoo is not asked');
      },
    });
    expect(network).toMatchObject({
      name: 'tiny',
      source: 'ONNX model tiny.onnx, opset 17, written by test',
      layers: [{ name: 'conv', parameterCount: 73_728, extents: { K: 512, P: 6 } }],
      edges: [{ from: null, to: 'conv' }],
    });
  });

  it('gives the same network where the weights lie elsewhere', () => {
    const path = join(folder, 'tiny.onnx');
    writeFileSync(path, model(false));
    expect(loadOnnxNetwork(path)).toEqual(parseOnnxNetwork(model(true), 'tiny.onnx'));
  });

  it('is read without its weights', () => {
    const content = model(true);
    let bytesRead = 0;
    const source: ByteSource = {
      size: content.length,
      bytes: (from, to) => {
        bytesRead += to - from;
        return content.subarray(from, to);
      },
    };
    const skimmed = skimMessage(source, MODEL_TYPE);
    expect(content.length).toBeGreaterThan(294_912); // 73,728 weights of 4 bytes
    expect(bytesRead).toBeLessThan(3000);
    expect(skimmed.length).toBeLessThan(300);
  });

  it('that is none, is cut off or is missing is refused by name', () => {
    const refuse = (content: Uint8Array) => () => parseOnnxNetwork(content, 'x.onnx');
    const text = new TextEncoder().encode('name: small\nsource: an example\n');
    expect(refuse(text)).toThrow(/^x.onnx: must be an ONNX model, got content that is none/);
    expect(refuse(new Uint8Array(0))).toThrow(/got content without a graph of nodes/);
    expect(refuse(model(true).subarray(0, 5000))).toThrow(/Check that the file is whole/);
    expect(() => loadOnnxNetwork(join(folder, 'no.onnx'))).toThrow(/no.onnx: does not exist/);
    expect(() => loadOnnxNetwork(folder)).toThrow(/must be a file, got a folder/);
  });

  it('with any bytes changed is a network or refused, and nothing else', () => {
    const whole = writeZooNetwork(buildModel('mobilenet-v2'), [1, 3, 224, 224]);
    const { integer } = createRandom(7);
    let refused = 0;
    for (let round = 0; round < 200; round++) {
      const content = Uint8Array.from(whole);
      content[integer(0, content.length - 1)] = integer(0, 255);
      try {
        parseOnnxNetwork(content, 'x.onnx');
      } catch (error) {
        expect(error).toBeInstanceOf(InputError);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(50);
  });
});
