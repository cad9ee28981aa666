import { describe, expect, it } from 'vitest';
import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import type { Bandwidth, MemoryLevel } from '../../src/accelerator/memory-level.ts';
import { createRandom } from '../../src/base/random.ts';
import type { LayerOnAccelerator } from '../../src/cost/assemble-cost.ts';
import { mapspaces } from '../../src/mapper/optimal/mapspace.ts';
import { optimalMapping } from '../../src/mapper/optimal/optimal-mapping.ts';
import { asWired } from '../../src/mapping/as-wired.ts';
import { smallSubject } from '../support/small-hierarchy.ts';

const SEEDS = Array.from({ length: 200 }, (_, seed) => 1000 + seed);
const PORTS = ['readBitsPerCycle', 'writeBitsPerCycle', 'sharedBitsPerCycle'] as const;

/** An accelerator with one thing doubled, and what that is. */
interface Doubled {
  readonly what: string;
  readonly accelerator: Accelerator;
}

/** Every port, every capacity and both sides of the PE array, doubled one at a time. */
function doublings(accelerator: Accelerator): readonly Doubled[] {
  const { memories, peArray } = accelerator;
  const withMemory = (level: number, change: Partial<MemoryLevel>): Accelerator => ({
    ...accelerator,
    memories: memories.map((memory, index) =>
      index === level ? { ...memory, ...change } : memory,
    ),
  });
  return [
    ...memories.flatMap(({ name, capacityBits, bandwidth }, level): readonly Doubled[] => [
      ...(capacityBits === null
        ? []
        : [
            {
              what: `capacity of ${name}`,
              accelerator: withMemory(level, { capacityBits: 2 * capacityBits }),
            },
          ]),
      ...PORTS.filter((port) => bandwidth[port] !== null).map((port) => ({
        what: `${port} of ${name}`,
        accelerator: withMemory(level, { bandwidth: twice(bandwidth, port) }),
      })),
    ]),
    {
      what: 'rows',
      accelerator: { ...accelerator, peArray: { ...peArray, rows: 2 * peArray.rows } },
    },
    {
      what: 'columns',
      accelerator: { ...accelerator, peArray: { ...peArray, columns: 2 * peArray.columns } },
    },
  ];
}

function twice(bandwidth: Bandwidth, port: (typeof PORTS)[number]): Bandwidth {
  return { ...bandwidth, [port]: 2 * (bandwidth[port] ?? 0) };
}

/** Prices as they are, without leakage: more PEs leak more, whatever they gain. */
function withoutLeakage(subject: LayerOnAccelerator): LayerOnAccelerator {
  const memories = subject.costs.memories.map((cost) => ({ ...cost, leakagePjPerCycle: 0 }));
  return { ...subject, costs: { ...subject.costs, peLeakagePjPerCycle: 0, memories } };
}

function best(subject: LayerOnAccelerator, objective: 'latency' | 'edp'): number {
  const spaces = mapspaces(subject.accelerator, asWired, 'even');
  const { best: found } = optimalMapping({ ...subject, spaces, objective, reuse: 'stepwise' });
  return found?.merit ?? Number.POSITIVE_INFINITY;
}

describe('Doubling one bandwidth, one capacity or one side of the PE array', () => {
  it('never makes the best mapping worse, by latency or by energy × delay, for 200 layers on random hardware', () => {
    const worse: string[] = [];
    let better = 0;
    for (const seed of SEEDS) {
      const random = createRandom(seed);
      const objective = random.pick(['latency', 'edp'] as const);
      const subject = withoutLeakage(smallSubject(random));
      const before = best(subject, objective);
      const doubled = random.pick(doublings(subject.accelerator));
      const after = best({ ...subject, accelerator: doubled.accelerator }, objective);
      if (after > before * (1 + 1e-9))
        worse.push(`seed ${seed}, ${doubled.what}: ${after / before}`);
      if (after < before) better++;
    }
    expect(worse).toEqual([]);
    expect(better).toBeGreaterThan(20);
  });
});
