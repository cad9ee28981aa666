import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { InputError } from '../../src/base/errors.ts';
import { parseLocatedYaml, parseYamlDocument } from '../../src/io/yaml-document.ts';

const SCHEMA = z.strictObject({
  rows: z.int().min(1).describe('rows of the array'),
  shape: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('square'), side: z.number() }),
      z.strictObject({ kind: z.literal('round') }),
    ])
    .optional(),
  even: z
    .number()
    .refine((value) => value % 2 === 0, { error: 'must be even', params: { remedy: 'Double it' } })
    .optional(),
  sizes: z.partialRecord(z.enum(['N', 'K']), z.int().min(1)).optional(),
  list: z.array(z.strictObject({ size: z.number() })).optional(),
});

function messageOf(text: string): string {
  try {
    parseYamlDocument(text, 'file.yaml', SCHEMA);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'no problem found';
}

describe('A YAML document', () => {
  test('that fits its schema becomes its value', () => {
    const text = 'rows: 4 # a comment\nshape: { kind: round }\nsizes: { N: 2 }\n';
    expect(parseYamlDocument(text, 'file.yaml', SCHEMA)).toEqual({
      rows: 4,
      shape: { kind: 'round' },
      sizes: { N: 2 },
    });
  });

  test('may use an anchor again', () => {
    const text = 'rows: &four 4\nlist:\n  - &one { size: 1 }\n  - *one\n';
    expect(parseYamlDocument(text, 'file.yaml', SCHEMA).list).toEqual([{ size: 1 }, { size: 1 }]);
  });

  test('may start with a byte order mark and end its lines as Windows does', () => {
    expect(parseYamlDocument('\uFEFFrows: 4\r\n', 'file.yaml', SCHEMA)).toEqual({ rows: 4 });
  });

  test('reads on and off as text and leading zeros as YAML 1.2 does', () => {
    expect(messageOf('rows: on')).toBe('file.yaml:1:7 rows: must be a whole number ≥ 1, got "on".');
    expect(parseYamlDocument('rows: 010', 'file.yaml', SCHEMA)).toEqual({ rows: 10 });
  });

  test('is told what a missing key is for', () => {
    expect(messageOf('even: 2')).toBe(
      'file.yaml:1:1 rows: is required. Add "rows": a whole number ≥ 1 (rows of the array).',
    );
  });

  test('is told the choices of a union that is told apart by a key', () => {
    expect(messageOf('rows: 1\nshape: { kind: squre }')).toBe(
      'file.yaml:2:16 shape.kind: must be one of square, round, got "squre".',
    );
  });

  test('is told what the chosen branch of a union lacks', () => {
    expect(messageOf('rows: 1\nshape: { kind: square }')).toBe(
      'file.yaml:2:8 shape.side: is required. Add "side": a number.',
    );
  });

  test('is told the keys of the chosen branch of a union', () => {
    expect(messageOf('rows: 1\nshape: { kind: round, side: 1 }')).toBe(
      'file.yaml:2:23 shape.side: is an unknown key. Known here: kind.',
    );
  });

  test('is told a custom rule with its remedy', () => {
    expect(messageOf('rows: 1\neven: 3')).toBe(
      'file.yaml:2:7 even: must be even, got 3. Double it.',
    );
  });

  test('is told the keys that a record may have', () => {
    expect(messageOf('rows: 1\nsizes: { N: 1, Kay: 2 }')).toBe(
      'file.yaml:2:16 sizes.Kay: is an unknown key. Did you mean "K"? Known here: N, K.',
    );
  });

  test('is told of duplicate keys and of wrong values at once', () => {
    expect(messageOf('rows: 0\neven: 2\neven: 2')).toBe(
      [
        'file.yaml:3:1: key "even" must be given once, got it twice. Keep one of the two.',
        'file.yaml:1:7 rows: must be a whole number ≥ 1, got 0.',
      ].join('\n'),
    );
  });

  test('is told what stands where nothing may stand', () => {
    expect(messageOf('rows: - 1')).toBe(
      'file.yaml:1:7: must not stand here, got "- 1". Check indentation, quotes and brackets.',
    );
  });

  test('cannot reach into prototypes', () => {
    expect(messageOf('rows: 1\n__proto__: { even: 2 }')).toContain('__proto__: is an unknown key.');
    expect(messageOf('rows: 1\nconstructor: 1')).toContain('constructor: is an unknown key.');
  });

  test('places a later problem at its value, or at the parent of an absent one', () => {
    const located = parseLocatedYaml('rows: 1\nlist:\n  - size: 3\n', 'file.yaml', SCHEMA);
    expect(located.problemAt(['list', 0, 'size'], { rule: 'is odd', got: '3' })).toEqual({
      file: 'file.yaml',
      line: 3,
      column: 11,
      path: 'list[0].size',
      rule: 'is odd',
      got: '3',
    });
    expect(located.problemAt(['list', 0, 'weight'], { rule: 'is absent' })).toMatchObject({
      line: 3,
      column: 5,
    });
  });

  test('of any text gives a value or an InputError with a place, and nothing else', () => {
    const piece = fc.constantFrom(
      ...[
        'rows',
        'list',
        ': ',
        '- ',
        '\n',
        '  ',
        '\t',
        '1',
        '{',
        '}',
        '[',
        ']',
        '"',
        "'",
        '&a ',
        '*a',
      ],
      ...[
        '? ',
        '|\n',
        '>\n',
        '---\n',
        '...\n',
        '!!x ',
        '%',
        '#',
        ',',
        '@',
        '.nan',
        'size',
        '\u0000',
        '<<',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const message = messageOf(pieces.join(''));
        expect(message).toMatch(/^(no problem found|file\.yaml:)/);
        expect(message).not.toMatch(/Invalid input|\bexpected\b|undefined|\[object/);
      }),
      { numRuns: 400, seed: 1 },
    );
  });
});
