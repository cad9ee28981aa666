import { peCount } from '../accelerator/accelerator.ts';
import type { LayerOnAccelerator } from '../cost/assemble-cost.ts';
import { leakagePjPerCycle } from '../cost/energy.ts';
import type { BoundColumns } from '../mapper/optimal/bound-columns.ts';
import {
  busLimits,
  macEnergyPj,
  type PairPrice,
  pairPrice,
  portLimits,
  roomLimits,
} from '../mapper/optimal/bound-prices.ts';
import type { CostBoundOptions } from '../mapper/optimal/cost-bound.ts';
import { EndBound } from '../mapper/optimal/end-bound.ts';

/** Room for the rounding of float32 where a tile fills a memory to the last bit; float64 decides. */
const SLACK = 1 + 2 ** -18;
/** Stands for infinity, which float32 kernels do not have. */
export const UNREACHABLE = 3e38;

/** How mappings are scored: statements over the columns `v0`, `v1`, … of a mapping, and the numbers that they read. */
export interface MappingScore {
  /** Columns of a row of factors. */
  readonly width: number;
  /** Whether the mapping fits, as a condition. */
  readonly fits: string;
  /** Statements that end in `const merit`. */
  readonly statements: readonly string[];
  /** Whether the mapping is as fast as it has to be, as a condition after the statements. */
  readonly isTimely: string;
  /** Values of `p0`, `p1`, …: prices, capacities and rates of one design and layer. */
  readonly parameters: readonly number[];
}

/**
 * Writes `CostBound` for single mappings as straight statements in the kernel subset. Problems with the same levels, fan-outs
 * and ports differ in nothing but the parameters, so that one kernel scores them all.
 */
export function mappingScore(
  subject: LayerOnAccelerator,
  columns: BoundColumns,
  options: CostBoundOptions,
): MappingScore {
  return new ScoreWriter(subject, columns, options).write();
}

class ScoreWriter {
  private readonly parameters: number[] = [];
  private readonly statements: string[] = [];
  private readonly levels: number;
  private readonly pairs: readonly PairPrice[];
  private readonly readBits: string[][];
  private readonly writeBits: string[][];
  private readonly busIn: string[][];
  private readonly busOut: string[][];
  /** Cycles that each level needs at least. */
  private readonly busy: string[][];

  constructor(
    private readonly subject: LayerOnAccelerator,
    private readonly columns: BoundColumns,
    private readonly options: CostBoundOptions,
  ) {
    this.levels = subject.accelerator.memories.length;
    this.pairs = columns.pairs.map((pair) => pairPrice(subject, pair));
    const perLevel = () => Array.from({ length: this.levels + 1 }, (): string[] => []);
    this.readBits = perLevel();
    this.writeBits = perLevel();
    this.busIn = perLevel();
    this.busOut = perLevel();
    this.busy = perLevel();
  }

  write(): MappingScore {
    const fits = this.fits();
    this.countInstances();
    const accessPj = this.countAccesses();
    this.countCycles();
    this.judge(accessPj);
    const isTimely = `cycles <= ${this.parameter(this.options.limitCycles * SLACK)}`;
    const { parameters, statements } = this;
    return { width: this.columns.count, fits, statements, isTimely, parameters };
  }

  private parameter(value: number): string {
    this.parameters.push(Math.min(value, UNREACHABLE));
    return `p${this.parameters.length - 1}`;
  }

  private fits(): string {
    const { fanOuts, fanOutsAt } = this.columns;
    const spread = fanOuts.map(
      ({ children }, index) => `v${fanOutsAt + index} <= ${this.parameter(children)}`,
    );
    const rooms = roomLimits(this.subject, this.columns).map(({ tiles, haveBits }) => {
      const need = tiles.map(({ column, bits }) => `v${column} * ${this.parameter(bits)}`);
      return `${need.join(' + ')} <= ${this.parameter(haveBits * SLACK)}`;
    });
    return [...spread, ...rooms].join(' && ') || '1 > 0';
  }

  /** Fan-outs outside a level: instances of levels with as many are the same. */
  private outside(level: number): number {
    return this.columns.fanOuts.filter((fanOut) => fanOut.level < level).length;
  }

