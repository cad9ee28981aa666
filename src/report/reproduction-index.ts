import countBy from 'lodash/countBy.js';
import { VERDICTS } from '../experiment/reproduce/judge-figures.ts';
import type { ReproductionDocument } from '../experiment/reproduce/reproduction-file.ts';
import type { ResultDocument } from '../experiment/reproduce/result-file.ts';
import { errorText, figureText } from './reproduction-words.ts';

/** A reproduction with its last result. */
export interface IndexedReproduction {
  readonly name: string;
  readonly title: string;
  readonly paper: ReproductionDocument['paper'];
  readonly result: ResultDocument;
}

const HEAD = `# Experiments

Two kinds of folders lie here, each with an \`experiment.yaml\`.

- **Searches** (\`quickstart\`, \`quickstart-fpga\`): \`tandem search experiments/quickstart\`.
- **Reproductions** of published results: \`tandem reproduce zhang-fpga-2015\`, or all of them with \`npm run experiments\`, which
  also writes this page. Theirs is what was published (\`expected.json\`), ours is computed (\`result.json\`).

What is said of a figure: **matches** — within the tolerance that \`expected.json\` gives it; **known gap** — outside of it, for the
reason that is told, and no further off than was noted; **not modelled** — we have no figure; **reference absent** — the figure is
told from results of another tool that are not part of this package (\`--reference FOLDER\`); **fails** — out of tolerance, and the
command ends with 1. Sources: *printed* in the source, *digitised* from a plot, *computed* with what its authors published.`;

const TAIL = `## Not reproduced

- MAESTRO's dataflows by layer type: its data-centric directives are not translated to our mappings yet.`;

/** The page that says for every published figure how near ours is. */
export function reproductionIndex(all: readonly IndexedReproduction[]): string {
  return `${[HEAD, summary(all), ...all.map(section), TAIL].join('\n\n')}\n`;
}

function summary(all: readonly IndexedReproduction[]): string {
  const rows = all.map(({ name, paper, result }) => {
    const counts = countBy(result.figures, ({ verdict }) => verdict);
    const cells = VERDICTS.map((verdict) => String(counts[verdict] ?? 0));
    return [`[${name}](#${name})`, `${paper.venue} ${paper.year}`, ...cells];
  });
  return markdownTable(['reproduction', 'published', ...VERDICTS], rows);
}

function section({ name, title, paper, result }: IndexedReproduction): string {
  const rows = result.figures.map((row) => [
    row.metric,
    row.layer,
    `${figureText(row.theirs)} ${row.unit}`,
    row.ours === null ? '–' : `${figureText(row.ours)} ${row.unit}`,
    errorText(row.errorPct),
    row.verdict,
    `${row.source} (${row.reading})`,
  ]);
  const reasons = result.figures.flatMap(({ metric, layer, verdict, reason }) =>
    reason === undefined ? [] : [`- *${verdict}*, ${metric} of ${layer}: ${reason}`],
  );
  const others = result.others.map(
    ({ metric, layer, ours, unit }) => `${metric} of ${layer} ${figureText(ours)} ${unit}`,
  );
  const about = `${title}. ${paper.authors}, [${paper.title}](${paper.link}), ${paper.venue} ${paper.year}. [More](${name}/README.md)`;
  return [
    `## ${name}`,
    about,
    markdownTable(['metric', 'of', 'theirs', 'ours', 'error', 'verdict', 'source'], rows),
    ...(reasons.length === 0 ? [] : [[...new Set(reasons)].join('\n')]),
    ...(others.length === 0 ? [] : [`Ours alone: ${others.join('; ')}.`]),
  ].join('\n\n');
}

function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
