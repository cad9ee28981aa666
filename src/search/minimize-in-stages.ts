import type { FrontMember } from './archive.ts';
import { Archive } from './archive.ts';
import { fixedGenes } from './formulations/fixed-genes.ts';
import { type MinimizeSetting, minimize } from './minimize.ts';
import { geneValues, type Space } from './problem.ts';

/** What is searched first, and with what the rest is held meanwhile. */
export interface StagedSetting
  extends Pick<MinimizeSetting, 'problem' | 'algorithm' | 'options' | 'seed' | 'signal'> {
  /** Values of the genes of the second stage during the first, as a person would write them. */
  readonly heldFirst: Readonly<Record<string, number | string>>;
  /** Evaluations of the first stage, of which the rest are those of the second. */
  readonly firstEvaluations: number;
  readonly maxEvaluations: number;
  /** Designs of the first front, evenly apart along it, that the second stage goes on from: it shares its budget among them. */
  readonly finalists: number;
}

export interface StagedResult {
  /** Of all evaluations of both stages, with whole genomes, by objectives; trials are numbered through. */
  readonly front: readonly FrontMember[];
  readonly evaluations: number;
}

/**
 * Two stages in place of a joint search: first some genes with the others held, then the others for a few of the designs
 * that the first stage found, such as the network first and its hardware afterwards. To be compared with `minimize` at
 * equal evaluations.
 *
 * Throws InputError for held values that the problem does not have.
 */
export async function minimizeInStages(setting: StagedSetting): Promise<StagedResult> {
  const archive = new Archive();
  const first = await runStage(setting, setting.heldFirst, setting.firstEvaluations, 0, archive);
  let evaluations = first.evaluations;
  const finalists = evenlyApart(first.front, setting.finalists);
  for (const [index, finalist] of finalists.entries()) {
    const held = firstGenes(setting.problem.space, setting.heldFirst, finalist);
    const left = setting.maxEvaluations - evaluations;
    const share = Math.floor(left / (finalists.length - index));
    evaluations += (await runStage(setting, held, share, evaluations, archive)).evaluations;
  }
  return { front: archive.front(), evaluations };
}

interface Stage {
  readonly front: readonly FrontMember[];
  readonly evaluations: number;
}

/** Minimises with some genes held, and puts what it found into the archive with whole genomes. */
async function runStage(
  { problem, algorithm, options, seed, signal }: StagedSetting,
  held: Readonly<Record<string, number | string>>,
  maxEvaluations: number,
  firstTrial: number,
  archive: Archive,
): Promise<Stage> {
  const fixed = fixedGenes(problem, held);
  const { front, evaluations } = await minimize({
    problem: fixed.problem,
    algorithm,
    seed,
    maxEvaluations,
    ...(options === undefined ? {} : { options }),
    ...(signal === undefined ? {} : { signal }),
  });
  const whole = front.map((member) => ({
    ...member,
    trial: firstTrial + member.trial,
    genome: fixed.complete(member.genome),
  }));
  for (const member of whole) archive.insert(member);
  return { front: whole, evaluations };
}

/** The values of all genes that the first stage searched. */
function firstGenes(
  space: Space,
  heldFirst: Readonly<Record<string, number | string>>,
  { genome }: FrontMember,
): Readonly<Record<string, number | string>> {
  const values = Object.entries(geneValues(space, genome));
  return Object.fromEntries(values.filter(([name]) => heldFirst[name] === undefined));
}

function evenlyApart(front: readonly FrontMember[], count: number): readonly FrontMember[] {
  if (front.length <= count) return front;
  return Array.from({ length: count }, (_, i) => {
    const at = count === 1 ? (front.length - 1) / 2 : (i * (front.length - 1)) / (count - 1);
    return front[Math.round(at)];
  }).flatMap((member) => member ?? []);
}
