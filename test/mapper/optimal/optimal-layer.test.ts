import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import {
  type OptimalLayerRequest,
  optimalLayer,
  whyNoMapping,
} from '../../../src/mapper/optimal/optimal-layer.ts';
import { asWired } from '../../../src/mapping/as-wired.ts';
import { withLevel } from '../../support/random-hardware.ts';
import { smallSubject } from '../../support/small-hierarchy.ts';

const subject = smallSubject(createRandom(3));
const search = { tiling: 'even', constraints: [], reuse: 'stepwise' } as const;
const request: OptimalLayerRequest = {
  ...subject,
  dataflows: [asWired],
  objective: 'edp',
  search,
};

describe('optimalLayer', () => {
  it('finds no worse a mapping where memories may also leave operands out', () => {
    for (let seed = 0; seed < 12; seed++) {
      const one = { ...request, ...smallSubject(createRandom(seed)) };
      const held = optimalLayer(one).best?.merit ?? Number.POSITIVE_INFINITY;
      const any = optimalLayer({ ...one, search: { ...search, keeps: 'any' } });
      expect(any.isProven).toBe(true);
      expect(any.best?.merit ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(held);
    }
  });

  it('finds no better a mapping under a constraint', () => {
    const free = optimalLayer(request).best?.merit ?? 0;
    const constraint = { kind: 'dims', level: 0, loop: 'time', dims: ['K'] } as const;
    const bound = optimalLayer({ ...request, search: { ...search, constraints: [constraint] } });
    expect(bound.best?.merit ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(free);
  });
});

describe('whyNoMapping', () => {
  it('names the memory that is too small, with need and have', () => {
    const accelerator = withLevel(subject.accelerator, 1, () => ({ capacityBits: 1 }));
    const small = { ...request, accelerator };
    expect(optimalLayer(small).best).toBeNull();
    const [reason] = whyNoMapping(small);
    expect(reason).toMatchObject({ code: 'capacity', have: 1, unit: 'bits' });
    expect(reason?.need).toBeGreaterThan(1);
  });

  it('names the constraint without which there is a mapping, with what can be had', () => {
    const constraint = { kind: 'bound', level: 0, loop: 'time', dim: 'K', bound: 977 } as const;
    const asked = { ...request, search: { ...search, constraints: [constraint] } };
    expect(optimalLayer(asked).best).toBeNull();
    expect(whyNoMapping(asked)[0]).toMatchObject({ code: 'bound', need: 977, unit: 'steps' });
  });
});