  private countInstances(): void {
    const { fanOuts, fanOutsAt } = this.columns;
    fanOuts.forEach((_, index) => {
      const outer = index === 0 ? '' : `n${index} * `;
      this.statements.push(
        `const n${index + 1} = ${outer}v${fanOutsAt + index};`,
        `const s${index + 1} = 1 / n${index + 1};`,
      );
    });
  }

  /** One over the instances. */
  private share(level: number): string {
    const outside = this.outside(level);
    return outside === 0 ? '1' : `s${outside}`;
  }

  /** Outputs that reach a level for the first time: every one, in each of the instances that hold it. */
  private firsts(level: number): string {
    const { copies, copiesAt } = this.columns;
    const { N, G, K, P, Q } = this.subject.layer.extents;
    const outputs = this.parameter(N * G * K * P * Q);
    const index = copies.indexOf(level);
    return index < 0 ? outputs : `${outputs} / v${copiesAt + index}`;
  }

  /** Energy of all accesses, as a sum; notes the bits that each port moves. */
  private countAccesses(): string {
    const terms: string[] = [];
    this.pairs.forEach((pair, index) => {
      const { child, parent } = pair;
      const crossing = `v${index * 2 + 1}`;
      let reads = crossing;
      let fills = `v${index * 2}`;
      const parentBits = this.parameter(pair.parentBits);
      if (pair.isOutputs) {
        reads = `reads${index}`;
        this.statements.push(
          `const ${reads} = laterCrossings(${crossing}, ${this.firsts(parent)});`,
        );
        terms.push(`${crossing} * ${this.parameter(pair.parentWritePj)}`);
        this.writeBits[parent]?.push(`${crossing} * ${parentBits}`);
        this.busOut[child]?.push(`${crossing} * ${parentBits} * ${this.share(parent)}`);
      }
      terms.push(`${reads} * ${this.parameter(pair.parentReadPj)}`);
      this.readBits[parent]?.push(`${reads} * ${parentBits}`);
      this.busIn[child]?.push(`${reads} * ${parentBits} * ${this.share(parent)}`);
      if (child === this.levels) return;
      if (pair.isOutputs) {
        this.statements.push(
          `const fills${index} = laterCrossings(${fills}, ${this.firsts(child)});`,
        );
        fills = `fills${index}`;
      }
      terms.push(`${fills} * ${this.parameter(pair.childWritePj)}`);
      this.writeBits[child]?.push(`${fills} * ${this.parameter(pair.childBits)}`);
    });
    return terms.join(' + ');
  }

  private countCycles(): void {
    const { accelerator } = this.subject;
    const isStepwise = this.options.reuse === 'stepwise';
    this.statements.push(`const compute = v${this.columns.stepsAt};`);
    this.countPorts();
    if (isStepwise) this.countBuses();
    const slowest: string[] = [];
    this.busy.forEach((limits, level) => {
      if (limits.length === 0) return;
      this.statements.push(`const busy${level} = ${largest('compute', limits)};`);
      slowest.push(`busy${level}`);
    });
    const hasEnds = isStepwise && accelerator.tileStream === undefined;
    const cycles = [largest('compute', slowest), ...(hasEnds ? this.ends() : [])];
    this.statements.push(`const cycles = ${cycles.join(' + ')};`);
  }

  private countPorts(): void {
    const ports = this.subject.accelerator.memories.flatMap(portLimits);
    for (const { level, bitsPerCycle, reads, writes } of ports) {
      const moved = [
        ...(reads ? (this.readBits[level] ?? []) : []),
        ...(writes ? (this.writeBits[level] ?? []) : []),
      ];
      if (moved.length === 0) continue;
      const rate = this.parameter(1 / bitsPerCycle);
      this.busy[level]?.push(`portCycles(${moved.join(' + ')}, ${rate}, ${this.share(level)})`);
    }
  }

