import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { constrained } from '../../../src/mapper/optimal/mapping-constraint.ts';
import { mapspaces } from '../../../src/mapper/optimal/mapspace.ts';
import { asWired } from '../../../src/mapping/as-wired.ts';
import { smallSubject } from '../../support/small-hierarchy.ts';

const { accelerator } = smallSubject(createRandom(3));
const spaces = mapspaces(accelerator, asWired, 'even', { keeps: 'any' });

describe('constrained', () => {
  it('leaves a level the dimensions that may loop there', () => {
    const [space] = constrained(spaces, [
      { kind: 'dims', level: 0, loop: 'time', dims: ['K', 'C'] },
    ]);
    expect(space?.levels[0]?.temporal).toEqual(['K', 'C']);
    expect(space?.levels[1]).toEqual(spaces[0]?.levels[1]);
  });

  it('lets no other dimension spread along an axis', () => {
    const [space] = constrained(spaces, [{ kind: 'dims', level: 0, loop: 'x', dims: [] }]);
    expect(space?.levels[0]?.x.atMost).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('notes bounds that are given', () => {
    const bound = { loop: 'time', dim: 'K', bound: 3 } as const;
    const [space] = constrained(spaces, [{ kind: 'bound', level: 1, ...bound }]);
    expect(space?.levels[1]?.fixed).toEqual([bound]);
  });

  it('leaves out the mapspaces that keep something else', () => {
    const left = constrained(spaces, [{ kind: 'keeps', level: 1, operands: ['weights'] }]);
    expect(left.length).toBeGreaterThan(0);
    expect(left.length).toBeLessThan(spaces.length);
    for (const { levels } of left) expect(levels[1]?.keeps).toEqual(['weights']);
  });
});
