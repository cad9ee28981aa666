import type { Mapping, MappingLevel } from '../mapping/mapping.ts';

const INDENT = '  ';

/**
 * A mapping as an indented loop nest, one line per loop, DRAM on top.
 *
 * `for P in 0..7` is a temporal loop of 7 steps (0 to 6), `parallel-for K in 0..16 (x)` one whose 16 steps run at the
 * same time on neighbours along x. The line of a memory says which tiles stay there while the loops below it run.
 * Loops of one step are left out.
 */
export function loopNest(mapping: Mapping): string {
  const lines: string[] = [];
  let depth = 0;
  for (const level of mapping.levels) {
    lines.push(INDENT.repeat(depth) + memoryLine(level));
    for (const line of loopLines(level)) {
      lines.push(INDENT.repeat(depth) + line);
      depth += 1;
    }
  }
  return [...lines, `${INDENT.repeat(depth)}multiply-accumulate`].join('\n');
}

function memoryLine(level: MappingLevel): string {
  return `${level.memory} keeps ${level.keeps.length === 0 ? 'nothing' : level.keeps.join(', ')}`;
}

/** The loops of one level, outermost first, a line each; those of one step are left out. */
export function loopLines(level: Pick<MappingLevel, 'temporal' | 'spatial'>): string[] {
  const temporal = level.temporal
    .filter(({ bound }) => bound > 1)
    .map(({ dim, bound }) => `for ${dim} in 0..${bound}`);
  const spatial = level.spatial
    .filter(({ bound }) => bound > 1)
    .map(({ dim, bound, axis }) => `parallel-for ${dim} in 0..${bound} (${axis})`);
  return [...temporal, ...spatial];
}