  /** What passes the networks into memories, and how long PEs wait for what does not arrive while they work. */
  private countBuses(): void {
    const waits: string[] = [];
    const paced: { readonly level: number; readonly name: string }[] = [];
    for (const bus of this.subject.accelerator.memories.flatMap(busLimits)) {
      const { level } = bus;
      const arriving = this.busIn[level] ?? [];
      const leaving = this.busOut[level] ?? [];
      if (leaving.length > 0) {
        const rate = this.parameter(1 / bus.outBitsPerCycle);
        this.busy[level]?.push(`(${leaving.join(' + ')}) * ${rate}`);
      }
      if (arriving.length === 0) continue;
      const name = `arriving${level}`;
      const rate = this.parameter(1 / bus.inBitsPerCycle);
      this.statements.push(`const ${name} = (${arriving.join(' + ')}) * ${rate};`);
      this.busy[level]?.push(name);
      if (!bus.waits) continue;
      waits.push(name);
      paced.push({ level, name });
    }
    if (waits.length === 0) return;
    this.statements.push(`const waiting = compute + ${waits.join(' + ')};`);
    for (const { level, name } of paced) {
      this.statements.push(`const pace${level} = ${name} > 0 ? waiting : compute;`);
      this.busy[level]?.push(`pace${level}`);
    }
  }

  /** Fill and drain, and what the array adds. */
  private ends(): readonly string[] {
    const bound = new EndBound(this.subject.accelerator, this.columns, this.pairs);
    const folds = bound.foldsAt.map((at) => `v${at}`);
    const foldCycles = this.parameter(bound.foldCycles);
    const added = folds.length === 0 ? foldCycles : `${foldCycles} * ${largest('1', folds)}`;
    const transfers = bound.transfers.map(({ level, parts }, index) => {
      const inner = this.busy.flatMap((limits, other) =>
        other > level && limits.length > 0 ? [`busy${other}`] : [],
      );
      const transfer = parts.map(
        ({ trafficAt, cyclesPerElement }) => `v${trafficAt} * ${this.parameter(cyclesPerElement)}`,
      );
      const shares = parts.map(({ shareAt }) => `v${shareAt}`);
      const share = shares.reduce((smaller, one) => `Math.min(${smaller}, ${one})`, '1');
      const work = largest('compute', inner);
      this.statements.push(
        `const end${index} = Math.min(${transfer.join(' + ')}, ${work} * ${share});`,
      );
      return `end${index}`;
    });
    return [this.parameter(bound.fixedCycles), added, ...transfers];
  }

  /** Leakage, and the clock of the PEs that hold work. */
  private pjPerCycle(): string {
    const { accelerator, costs } = this.subject;
    const whole = leakagePjPerCycle(accelerator, costs);
    if (this.options.reuse === 'stepwise') {
      const clocked = this.heldInstances(costs.memories.length, accelerator.clockPjPerPeCycle ?? 0);
      return [this.parameter(whole ?? 0), ...clocked].join(' + ');
    }
    // Counted as none where that of any component is unknown.
    const known = whole === null ? 0 : 1;
    const ofPes = known * peCount(accelerator) * (costs.peLeakagePjPerCycle ?? 0);
    const shared = costs.memories.flatMap(({ leakagePjPerCycle: pj }, level) =>
      this.heldInstances(level, known * (pj ?? 0)),
    );
    return [this.parameter(ofPes), ...shared].join(' + ');
  }

  /** The instances of a level that hold work, at a price each; nothing where they are free. */
  private heldInstances(level: number, pj: number): readonly string[] {
    if (pj === 0) return [];
    const index = this.columns.held.indexOf(level);
    const price = this.parameter(pj);
    return [index < 0 ? price : `v${this.columns.heldAt + index} * ${price}`];
  }

  private judge(accessPj: string): void {
    const { objective } = this.options;
    const { statements } = this;
    const energy = () => {
      const macPj = this.parameter(macEnergyPj(this.subject));
      return `layerPj(${macPj}, ${accessPj}, cycles, ${this.pjPerCycle()})`;
    };
    if (objective === 'latency') statements.push('const merit = cycles;');
    if (objective === 'energy') statements.push(`const merit = ${energy()};`);
    if (objective === 'edp') statements.push(`const merit = ${energy()} * cycles;`);
  }
}

function largest(first: string, others: readonly string[]): string {
  return others.reduce((larger, one) => `Math.max(${larger}, ${one})`, first);
}
