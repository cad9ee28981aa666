import { describe, expect, it } from 'vitest';
import { frontJson } from '../../src/study/front-json.ts';
import { runStudy } from '../../src/study/run-study.ts';
import { temporaryStore, tinyStudy } from './study-fixture.ts';

describe('frontJson', () => {
  it('holds the run and its designs, readable as JSON', async () => {
    const summary = await runStudy(tinyStudy(), temporaryStore());
    const read = JSON.parse(frontJson(summary));
    expect(Object.keys(read)).toEqual([
      'experiment',
      'title',
      'seed',
      'algorithm',
      'objectives',
      'constraints',
      'evaluations',
      'hypervolume',
      'finished',
      'designs',
    ]);
    expect(read.evaluations).toBe(60);
    const { screenedBy: _, ...first } = JSON.parse(JSON.stringify(summary.designs[0]));
    expect(read.designs).toHaveLength(summary.designs.length);
    expect(read.designs[0]).toEqual(first);
  });

  it('is the same whatever screened the mappings', async () => {
    const summary = await runStudy(tinyStudy(), temporaryStore());
    const designs = summary.designs.map((design) => ({ ...design, screenedBy: 'webgpu' }));
    expect(frontJson({ ...summary, designs })).toBe(frontJson(summary));
  });

  it('is whole without a design', async () => {
    const summary = await runStudy(tinyStudy(), temporaryStore());
    const read = JSON.parse(frontJson({ ...summary, designs: [], history: [] }));
    expect(read).toMatchObject({ designs: [], hypervolume: 0 });
  });
});
