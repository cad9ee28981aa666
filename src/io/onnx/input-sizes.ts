import { InputError, type Problem } from '../../base/errors.ts';
import { didYouMean } from '../../base/nearest-name.ts';
import type { DimensionProto, ValueInfoProto } from './onnx-schema.ts';

/** Sizes for the dimensions that a model leaves open, by the name that it gives them, e.g. `{ sequence: 128 }`. */
export type DimensionSizes = Readonly<Record<string, number | string>>;

/** The first dimension of an input, where it is open: samples at a time. */
const OPEN_BATCH = 1;

interface NamedDimension {
  /** The model's own name, or `INPUT[2]`. */
  readonly name: string;
  readonly size: number | undefined;
  readonly isFirst: boolean;
}

/**
 * The shapes of a model's inputs, by their names.
 *
 * An open first dimension is the batch, 1 unless `sizes` says otherwise; every other open one needs a size.
 *
 * @throws InputError with every open dimension that has no size, and every size that is no whole number or that no
 *         dimension takes
 */
export function inputShapes(
  inputs: readonly ValueInfoProto[],
  sizes: DimensionSizes,
): ReadonlyMap<string, readonly number[]> {
  const dimensions = new Map(inputs.map((input) => [input.name ?? '', dimensionsOf(input)]));
  const all = [...dimensions.values()].flat();
  const batches = all.filter(({ isFirst }) => isFirst).map(({ name }) => name);
  const resolved = (dimension: NamedDimension): number | undefined => {
    if (dimension.size !== undefined) return dimension.size;
    const given = sizes[dimension.name];
    if (given !== undefined) return Number(given);
    return batches.includes(dimension.name) ? OPEN_BATCH : undefined;
  };
  const problems = [
    ...inputs.filter((input) => shapeOf(input) === undefined).map(shapeless),
    ...wrongSizes(sizes, all),
    ...unsized(all.filter((dimension) => resolved(dimension) === undefined)),
  ];
  if (problems.length > 0) throw new InputError(problems);
  return new Map(
    [...dimensions].map(([name, own]) => [name, own.map((one) => resolved(one) ?? OPEN_BATCH)]),
  );
}

function shapeOf({ type }: ValueInfoProto): readonly DimensionProto[] | undefined {
  const shape = type?.tensorType?.shape;
  return shape === undefined ? undefined : (shape.dim ?? []);
}

function dimensionsOf(input: ValueInfoProto): NamedDimension[] {
  return (shapeOf(input) ?? []).map(({ dimValue, dimParam }, index) => ({
    name: dimParam || `${input.name ?? ''}[${index}]`,
    size: dimValue !== undefined && dimValue > 0 ? dimValue : undefined,
    isFirst: index === 0,
  }));
}

function shapeless({ name }: ValueInfoProto): Problem {
  const rule = 'must have a shape';
  return { path: `input "${name}"`, rule, remedy: 'Export the model with example inputs' };
}

function unsized(open: readonly NamedDimension[]): Problem[] {
  const names = [...new Set(open.map(({ name }) => name))];
  if (names.length === 0) return [];
  return [
    {
      rule: `${names.map((name) => `"${name}"`).join(' and ')} must be given a size, as the model leaves ${names.length === 1 ? 'it' : 'them'} open`,
      remedy: `Add e.g. ${names.map((name) => `--option ${name}=128`).join(' ')}`,
    },
  ];
}

function wrongSizes(sizes: DimensionSizes, all: readonly NamedDimension[]): Problem[] {
  const open = all.filter(({ size }) => size === undefined).map(({ name }) => name);
  return Object.entries(sizes).flatMap(([name, size]): Problem[] => {
    if (!open.includes(name)) {
      const remedy =
        open.length === 0 ? 'All of its sizes are fixed' : didYouMean(name, [...new Set(open)]);
      return [{ path: name, rule: 'must be a dimension that the model leaves open', remedy }];
    }
    if (Number.isInteger(Number(size)) && Number(size) >= 1) return [];
    return [{ path: name, rule: 'must be a whole number ≥ 1', got: `"${size}"` }];
  });
}
