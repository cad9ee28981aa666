import type { Accelerator } from '../accelerator/accelerator.ts';
import type { Binding, Cycles } from './cost.ts';
import type { ElementBits } from './element-bits.ts';
import { arrayCycles, drainCycles, fillCycles } from './latency-ends.ts';
import type { LevelTraffic } from './level-traffic.ts';
import type { ReuseMode } from './nest-traffic.ts';
import { type NetworkCycles, networkCycles } from './network-cycles.ts';
import { busiestOperand, PORTS, type Port, portCycles } from './port-cycles.ts';
import { type NestPlace, type StreamLatency, streamLatency } from './stream/stream-latency.ts';

export interface Latency {
  readonly cycles: Cycles;
  readonly latencyCycles: number;
  readonly binding: Binding;
  /** Cycles that each level alone would need, outermost first. */
  readonly levelCycles: readonly number[];
}

/**
 * The time of a layer: compute, the stall of its slowest memory port or network, and what cannot overlap at both ends.
 *
 * Steady state: all levels work at the same time, so the slowest sets the pace; a PE that waits for its tiles works the
 * longer. Fill and drain: see `exposedCycles`.
 *
 * @param compute  steps of the loop nest
 * @param reuse    `timeloop` leaves fill, drain, networks and the tile stream out
 * @param nest     where the nest lies; without it no tile stream is timed
 */
export function latency(
  accelerator: Accelerator,
  compute: number,
  levels: readonly LevelTraffic[],
  bits: ElementBits,
  reuse: ReuseMode,
  nest?: NestPlace,
): Latency {
  const ported = steadyState(accelerator, compute, levels, bits);
  if (reuse === 'timeloop') return assemble(compute, ported, 0, 0);
  const steady = networkedState(accelerator, ported, compute, levels, bits);
  const { tileStream } = accelerator;
  if (tileStream !== undefined && nest !== undefined) {
    const streamed = streamLatency(accelerator, tileStream, nest);
    const { fillCycles: fill, drainCycles: drain } = streamed;
    return assemble(compute, streamedState(accelerator, steady, streamed), fill, drain);
  }
  const { levelCycles } = steady;
  // What the levels inside one need for all tiles that it hands them.
  const workCycles = levelCycles.map((_, level) =>
    Math.max(compute, ...levelCycles.slice(level + 1)),
  );
  const fill = arrayCycles(accelerator, levels) + fillCycles(accelerator, levels, bits, workCycles);
  const drain = drainCycles(accelerator, levels, bits, workCycles);
  return assemble(compute, steady, fill, drain);
}

interface SteadyState {
  /** Compute and stall. */
  readonly cycles: number;
  readonly binding: Binding;
  readonly levelCycles: readonly number[];
}

function assemble(
  compute: number,
  { cycles, binding, levelCycles }: SteadyState,
  fill: number,
  drain: number,
): Latency {
  return {
    cycles: { compute, stall: cycles - compute, fill, drain },
    latencyCycles: cycles + fill + drain,
    binding,
    levelCycles,
  };
}

function steadyState(
  { memories }: Accelerator,
  compute: number,
  levels: readonly LevelTraffic[],
  bits: ElementBits,
): SteadyState {
  let steady = compute;
  let slowest: { level: number; port: Port } | undefined;
  const levelCycles = memories.map(({ bandwidth }, level) => {
    let cycles = compute;
    for (const port of PORTS) {
      const ported = portCycles(compute, levels[level], level, port, bandwidth, bits);
      cycles = Math.max(cycles, ported);
      if (ported > steady) {
        steady = ported;
        slowest = { level, port };
      }
    }
    return cycles;
  });
  return {
    cycles: steady,
    binding: slowest === undefined ? { resource: 'compute' } : bindingOf(slowest),
    levelCycles,
  };

  function bindingOf({ level, port }: { level: number; port: Port }): Binding {
    const memory = memories[level]?.name ?? '';
    const operand = busiestOperand(levels[level]?.operands ?? [], level, port, bits);
    return { resource: 'bandwidth', memory, port, operand };
  }
}

/** The steady state where the PEs wait for tiles on the networks between memories, and the networks take their time. */
function networkedState(
  { memories }: Accelerator,
  ported: SteadyState,
  compute: number,
  levels: readonly LevelTraffic[],
  bits: ElementBits,
): SteadyState {
  if (memories.every(({ network }) => network === undefined)) return ported;
  const networks = memories.map(({ network }, level) =>
    network === undefined ? undefined : networkCycles(network, level, levels, bits),
  );
  const workCycles = compute + networks.reduce((sum, one) => sum + (one?.waitCycles ?? 0), 0);
  const paces = networks.map((one) => paceOf(one, workCycles));
  const cycles = Math.max(compute, ...paces);
  const levelCycles = ported.levelCycles.map((own, level) => Math.max(own, paces[level] ?? 0));
  if (ported.cycles >= cycles) return { ...ported, levelCycles };
  const slowest = paces.indexOf(cycles);
  const memory = memories[slowest]?.name ?? '';
  const operand = networks[slowest]?.busiest ?? 'weights';
  const binding: Binding = { resource: 'bandwidth', memory, port: 'network', operand };
  return { cycles, binding, levelCycles };
}

/** Cycles that a network sets the pace with: its own, or all work where that waits for its tiles. */
function paceOf(network: NetworkCycles | undefined, workCycles: number): number {
  if (network === undefined) return 0;
  return network.waitCycles > 0 ? Math.max(workCycles, network.cycles) : network.cycles;
}

/** The steady state of a tile stream; a port that is slower than all of it still sets the pace. */
function streamedState(
  { memories }: Accelerator,
  steady: SteadyState,
  streamed: StreamLatency,
): SteadyState {
  const { steadyCycles, workCycles, transferCycles, busiest } = streamed;
  const [dram = 0, ...inside] = steady.levelCycles;
  const levelCycles = [Math.max(dram, transferCycles), ...inside];
  const cycles = Math.ceil(steadyCycles);
  if (steady.cycles >= cycles) return { ...steady, levelCycles };
  const memory = memories[0]?.name ?? '';
  const binding: Binding =
    transferCycles > workCycles
      ? { resource: 'bandwidth', memory, port: 'shared', operand: busiest }
      : { resource: 'compute' };
  return { cycles, binding, levelCycles };
}
