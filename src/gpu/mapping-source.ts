import { inlineHelpers } from './inline-helpers.ts';
import { laterCrossings, layerPj, portCycles } from './mapping-formulas.ts';
import type { MappingScore } from './mapping-score.ts';

/** Mappings that one thread scores at most: the options of one group. */
export const OPTIONS_PER_THREAD = 64;
/** Threads of a row of the grid, each with another option of a second group. */
export const THREADS_PER_ROW = 8;
/** Numbers that a thread returns: its smallest merit, the option that has it, and how many mappings fit. */
export const THREAD_FIELDS = 3;
/** Groups that a box may have: K, C, P with R, Q with S, N, G. */
export const BOX_GROUPS = 6;
/** Numbers of a box: its problem, then the first row and the number of options of each group. */
export const BOX_WIDTH = 1 + 2 * BOX_GROUPS;
/** Numbers of a row: its box, which part of it, and how many options each thread goes through at most: 0 for rows without work. */
export const ROW_WIDTH = 3;

/**
 * The text of the kernel that scores every mapping of a box: one option of each group, whose factors are multiplied.
 *
 * A row of the grid is one part of a box. Its index is decoded in the kernel: which part of the first group's options its
 * threads go through, which part of the second group's options they share among them, and one option of each other
 * group. So nothing is uploaded but the tables of factors, the boxes and three numbers a row. Each thread returns its
 * smallest merit (`far` where nothing fits), the option of the first group that has it, and how many mappings it scored
 * that fit.
 */
export function mappingSource(score: MappingScore): string {
  const columns = Array.from({ length: score.width }, (_, column) => column);
  const each = (line: (column: number) => string) => columns.map(line).join('\n');
  const text = `function scoreMappings(factors, boxes, rows, numbers, far) {
const box = rows[this.thread.y][0];
const part = rows[this.thread.y][1];
const most = rows[this.thread.y][2];
const problem = boxes[box][0];
const count0 = boxes[box][2];
const count1 = boxes[box][4];
const parts0 = Math.floor((count0 + ${OPTIONS_PER_THREAD - 0.5}) / ${OPTIONS_PER_THREAD});
const parts1 = Math.floor((count1 + ${THREADS_PER_ROW - 0.5}) / ${THREADS_PER_ROW});
${decoded('part0', 'part', 'rest1', 'parts0')}
${decoded('part1', 'rest1', 'rest2', 'parts1')}
${[2, 3, 4, 5].map(fixedRow).join('\n')}
const start = part0 * ${OPTIONS_PER_THREAD};
const end = Math.min(most, count0 - start);
const first = boxes[box][1] + start;
const place = part1 * ${THREADS_PER_ROW} + this.thread.x;
const row1 = boxes[box][3] + Math.min(place, count1 - 1);
${score.parameters.map((_, index) => `const p${index} = numbers[problem][${index}];`).join('\n')}
${each((c) => `const u${c} = factors[row2][${c}] * factors[row3][${c}] * factors[row4][${c}] * factors[row5][${c}];`)}
${each((c) => `const m${c} = u${c} * factors[row1][${c}];`)}
let best = far + 0 * this.thread.x;
let option = 0 * this.thread.x;
let fitting = 0 * this.thread.x;
for (let step = 0; step < end; step++) {
const row0 = first + step;
${each((c) => `const v${c} = m${c} * factors[row0][${c}];`)}
if (${score.fits}) {
${score.statements.join('\n')}
if (${score.isTimely}) {
fitting += 1;
if (merit < best) {
best = merit;
option = start + step;
}
}
}
}
if (place >= count1) {
best = far;
fitting = 0;
}
return [best, option, fitting];
}`;
  return inlineHelpers(text, [laterCrossings, portCycles, layerPj]);
}

/** Takes one digit of a mixed-radix number off; half a unit keeps the quotient exact in float32. */
function decoded(digit: string, number: string, rest: string, radix: string): string {
  return [
    `const ${rest} = Math.floor((${number} + 0.5) / ${radix});`,
    `const ${digit} = ${number} - ${rest} * ${radix};`,
  ].join('\n');
}

function fixedRow(group: number): string {
  const radix = `boxes[box][${2 + 2 * group}]`;
  const rest = group === BOX_GROUPS - 1 ? 'last' : `rest${group + 1}`;
  return [
    decoded(`digit${group}`, `rest${group}`, rest, radix),
    `const row${group} = boxes[box][${1 + 2 * group}] + digit${group};`,
  ].join('\n');
}
