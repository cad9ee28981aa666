import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/base/random.ts';
import { GenomeSpace, primeFactors } from '../../../src/mapper/baselines/genome-space.ts';
import { genomeMapping, type MappingGenome } from '../../../src/mapper/baselines/mapping-genome.ts';
import { mapspaces, type Tiling } from '../../../src/mapper/optimal/mapspace.ts';
import { asWired } from '../../../src/mapping/as-wired.ts';
import { mappingReasons } from '../../../src/mapping/validate-mapping.ts';
import { LOOP_DIMS } from '../../../src/workload/dims.ts';
import { convolutionProblem } from '../../support/mapping-problems.ts';

const problem = convolutionProblem({ K: 24, C: 10, P: 7, Q: 7, R: 3, S: 3 });

function spaceOf(tiling: Tiling): GenomeSpace {
  const [space] = mapspaces(problem.accelerator, asWired, tiling);
  if (space === undefined) throw new Error('no mapspace');
  return new GenomeSpace(problem, space, 0);
}

/** Steps of each dimension: the product of its bounds. */
function steps(genome: MappingGenome): readonly number[] {
  return genome.bounds.map((bounds) => bounds.reduce((product, bound) => product * bound, 1));
}

const EXTENTS = LOOP_DIMS.map((dim) => problem.layer.extents[dim]);

describe('the mappings of a space', () => {
  it('have even tiles where those are asked for, however they are varied', () => {
    const space = spaceOf('even');
    const random = createRandom(1);
    let genome = space.draw(random);
    for (let turn = 0; turn < 500; turn++) {
      expect(steps(genome)).toEqual(EXTENTS);
      genome = space.reordered(random, space.moved(random, genome));
    }
  });

  it('have no loop that does nothing where tiles are uneven', () => {
    const space = spaceOf('uneven');
    const random = createRandom(2);
    let genome = space.draw(random);
    let uneven = 0;
    for (let turn = 0; turn < 500; turn++) {
      const mapping = genomeMapping(problem.accelerator, space.space, genome);
      const codes = mappingReasons(problem.layer, problem.accelerator, mapping).map(
        ({ code }) => code,
      );
      expect(codes.filter((code) => code !== 'fan-out')).toEqual([]);
      if (steps(genome).join() !== EXTENTS.join()) uneven++;
      genome = space.moved(random, genome);
    }
    expect(uneven).toBeGreaterThan(50);
  });

  it('fit once they are repaired', () => {
    for (const tiling of ['even', 'uneven'] as const) {
      const space = spaceOf(tiling);
      const random = createRandom(3);
      let unfit = 0;
      for (let turn = 0; turn < 200; turn++) {
        const drawn = space.draw(random);
        if (!space.fits(drawn)) unfit++;
        expect(space.fits(space.repair(random, drawn))).toBe(true);
        expect(space.fits(space.drawFitting(random))).toBe(true);
      }
      expect(unfit).toBeGreaterThan(50);
    }
  });
});

describe('prime factors', () => {
  it('come in ascending order, as often as they divide', () => {
    expect(primeFactors(1)).toEqual([]);
    expect(primeFactors(13)).toEqual([13]);
    expect(primeFactors(360)).toEqual([2, 2, 2, 3, 3, 5]);
  });
});
