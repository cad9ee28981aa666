import { LOOP_DIMS, type LoopDim } from '../../workload/dims.ts';
import { type LevelPlan, unseenDims } from './reuse-plans.ts';

/** Dimensions whose steps slide the window over the inputs. */
const SLIDING_DIMS: readonly LoopDim[] = ['P', 'Q', 'R', 'S'];

/**
 * Orders of the temporal loops of one level under a plan of re-use, outermost first: what the stationary operand sees, then
 * what it does not. They differ only in which dimension slides the window of the inputs, and in whether groups turn all
 * operands over where none is to stay, as nothing else of an order matters (docs/mapper.md).
 *
 * @param dims  those with more than one step, in the order of `LOOP_DIMS`
 */
export function levelOrders(
  dims: readonly LoopDim[],
  plan: LevelPlan | undefined,
): readonly (readonly LoopDim[])[] {
  const stationary = plan?.stationary ?? null;
  const unseen = stationary === null ? [] : unseenDims(stationary);
  const inner = dims.filter((dim) => unseen.includes(dim));
  const outer = dims.filter((dim) => !unseen.includes(dim));
  // The inputs do not see the inner loops where they are stationary: then the outer ones decide.
  const turning = inner.length === 0 || stationary === 'inputs' ? outer : inner;
  const lasts = turning.filter(
    (dim) => SLIDING_DIMS.includes(dim) || (dim === 'G' && stationary === null),
  );
  if (lasts.length === 0) return [[...outer, ...inner]];
  return lasts.map((last) => {
    const reordered = [...turning.filter((dim) => dim !== last), last];
    return turning === outer ? [...reordered, ...inner] : [...outer, ...reordered];
  });
}

/** `levelOrders` by the set of dimensions, a bit for each of `LOOP_DIMS`; worked out once for every set that is asked for. */
export class LevelOrders {
  private readonly known = new Map<number, readonly (readonly number[])[]>();

  constructor(private readonly plan: LevelPlan | undefined) {}

  /** Indices into `LOOP_DIMS`. */
  of(dims: number): readonly (readonly number[])[] {
    const known = this.known.get(dims);
    if (known !== undefined) return known;
    const present = LOOP_DIMS.filter((_, index) => (dims >> index) % 2 === 1);
    const orders = levelOrders(present, this.plan).map((order) =>
      order.map((dim) => LOOP_DIMS.indexOf(dim)),
    );
    this.known.set(dims, orders);
    return orders;
  }
}
