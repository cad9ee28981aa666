import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';

/** The state of a generator: four 32-bit whole numbers, ready for JSON. */
export type RandomState = readonly number[];

/** A seeded generator. The same seed gives the same numbers on every machine. */
export interface Random {
  /** A number in [0, 1), with 53 random bits. */
  uniform(): number;
  /** A whole number in [low, high], both ends included; low ≤ high. */
  integer(low: number, high: number): number;
  /** A number from the normal distribution with mean 0 and standard deviation 1 (Box–Muller). */
  normal(): number;
  /** One of the items; `items` must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** A new array with the same items in random order (sorted by random keys). */
  shuffle<T>(items: readonly T[]): T[];
  /** What `restoreRandom` needs to go on from here. */
  state(): RandomState;
}

type Generator = ReturnType<typeof xoroshiro128plusFromState>;

/** A generator from a whole-number seed of 32 bits (xoroshiro128+, Blackman and Vigna 2018). */
export function createRandom(seed: number): Random {
  return restoreRandom(mixedState(seed));
}

/** A generator that goes on where the one that gave `state` stood. */
export function restoreRandom(state: RandomState): Random {
  return wrap(xoroshiro128plusFromState(state));
}

/**
 * Four words from one (SplitMix, Steele et al. 2014, with the constants of Wellons' hash prospector), as the authors of
 * xoroshiro advise: straight from a small seed its first numbers are all but 1, whatever the seed.
 */
function mixedState(seed: number): RandomState {
  return [1, 2, 3, 4].map((step) => {
    let word = (seed + Math.imul(step, 0x9e3779b9)) | 0;
    word = Math.imul(word ^ (word >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return word ^ (word >>> 15);
  });
}

const TWO_POW_27 = 2 ** 27;
const TWO_POW_53 = 2 ** 53;

function wrap(generator: Generator): Random {
  const uniform = () => {
    const high = generator.next() >>> 6;
    const low = generator.next() >>> 5;
    return (high * TWO_POW_27 + low) / TWO_POW_53;
  };
  const integer = (low: number, high: number) => low + Math.floor(uniform() * (high - low + 1));
  return {
    uniform,
    integer,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    pick: (items) => {
      const item = items[integer(0, items.length - 1)];
      if (item === undefined) throw new RangeError('pick: no items to pick from');
      return item;
    },
    shuffle: (items) =>
      items
        .map((item) => ({ item, key: uniform() }))
        .sort((a, b) => a.key - b.key)
        .map(({ item }) => item),
    state: () => generator.getState(),
  };
}
