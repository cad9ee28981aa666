import { describe, expect, it } from 'vitest';
import { inlineHelpers } from '../../src/gpu/inline-helpers.ts';

/** A helper with the text that a compiler might have given it. */
function helper(text: string): (...numbers: number[]) => number {
  const placeholder = () => 0;
  placeholder.toString = () => text;
  return placeholder;
}

const half = helper('function half(a) { return a / 2; }');
const ratio = helper('function ratio(a, b) {\n  // over\n  return half(a) / b;\n}');
const sign = helper('function sign(a){if(a>0)return 1;if(a<0)return-1;return 0}');
const loop = helper('function loop(a) { let b = a; for (;;) { b = b - 1; } return b; }');

describe('inlineHelpers', () => {
  it('writes an expression into the place of its call', () => {
    expect(inlineHelpers('x = half(y + 1) * 3', [half])).toBe('x = ((y + 1) / 2) * 3');
  });

  it('follows helpers that call helpers, and arguments with commas, brackets and calls', () => {
    const source = 'x = ratio(Math.max(p, q), r[half(i)])';
    // ratio first, then the two halves from the left
    expect(inlineHelpers(source, [half, ratio])).toBe(
      'x = ((((Math.max(p, q))) / 2) / (r[((i) / 2)]))',
    );
  });

  it('turns a chain of early returns into a choice, also without spaces', () => {
    expect(inlineHelpers('x=sign(y)', [sign])).toBe('x=(((y)>0) ? (1) : (((y)<0) ? (-1) : (0)))');
  });

  it('leaves helpers with loops, recursion or other names alone', () => {
    const self = helper('function self(a) { return self(a - 1); }');
    const source = 'x = loop(1) + self(2) + halfway(3) + this.half(4)';
    expect(inlineHelpers(source, [loop, self, half])).toBe(source);
  });

  it('takes away comments, and the module in front of imported functions', () => {
    const source = '/* a */ x = (0, __vite_ssr_import_1__.half)(y); // b\nz = (0,m.loop)(1)';
    expect(inlineHelpers(source, [half])).toBe(' x = ((y) / 2); \nz = loop(1)');
  });

  it('computes what the helpers compute', () => {
    const text = inlineHelpers('return ratio(a, sign(a - b) + half(b))', [half, ratio, sign]);
    expect(text).not.toMatch(/ratio|sign|half/);
    // a = 6, b = 8: (6 / 2) / (−1 + 4) = 1
    expect(new Function('a', 'b', text)(6, 8)).toBe(1);
  });

  it('says where a call does not end', () => {
    expect(() => inlineHelpers('half(1 + (2)', [half])).toThrow('a call is not closed: 1 + (2)');
  });
});
