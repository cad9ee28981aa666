import groupBy from 'lodash/groupBy.js';
import { capacityBytes, grouped, percent, significant } from '../number-format.ts';
import type { Relief } from './relief.ts';

/** From this share of the latency on, a gain or a loss is worth naming. */
export const WORTH_NAMING_SHARE = 0.005;

/** Reliefs that gain something, as sentences; the others in one line each for what gains nothing and what loses. */
export function reliefLines(reliefs: readonly Relief[]): readonly string[] {
  const { helping, useless, harmful } = sorted(reliefs);
  return [
    ...helping.map((relief) => `${reliefWords(relief)}${sideEffects(relief)}`),
    ...(useless.length === 0 ? [] : [`doubling does not help: ${withoutGain(useless, helping)}`]),
    ...harmful.map(
      ({ savedShare, ...relief }) =>
        `doubling the ${partOf(relief)} would cost ${percent(-savedShare)} more: a larger array takes longer to fill`,
    ),
  ];
}

/** The same for a paragraph: only the greatest gains, in short. */
export function reliefSummary(reliefs: readonly Relief[], most: number): string {
  const { helping } = sorted(reliefs);
  if (helping.length === 0) return 'Doubling any one part would gain less than half a percent.';
  const [first, ...others] = helping.slice(0, most);
  if (first === undefined) return '';
  const rest = others.map((relief) => `the ${partOf(relief)} ${percent(relief.savedShare)}`);
  const words = [`Doubling ${reliefWords(first).slice('doubling '.length)}`, ...rest];
  return `${words.join(', ')}.`;
}

function sorted(reliefs: readonly Relief[]) {
  return {
    helping: reliefs.filter(({ savedShare }) => savedShare >= WORTH_NAMING_SHARE),
    useless: reliefs.filter(({ savedShare }) => Math.abs(savedShare) < WORTH_NAMING_SHARE),
    harmful: reliefs.filter(({ savedShare }) => savedShare <= -WORTH_NAMING_SHARE),
  };
}

/** `doubling the DRAM bandwidth would save 22 % of the latency (new mapping: 31 %)`. */
export function reliefWords(relief: Relief): string {
  const { savedShareSameMapping: same, savedShareNewMapping: anew } = relief;
  const what = `doubling the ${partOf(relief)} would save`;
  if (anew === null || anew < same || percent(anew) === percent(same))
    return `${what} ${percent(same)} of the latency`;
  if (same < WORTH_NAMING_SHARE)
    return `${what} ${percent(anew)} of the latency with a new mapping`;
  return `${what} ${percent(same)} of the latency (new mapping: ${percent(anew)})`;
}

function sideEffects({ energyChangeShare, areaChangeShare, overBudget }: Relief): string {
  const words = [
    ...changeWords('energy', energyChangeShare),
    ...changeWords('area', areaChangeShare ?? 0),
    ...(overBudget.length === 0 ? [] : ['beyond the budget of the device']),
  ];
  return words.length === 0 ? '' : `; ${words.join(', ')}`;
}

function changeWords(what: string, share: number): string[] {
  if (Math.abs(share) < WORTH_NAMING_SHARE) return [];
  return [`${what} ${percent(Math.abs(share))} ${share > 0 ? 'more' : 'less'}`];
}

/** `bandwidth of GLB (write), RF; capacity of GLB; PE rows`: what to double, without its size. */
function withoutGain(useless: readonly Relief[], helping: readonly Relief[]): string {
  const parts = useless.map(({ doubling }) => doubling);
  const ports = groupBy(
    parts.filter((part) => part.of === 'bandwidth'),
    ({ memory }) => memory,
  );
  const memories = Object.entries(ports).map(([memory, some]) =>
    helping.some(({ doubling }) => doubling.of === 'bandwidth' && doubling.memory === memory)
      ? `${memory} (${some.map(({ port }) => port).join(', ')})`
      : memory,
  );
  const networks = parts.filter((part) => part.of === 'network').map(({ memory }) => memory);
  const capacities = parts.filter((part) => part.of === 'capacity').map(({ memory }) => memory);
  return [
    ...(memories.length === 0 ? [] : [`bandwidth of ${memories.join(', ')}`]),
    ...(networks.length === 0 ? [] : [`networks to ${networks.join(', ')}`]),
    ...(capacities.length === 0 ? [] : [`capacity of ${capacities.join(', ')}`]),
    ...parts.flatMap(({ of }) => (of === 'peRows' ? 'PE rows' : [])),
    ...parts.flatMap(({ of }) => (of === 'peColumns' ? 'PE columns' : [])),
  ].join('; ');
}

/** `DRAM bandwidth of 19.2 bits per cycle`, `global_buffer capacity of 108 KiB`, `12 PE rows`. */
export function partOf({ doubling, before }: Pick<Relief, 'doubling' | 'before'>): string {
  switch (doubling.of) {
    case 'peRows':
      return `${grouped(before)} PE rows`;
    case 'peColumns':
      return `${grouped(before)} PE columns`;
    case 'capacity':
      return `${doubling.memory} capacity of ${capacityBytes(before)}`;
    case 'network':
      return `network to ${doubling.memory} of ${significant(before)} bits per cycle`;
    case 'bandwidth': {
      const port = doubling.port === 'shared' ? '' : ` ${doubling.port}`;
      return `${doubling.memory}${port} bandwidth of ${significant(before)} bits per cycle`;
    }
  }
}
