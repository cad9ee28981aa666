import { usableBits } from '../../accelerator/memory-level.ts';
import type { LayerOnAccelerator } from '../../cost/assemble-cost.ts';
import { type Extents, LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import { footprint } from '../../workload/footprint.ts';
import { resolvePrecision } from '../../workload/precision.ts';
import type { Mapspace } from '../optimal/mapspace.ts';
import { type MappingGenome, SLOTS_PER_LEVEL } from './mapping-genome.ts';

/** Says quickly whether a genome fits; outputs at the narrower of their widths, so that nothing that fits is left out. */
export class GenomeRoom {
  private readonly bits: readonly (readonly number[])[];
  private readonly haveBits: readonly number[];

  constructor(
    private readonly subject: LayerOnAccelerator,
    private readonly space: Mapspace,
  ) {
    const { layer, accelerator } = subject;
    const precision = resolvePrecision(accelerator.precisionBits, layer.precisionBits);
    const outputs = Math.min(precision.outputs, precision.partialSums);
    this.bits = accelerator.memories.map(({ elementBits }, level) =>
      (space.levels[level]?.keeps ?? []).map(
        (operand) => elementBits ?? (operand === 'outputs' ? outputs : precision[operand]),
      ),
    );
    this.haveBits = accelerator.memories.map(usableBits);
  }

  /** Whether no axis has more children than there are. */
  fitsAxes(genome: MappingGenome): boolean {
    return this.space.levels.every(({ x, y }, level) =>
      [x, y].every(({ children }, axis) => {
        const slot = level * SLOTS_PER_LEVEL + axis + 1;
        const used = genome.bounds.reduce((product, bounds) => product * (bounds[slot] ?? 1), 1);
        return used <= children;
      }),
    );
  }

  /** The innermost level whose tiles do not fit; −1 where all fit. */
  overfullLevel(genome: MappingGenome): number {
    const tile: Record<LoopDim, number> = { N: 1, G: 1, K: 1, C: 1, P: 1, Q: 1, R: 1, S: 1 };
    for (let level = this.space.levels.length - 1; level >= 0; level--) {
      LOOP_DIMS.forEach((dim, place) => {
        for (let slot = 0; slot < SLOTS_PER_LEVEL; slot++) {
          tile[dim] *= genome.bounds[place]?.[level * SLOTS_PER_LEVEL + slot] ?? 1;
        }
      });
      if (this.needBits(level, tile) > (this.haveBits[level] ?? 0)) return level;
    }
    return -1;
  }

  private needBits(level: number, tile: Extents): number {
    const { layer } = this.subject;
    const held = { ...tile };
    for (const dim of LOOP_DIMS) held[dim] = Math.min(tile[dim], layer.extents[dim]);
    const keeps = this.space.levels[level]?.keeps ?? [];
    return keeps.reduce(
      (sum, operand, index) =>
        sum + footprint(layer, operand, held) * (this.bits[level]?.[index] ?? 0),
      0,
    );
  }
}
