import { describe, expect, it } from 'vitest';
import { referenceTraffic } from '../../../src/cost/nest-traffic.ts';
import { parseZigzag } from '../../../src/io/zigzag/parse-zigzag.ts';
import { createNetworkMapper } from '../../../src/mapper/network-mapper.ts';
import { tinyLayer } from '../../support/tiny-nest.ts';
import { HARDWARE, MAPPING } from './zigzag-files.ts';

const hardware = { text: HARDWARE, file: 'small.yaml' };
const mapping = { text: MAPPING, file: 'mapping.yaml' };

describe('A machine of ZigZag under a spatial mapping', () => {
  it('has wires for what the mapping unrolls, and for nothing else', () => {
    const { accelerator } = parseZigzag(hardware, mapping, { name: 'conv1', kind: 'Conv' });
    expect(accelerator.wiring).toEqual([
      { x: [], y: [] },
      { x: [{ dim: 'K', atMost: 4 }], y: [{ dim: 'Q', atMost: 3 }] },
      { x: [], y: [{ dim: 'C', atMost: 2 }] },
      { x: [], y: [] },
    ]);
  });

  it('has the wires of the ports on dimensions that the mapping does not name', () => {
    const { accelerator } = parseZigzag(hardware, mapping, { name: 'fc', kind: 'Gemm' });
    // K on two columns; on D3 what is irrelevant to weights; on D2 C of the hint, as N is relevant to the shared sum
    expect(accelerator.wiring?.[1]?.x).toEqual([{ dim: 'K', atMost: 2 }]);
    expect(accelerator.wiring?.[1]?.y.map(({ dim }) => dim)).toEqual(['N', 'P', 'Q']);
    expect(accelerator.wiring?.[2]?.y).toEqual([{ dim: 'C', atMost: 2 }]);
  });

  it('is mapped onto within its wires', async () => {
    const design = parseZigzag(hardware, mapping, { name: 'conv1', kind: 'Conv' });
    const layer = tinyLayer({ K: 8, C: 4, P: 2, Q: 6 });
    const mapper = createNetworkMapper({
      executor: 'reference',
      traffic: async (batch) => referenceTraffic(batch),
      width: { spatial: 2, beam: 4, candidates: 8 },
    });
    const network = { name: 'tiny', source: '', layers: [layer], edges: [] };
    const [outcome] = await mapper.map([{ network, ...design, objective: 'latency' }]);
    const layers = outcome?.ok ? outcome.value.layers : [];
    expect(layers[0]?.dataflow).toBe('as-wired');
    // 8 · 4 · 2 · 6 products on 4 · 2 · 3 units
    expect(layers[0]?.cost.cycles.compute).toBe(16);
  });

  it('is refused without an entry for the layer', () => {
    const text = MAPPING.replace('name: default', 'name: Conv');
    expect(() =>
      parseZigzag(
        hardware,
        { text: text.replace('Gemm', 'Add'), file: 'mapping.yaml' },
        {
          name: 'fc',
          kind: 'Gemm',
        },
      ),
    ).toThrow('mapping.yaml: must have an entry for "fc", "Gemm" or "default".');
  });
});
