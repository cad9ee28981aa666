import { expect, it } from 'vitest';
import {
  largestGenes,
  randomGenes,
  smallestGenes,
} from '../../../src/accuracy/supernet/supernet-space.ts';
import { createRandom } from '../../../src/base/random.ts';
import { ELASTIC_GENES, elasticNetwork, LARGEST, SMALLEST } from '../../support/tiny-elastic.ts';

it('the largest and the smallest network have the last and the first choices, and draws lie between', () => {
  const space = { genes: ELASTIC_GENES, compute: elasticNetwork };
  expect(largestGenes(space)).toEqual(LARGEST);
  expect(smallestGenes(space)).toEqual(SMALLEST);
  const random = createRandom(1);
  const drawn = new Set(
    Array.from({ length: 200 }, () => JSON.stringify(randomGenes(space, random))),
  );
  expect(drawn.size).toBe(16); // 2⁴
});
