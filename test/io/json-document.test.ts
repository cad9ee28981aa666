import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseJsonDocument } from '../../src/io/json-document.ts';

const SCHEMA = z.object({ rows: z.array(z.object({ cycles: z.int().min(1) })) });
const parse = (text: string) => parseJsonDocument(text, 'a.json', SCHEMA);

describe('A JSON document', () => {
  it('is read, without keys that are not asked for', () => {
    expect(parse('{"rows": [{"cycles": 3, "note": "x"}]}')).toEqual({ rows: [{ cycles: 3 }] });
  });

  it('is refused with the place of each value that breaks a rule', () => {
    const text = '{"rows": [\n {"cycles": 0},\n {"cycles": "many"}\n]}';
    expect(() => parse(text)).toThrow(
      /^a\.json:2:13 rows\[0\]\.cycles: must be .*, got 0.*\na\.json:3:13 rows\[1\]\.cycles: must be/,
    );
  });

  it('is refused with the place where its text breaks off', () => {
    expect(() => parse('{"rows": [\n {"cycles": 3},\n {"cycles')).toThrow(/^a\.json:3:/);
  });

  it('is refused where it is YAML but not JSON', () => {
    expect(() => parse('rows: []')).toThrow(/^a\.json: must be JSON, got .*\. Check quotes/);
  });
});
