import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import { createRandom, type Random } from '../../src/base/random.ts';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import { candidatesOf, type MappingBox } from '../../src/gpu/mapping-box.ts';
import type { MappingProblem, Subspace } from '../../src/gpu/mapping-subspaces.ts';
import { MAPPING_OBJECTIVES } from '../../src/mapper/mapped-network.ts';
import { mapspaces, TILINGS } from '../../src/mapper/optimal/mapspace.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import type { Extents } from '../../src/workload/dims.ts';
import { OPERANDS } from '../../src/workload/operand.ts';
import { randomCosts } from './random-hardware.ts';
import { sampleAccelerator } from './sample-accelerator.ts';
import { smallSubject } from './small-hierarchy.ts';
import { tinyLayer } from './tiny-nest.ts';

/**
 * Layers of a few steps on random hierarchies: convolutions, depthwise ones and matrix products, for
 * every objective, in both ways to count re-use, with even and uneven tiles.
 *
 * @param each        layers on each hierarchy, which share a kernel
 * @param mostLevels  of two to five
 */
export function mappingProblems(
  seed: number,
  hierarchies: number,
  each: number,
  mostLevels = 5,
): readonly MappingProblem[] {
  const random = createRandom(seed);
  return Array.from({ length: hierarchies }, (_, index) => {
    const { accelerator, costs } = hierarchy(random, mostLevels);
    const objective = MAPPING_OBJECTIVES[index % 3] ?? 'edp';
    const reuse = index % 2 === 0 ? ('timeloop' as const) : ('stepwise' as const);
    return Array.from({ length: each }, (_unused, place): MappingProblem => {
      const tiling = TILINGS[place % 2] ?? 'even';
      const spaces = mapspaces(accelerator, asWired, tiling);
      const { layer } = layerFor(random, accelerator.memories.length);
      return { layer, accelerator, costs, spaces, objective, reuse };
    });
  }).flat();
}

/** One that is small enough for so many levels. */
function layerFor(random: Random, levels: number): LayerOnAccelerator {
  const subject = smallSubject(random);
  return subject.accelerator.memories.length >= levels ? subject : layerFor(random, levels);
}

function hierarchy(random: Random, mostLevels: number): LayerOnAccelerator {
  const subject = smallSubject(random);
  const { memories } = subject.accelerator;
  if (memories.length > mostLevels) return hierarchy(random, mostLevels);
  return { ...subject, accelerator: slowed(random, subject.accelerator) };
}

/** With all that takes time besides steps and ports: networks, latencies, skew, preload and folds. */
function slowed(random: Random, accelerator: Accelerator): Accelerator {
  const bitsPerCycle = () => random.pick([null, 8, 24, 64]);
  return {
    ...accelerator,
    arrayTiming: {
      skewCycles: random.integer(0, 3),
      preloadCycles: random.integer(0, 3),
      foldOperand: random.pick([null, ...OPERANDS]),
      drainsBetweenFolds: random.uniform() < 0.5,
    },
    memories: accelerator.memories.map((memory, level) => ({
      ...memory,
      latencyCycles: random.integer(0, 5),
      ...(level > 0 && random.uniform() < 0.4
        ? {
            network: {
              inBitsPerCycle: bitsPerCycle(),
              outBitsPerCycle: bitsPerCycle(),
              overlapsCompute: random.uniform() < 0.5,
            },
          }
        : {}),
    })),
  };
}

/** A convolution on 12 × 14 PEs, with hundreds of millions of mappings where its extents are not given. */
export function convolutionProblem(
  extents: Partial<Extents> = { K: 24, C: 12, P: 6, Q: 6, R: 3, S: 3 },
): MappingProblem {
  const accelerator = sampleAccelerator();
  const layer = tinyLayer(extents);
  const spaces = mapspaces(accelerator, asWired, 'even');
  const costs = randomCosts(createRandom(1), accelerator);
  return { layer, accelerator, costs, spaces, objective: 'edp', reuse: 'timeloop' };
}

/**
 * A part of a subspace with at most so many mappings: the left half of each group in turn, until it is small enough.
 *
 * @param turn  which group comes first
 */
export function smallBox(subspace: Subspace, turn: number, most: number): MappingBox {
  let nodes: readonly number[] = subspace.groups.map(() => 0);
  for (let step = turn; candidatesOf({ subspace, nodes, least: 0 }) > most; step++) {
    const group = step % nodes.length;
    const child = subspace.groups[group]?.children[nodes[group] ?? 0] ?? -1;
    if (child >= 0) nodes = nodes.with(group, child);
  }
  return { subspace, nodes, least: 0 };
}
