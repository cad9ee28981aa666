import { proceduralClasses } from '../accuracy/images/procedural/procedural-images.ts';
import { publishedTop1 } from '../accuracy/published-grid.ts';
import type { GeneChoices, Genes } from '../codesign/gene-choices.ts';
import type { Computation } from '../workload/computation.ts';
import type { AccuracyPlan } from './accuracy-plan.ts';
import type { Misfit } from './gene-rules.ts';
import type { NetworkFamily } from './network-family.ts';

/** Why accuracies of a family cannot come from where the experiment takes them. */
export function accuracyMisfits(family: NetworkFamily, plan: AccuracyPlan): Misfit[] {
  switch (plan.estimator) {
    case 'published':
      return gridMisfits(family.genes, plan.grid);
    case 'tabular':
      return ofSpace(family, 'nas-bench-201', 'The table tells cells of NAS-Bench-201');
    case 'predicted':
      return [
        ...ofSpace(family, 'mobilenet-v3-elastic', 'The predictor tells networks of that space'),
        ...widthMisfits(family),
      ];
    case 'supernet':
      return ofSpace(family, 'resnet-elastic', 'Its networks share weights');
    case 'trained':
    case 'proxy':
      return imageMisfits(family);
  }
}

/** Every network of the family must have an accuracy; the first that has none is told. */
function gridMisfits(
  genes: readonly GeneChoices[],
  grid: Extract<AccuracyPlan, { readonly estimator: 'published' }>['grid'],
): Misfit[] {
  const told = genes.filter(({ name }) => grid.genes.includes(name));
  const unknown = combinations(told).find((one) => publishedTop1(grid, one) === undefined);
  if (unknown === undefined) return [];
  const words = grid.genes.map((gene) => `${gene} ${unknown[gene] ?? '(no gene of that name)'}`);
  const rule = `"${grid.name}" must know every network that the genes can build`;
  const remedy = `Keep to the values of ${grid.genes.join(' and ')} that it lists`;
  return [{ at: ['network', 'genes'], rule, got: words.join(', '), remedy }];
}

function combinations(genes: readonly GeneChoices[]): Genes[] {
  return genes.reduce<Genes[]>(
    (all, { name, choices }) =>
      all.flatMap((one) => choices.map((choice) => ({ ...one, [name]: choice }))),
    [{}],
  );
}

function ofSpace({ name, isSpace }: NetworkFamily, wanted: string, why: string): Misfit[] {
  if (isSpace && name === wanted) return [];
  const rule = `needs networks of the space "${wanted}"`;
  return [{ at: ['network', 'accuracy'], rule, got: name, remedy: why }];
}

/** The predictor was fitted to the released weights of width 1.2 (docs/accuracy.md). */
function widthMisfits({ genes }: NetworkFamily): Misfit[] {
  const width = genes.find(({ name }) => name === 'width');
  if (width === undefined || width.choices.every((choice) => choice === 1.2)) return [];
  const rule = 'must be 1.2: the predictor tells no other width';
  return [{ at: ['network', 'genes'], rule, got: `width ${width.choices.join(', ')}` }];
}

/** The images made by rule have one shape and so many classes. */
function imageMisfits({ name, genes, compute }: NetworkFamily): Misfit[] {
  const at = ['network', 'accuracy'];
  if (compute === null) {
    const rule = 'needs networks that can be run';
    const remedy = 'Search a space, see `tandem list spaces`';
    return [{ at, rule, got: `${name}, of which layers alone are known`, remedy }];
  }
  const first = compute(Object.fromEntries(genes.map((gene) => [gene.name, gene.choices[0] ?? 0])));
  const classes = proceduralClasses().length;
  const { height, width, channels } = first.input;
  const isImage = height === width && height <= 32 && channels === 3;
  if (isImage && first.steps.at(-1)?.shape.channels === classes) return [];
  const rule = `needs networks from square colour images of at most 32×32 to ${classes} classes`;
  return [{ at, rule, got: shapeWords(first) }];
}

function shapeWords({ input, steps }: Computation): string {
  const { height, width, channels } = input;
  return `${height}×${width}×${channels} to ${steps.at(-1)?.shape.channels} classes`;
}
