import { grouped, percent, significant } from '../number-format.ts';
import type { Roof, RooflinePosition } from '../roofline.ts';

/** Where a layer lies under the roof: intensity, ridge, side and attained share; a sentence without a full stop. */
export function rooflineWords({
  roof,
  roofline,
}: {
  readonly roof: Roof;
  readonly roofline: RooflinePosition | null;
}): string {
  if (roofline === null) return 'multiplies nothing, so it has no place under the roof';
  const { macsPerDramBit, macsPerCycle, roofMacsPerCycle, attainedShare } = roofline;
  const intensity = `${significant(macsPerDramBit)} MACs per DRAM bit${sideWords(roof, roofline)}`;
  const speed = `${significant(macsPerCycle)} MACs per cycle are ${percent(attainedShare)} of the ${significant(roofMacsPerCycle)} that the roof allows there`;
  return `${intensity}; ${speed}`;
}

function sideWords(roof: Roof, { side }: RooflinePosition): string {
  const { ridgeMacsPerDramBit, macsPerCycle, dramBitsPerCycle } = roof;
  if (ridgeMacsPerDramBit === null || dramBitsPerCycle === null) {
    return ', and DRAM without a limit: compute side';
  }
  const place = side === 'bandwidth' ? 'left of' : 'right of';
  const ridge = `${significant(ridgeMacsPerDramBit)} = ${grouped(macsPerCycle)} MACs / ${significant(dramBitsPerCycle)} bits per cycle`;
  return `, ${place} the ridge at ${ridge}: ${side} side`;
}
