import { LeastHeap } from '../base/least-heap.ts';
import type { ClusteredOptions } from './clustered-options.ts';
import { candidatesOf, type MappingBox } from './mapping-box.ts';
import type { Subspace } from './mapping-subspaces.ts';

/** A box is left out where it cannot beat the best by more than this share: rounding, and ties. */
export const TIE_SHARE = 1 - 1e-9;

/**
 * The mappings of a problem that may still be better than the best, as boxes. The most promising one is halved until it is
 * small enough to be scored one by one.
 */
export class BoxFrontier {
  /** Mappings of all subspaces, and those that were given away to be scored. */
  readonly total: number;
  private given = 0;
  /** Sets of mappings that were bounded. */
  bounded = 0;
  private readonly open = new LeastHeap<MappingBox>();

  constructor(subspaces: readonly Subspace[]) {
    let total = 0;
    for (const subspace of subspaces) {
      const nodes = subspace.groups.map(() => 0);
      const least = this.boundOf(subspace, nodes);
      total += candidatesOf({ subspace, nodes, least });
      this.put({ subspace, nodes, least });
    }
    this.total = total;
  }

  /** No mapping that is left has a smaller merit; infinite where none is left. */
  get least(): number {
    return this.open.least;
  }

  /** Mappings that were never scored, because bounds ruled them out or the search ended before them. */
  get unscored(): number {
    return this.total - this.given;
  }

  /**
   * The next boxes, the most promising first; none where nothing can beat `best`.
   *
   * @param most             boxes that are wanted
   * @param candidatesPerBox  boxes with more mappings are halved
   */
  take(best: number, most: number, candidatesPerBox: number): readonly MappingBox[] {
    const taken: MappingBox[] = [];
    while (taken.length < most && this.open.least < best * TIE_SHARE) {
      const box = this.open.pop();
      if (box === undefined) break;
      if (candidatesOf(box) > candidatesPerBox) {
        this.halve(box, best);
      } else {
        this.given += candidatesOf(box);
        taken.push(box);
      }
    }
    return taken;
  }

  private halve({ subspace, nodes }: MappingBox, best: number): void {
    const group = widestGroup(subspace.groups, nodes);
    const first = subspace.groups[group]?.children[nodes[group] ?? 0] ?? 0;
    for (const child of [first, first + 1]) {
      const halved = nodes.with(group, child);
      const least = this.boundOf(subspace, halved);
      if (least < best * TIE_SHARE) this.put({ subspace, nodes: halved, least });
    }
  }

  private put(box: MappingBox): void {
    if (box.least < Number.POSITIVE_INFINITY) this.open.push(box.least, box);
  }

  private boundOf({ shared, groups }: Subspace, nodes: readonly number[]): number {
    const { smallest, largestFanOuts } = shared.bound;
    const { count: width, fanOutsAt } = shared.columns;
    this.bounded++;
    smallest.fill(1);
    largestFanOuts.fill(1);
    for (let group = 0; group < groups.length; group++) {
      const tree = groups[group]?.tree;
      if (tree === undefined) continue;
      const at = (nodes[group] ?? 0) * width;
      for (let column = 0; column < width; column++) {
        smallest[column] = (smallest[column] ?? 1) * (tree.smallest[at + column] ?? 1);
      }
      for (let column = fanOutsAt; column < width; column++) {
        const known = largestFanOuts[column - fanOutsAt] ?? 1;
        largestFanOuts[column - fanOutsAt] = known * (tree.largest[at + column] ?? 1);
      }
    }
    return shared.bound.bound();
  }
}

/** The group whose options lie furthest apart. */
function widestGroup(groups: readonly ClusteredOptions[], nodes: readonly number[]): number {
  let widest = 0;
  let most = -1;
  groups.forEach(({ tree, count }, group) => {
    const node = nodes[group] ?? 0;
    if ((count[node] ?? 1) < 2) return;
    const spread = tree.spread[node] ?? 0;
    if (spread > most) {
      most = spread;
      widest = group;
    }
  });
  return widest;
}
