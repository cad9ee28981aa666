import {
  distinctOffsets,
  lastExtentAfterLoop,
  overlapShare,
  tilesAfterLoop,
} from './formulas.ts';

/** Where a kernel runs: `x` counts nests, `y` counts operand × child level. */
export interface KernelThread {
  readonly thread: { readonly x: number; readonly y: number };
}

/** Results of `nestTraffic`, in this order. */
export type NestTraffic = [fills: number, parentTraffic: number, distinct: number];

/**
 * Traffic of one operand into one level of a loop nest, in elements, summed over all instances.
 *
 * For nest `x` and `y = operand · levels + (child − 1)`, where child level 1 … levels (`levels` is the PE):
 * - fills: elements that the instances of the child receive over the whole layer (for outputs: send),
 * - parentTraffic: elements that the next outer level keeping the operand reads for them: children that need the same
 *   elements share one read (multicast), children that produce the same output share one update (spatial reduction),
 * - distinct: different elements that each instance of the child ever holds, summed over the instances.
 *
 * A tile is a box that moves with the temporal loops outside the child. It is loaded once per step of the loops up to
 * the innermost relevant one; loops inside that re-use it. Where the window slides, what overlaps the last position is
 * kept (docs/model.md, "Temporal re-use"). Bounds that do not divide their dimension make a smaller last tile: counts
 * are exact, and extents enter as their mean over all tiles.
 *
 * @param tiles, spatial, positions, keeps  nest columns, `NestColumns` of all nests one after the other
 * @param layers       `layerColumns` of all layers one after the other
 * @param nestLayer    index of each nest's layer
 * @param relevance    `RELEVANCE`
 * @param levels       memory levels of every nest
 * @param stepwise     1: a window wraps from its last step (`reuse: stepwise`); 0: from its second (`reuse: timeloop`)
 *
 * Kernel subset, compiled by gpu.js as it stands (hence `!` on indices, which leaves no trace in the compiled code).
 */
