import type { ConvWork } from '../../cost/engine/conv-work.ts';
import { fbnetCifarPlaces, fbnetWorks, parseFbnetBlock } from './fbnet-space.ts';

/** Layers that one chunk computes: of one kind, one width of operands, and one half of the network. */
export interface SlotWorks {
  /** As the authors name it, e.g. `a0q8`, `dwa1q6`. */
  readonly name: string;
  readonly depthwise: boolean;
  readonly isWide: boolean;
  readonly bits: number;
  readonly works: readonly ConvWork[];
}

/** Maps of so many rows and more go to the chunks of the first half. */
const WIDE_ROWS = 16;

/**
 * The layers of a network of FBNet's space, dealt out to chunks by kind (pointwise, depthwise), width and half.
 *
 * @param blocks  an operator for each place, e.g. `k3_e6`
 * @param bits    width of the operands of each place
 *
 * Source: Y. Fu et al., "Auto-NBA", ICML 2021, and the analytical model that was published with it.
 */
export function slotWorks(
  blocks: readonly string[],
  bits: readonly number[],
): readonly SlotWorks[] {
  const slots = new Map<string, SlotWorks>();
  const put = (work: ConvWork, depthwise: boolean, width: number) => {
    const isWide = work.rows >= WIDE_ROWS;
    const name = `${depthwise ? 'dw' : ''}a${isWide ? 0 : 1}q${width}`;
    const works = [...(slots.get(name)?.works ?? []), work];
    slots.set(name, { name, depthwise, isWide, bits: width, works });
  };
  for (const [index, place] of fbnetCifarPlaces().entries()) {
    const block = parseFbnetBlock(blocks[index] ?? 'skip');
    if (block === null) continue;
    const { pointwise, depthwise } = fbnetWorks(place, block);
    const width = bits[index] ?? 0;
    for (const work of pointwise) put(work, false, width);
    put(depthwise, true, width);
  }
  return [...slots.values()];
}
