import omit from 'lodash/omit.js';
import type { RunSummary } from './design.ts';

/**
 * `front.json`: the front of a run, one design per line. The same seed gives the same text on any machine, so it holds
 * no times, and does not say what screened the mappings: that is in `run.json`.
 */
export function frontJson(summary: RunSummary): string {
  const { experiment, title, seed, algorithm, objectives, constraints, designs, finished } =
    summary;
  const head = {
    experiment,
    title,
    seed,
    algorithm,
    objectives,
    constraints,
    evaluations: summary.tally.evaluated,
    hypervolume: summary.history.at(-1)?.hypervolume ?? 0,
    finished,
  };
  const fields = Object.entries(head).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const lines = designs.map((design) => `    ${JSON.stringify(omit(design, 'screenedBy'))}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n${[...fields, `  "designs": ${list}`].join(',\n')}\n}\n`;
}