export function nestTraffic(
  this: KernelThread,
  tiles: ArrayLike<number>,
  spatial: ArrayLike<number>,
  positions: ArrayLike<number>,
  keeps: ArrayLike<number>,
  layers: ArrayLike<number>,
  nestLayer: ArrayLike<number>,
  relevance: ArrayLike<number>,
  levels: number,
  stepwise: number,
): NestTraffic {
  const operand = Math.floor((this.thread.y + 0.5) / levels);
  const child = this.thread.y - operand * levels + 1;
  const isPe = child > levels - 0.5 ? 1 : 0;
  const nestTiles = this.thread.x * (levels + 1) * 8;
  const nestRows = this.thread.x * levels * 8;
  const nestKeeps = this.thread.x * levels * 3;
  const layer = nestLayer[this.thread.x]! * 16;
  const relevant = operand * 8;

  // The next outer level that keeps the operand.
  let parent = 0;
  for (let level = 0; level < child; level++) {
    if (keeps[nestKeeps + level * 3 + operand]! > 0.5) parent = level;
  }

  // The innermost relevant temporal loop outside the child: (turnLevel, turnPosition). A PE re-uses nothing.
  let turnLevel = -1;
  let turnPosition = -1;
  let turnDim = -1;
  for (let level = 0; level < child; level++) {
    for (let dim = 0; dim < 8; dim++) {
      const tile = nestTiles + level * 8 + dim;
      const row = nestRows + level * 8 + dim;
      const steps = tiles[tile]! / (spatial[row]! * tiles[tile + 8]!);
      if (steps > 1.5 && relevance[relevant + dim]! > 0.5) {
        if (level > turnLevel || positions[row]! > turnPosition) {
          turnLevel = level;
          turnPosition = positions[row]!;
          turnDim = dim;
        }
      }
    }
  }

  // Tiles along every dimension, their mean extents, and the box.
  let visits = 1;
  let parentVisits = 1;
  let holders = 1;
  let tensor = 1;
  let box = 1;
  let rows = 1;
  let columns = 1;
  for (let dim = 0; dim < 8; dim++) {
    const extent = layers[layer + dim]!;
    const isRelevant = relevance[relevant + dim]!;
    let count = 1;
    let last = extent;
    let parentCount = 1;
    let parentLast = extent;
    let holderCount = 1;
    let holderLast = extent;
    for (let level = 0; level < child; level++) {
      const row = nestRows + level * 8 + dim;
      const inner = tiles[nestTiles + level * 8 + 8 + dim]!;
      const children = spatial[row]!;
      const step = children * inner;
      const steps = tiles[nestTiles + level * 8 + dim]! / step;
      const turns =
        isPe + isRelevant > 0.5 ||
        level < turnLevel ||
        (level === turnLevel && positions[row]! < turnPosition)
          ? 1
          : 0;
      if (turns > 0.5) {
        count = tilesAfterLoop(count, last, steps, step);
        last = lastExtentAfterLoop(last, step);
        parentCount = tilesAfterLoop(parentCount, parentLast, steps, step);
        parentLast = lastExtentAfterLoop(parentLast, step);
      } else {
        last = Math.min(last, step);
        parentLast = Math.min(parentLast, step);
      }
      holderLast = Math.min(holderLast, step);
      count = tilesAfterLoop(count, last, children, inner);
      last = lastExtentAfterLoop(last, inner);
      if (isRelevant > 0.5 || level < parent) {
        parentCount = tilesAfterLoop(parentCount, parentLast, children, inner);
        parentLast = lastExtentAfterLoop(parentLast, inner);
      } else {
        parentLast = Math.min(parentLast, inner);
      }
      holderCount = tilesAfterLoop(holderCount, holderLast, children, inner);
      holderLast = lastExtentAfterLoop(holderLast, inner);
    }
    visits *= count;
    parentVisits *= parentCount;
    if (isRelevant > 0.5) {
      const mean = extent / count;
      tensor *= extent;
      if (operand === 1 && dim === 4) rows += (mean - 1) * layers[layer + 12]!;
      if (operand === 1 && dim === 5) columns += (mean - 1) * layers[layer + 13]!;
      if (operand === 1 && dim === 6) rows += (mean - 1) * layers[layer + 14]!;
      if (operand === 1 && dim === 7) columns += (mean - 1) * layers[layer + 15]!;
      if (operand !== 1 || dim < 4) box *= mean;
    } else {
      holders *= holderCount;
    }
  }
  box *= rows * columns;

  // What a sliding window keeps from its last position, walking outwards from the innermost relevant loop.
  let kept = 0;
  if (operand === 1 && isPe < 0.5 && turnDim > 3.5) {
    let weight = visits;
    let share = 0;
    let sumRows = 0;
    let sumColumns = 0;
    let stepRows = 0;
    let stepColumns = 0;
    let sliding = 1;
    for (let outward = 0; outward <= turnLevel; outward++) {
      const level = turnLevel - outward;
      for (let inward = 0; inward < 8; inward++) {
        const position = 7 - inward;
        for (let dim = 0; dim < 8; dim++) {
          const tile = nestTiles + level * 8 + dim;
          const row = nestRows + level * 8 + dim;
          const step = spatial[row]! * tiles[tile + 8]!;
          const steps = tiles[tile]! / step;
          const reached = level < turnLevel || position <= turnPosition;
          if (sliding > 0.5 && reached && steps > 1.5 && positions[row]! === position) {
            // Tiles before and after this loop: their quotient is its mean bound.
            let before = 1;
            let last = layers[layer + dim]!;
            for (let outer = 0; outer < level; outer++) {
              const outerRow = nestRows + outer * 8 + dim;
              const inner = tiles[nestTiles + outer * 8 + 8 + dim]!;
              const outerStep = spatial[outerRow]! * inner;
              const outerSteps = tiles[nestTiles + outer * 8 + dim]! / outerStep;
              before = tilesAfterLoop(before, last, outerSteps, outerStep);
              last = lastExtentAfterLoop(last, outerStep);
              before = tilesAfterLoop(before, last, spatial[outerRow]!, inner);
              last = lastExtentAfterLoop(last, inner);
            }
            const after = tilesAfterLoop(before, last, steps, step);
            const advances = weight * (1 - before / after);
            const wraps = stepwise > 0.5 ? steps - 1 : 1;
            if (dim > 3.5) {
              const move = layers[layer + 8 + dim]!;
              const moveRows = dim === 4 || dim === 6 ? move * step : 0;
              const moveColumns = dim === 5 || dim === 7 ? move * step : 0;
              if (dim === turnDim && level === turnLevel) {
                const meanStep = (move * layers[layer + dim]!) / after;
                const length = moveRows > 0.5 ? rows : columns;
                share = overlapShare(length, meanStep);
                stepRows = moveRows;
                stepColumns = moveColumns;
                kept += advances * share;
              } else {
                const shiftRows = moveRows - sumRows;
                const shiftColumns = moveColumns - sumColumns;
                if (shiftRows === 0 && shiftColumns === 0) kept += advances;
                if (shiftRows === stepRows && shiftColumns === stepColumns) kept += advances * share;
              }
              sumRows += moveRows * wraps;
              sumColumns += moveColumns * wraps;
            } else if (relevance[relevant + dim]! > 0.5) {
              sliding = 0;
            }
            weight *= before / after;
          }
        }
      }
    }
    kept = kept / visits;
  }

  // Children spread along both dimensions of a window may need the same rows or columns.
  let shared = 1;
  if (operand === 1) {
    for (let level = parent; level < child; level++) {
      const row = nestRows + level * 8;
      const inner = nestTiles + level * 8 + 8;
      const outputRows = spatial[row + 4]!;
      const outputColumns = spatial[row + 5]!;
      const filterRows = spatial[row + 6]!;
      const filterColumns = spatial[row + 7]!;
      if (outputRows > 1.5 && filterRows > 1.5) {
        const outputStep = layers[layer + 12]! * tiles[inner + 4]!;
        const tapStep = layers[layer + 14]! * tiles[inner + 6]!;
        const offsets = distinctOffsets(outputRows, outputStep, filterRows, tapStep);
        shared *= offsets / (outputRows * filterRows);
      }
      if (outputColumns > 1.5 && filterColumns > 1.5) {
        const outputStep = layers[layer + 13]! * tiles[inner + 5]!;
        const tapStep = layers[layer + 15]! * tiles[inner + 7]!;
        const offsets = distinctOffsets(outputColumns, outputStep, filterColumns, tapStep);
        shared *= offsets / (outputColumns * filterColumns);
      }
    }
  }

  const moved = box * (1 - kept);
  return [visits * moved, parentVisits * moved * shared, tensor * holders];
}
