import type { Benchmark } from './benchmark.ts';
import { secondsPerCall } from './stopwatch.ts';

const STEPS = 1_000_000;

/** How fast this machine is just now: the other figures mean something only beside this one. */
export const yardstick: Benchmark = {
  name: 'yardstick',
  async run() {
    let kept = 0;
    const seconds = secondsPerCall(() => {
      let value = 1;
      for (let step = 0; step < STEPS; step++) value = Math.ceil(value * 1.1) % 4097;
      kept += value;
    });
    if (kept < 0) throw new RangeError('the sum of the yardstick cannot be negative');
    return [
      {
        what: 'multiplications, roundings and remainders of float64 in a row',
        measured: STEPS / seconds / 1e6,
        unit: 'M/s',
        against: null,
        ratio: null,
        bar: null,
      },
    ];
  },
};
