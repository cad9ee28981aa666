import { type Accelerator, peCount } from '../../accelerator/accelerator.ts';
import type { Cost } from '../../cost/cost.ts';
import type { MappedLayer } from '../../mapper/mapped-network.ts';
import { bottleneck } from '../bottleneck.ts';
import { grouped, percent } from '../number-format.ts';

const PORT_WORDS = {
  read: 'read port',
  write: 'write port',
  shared: 'bandwidth',
  network: 'network',
} as const;

/** What sets the pace of a layer, and how far the next slowest part is behind; a sentence without a full stop. */
export function bindingWords({ cost, mapping }: MappedLayer, accelerator: Accelerator): string {
  const { binding } = cost;
  if (binding.resource === 'compute') return computeWords(cost, accelerator) + endsWords(cost);
  const what = `the ${PORT_WORDS[binding.port]} of ${binding.memory} sets the pace, mostly with ${binding.operand}`;
  if (mapping === null) return `${what}: the layer streams past the array`;
  return `${what}: it needs ${paceWords(cost, binding.memory)}${endsWords(cost)}`;
}

function computeWords({ macs, cycles }: Cost, accelerator: Accelerator): string {
  const busyShare = macs / (cycles.compute * peCount(accelerator));
  const pace = 'the PEs set the pace: no memory takes longer than the arithmetic';
  return busyShare > 0.995 ? pace : `${pace}, whose loops keep ${percent(busyShare)} of them busy`;
}

function paceWords({ cycles, levels }: Cost, bound: string): string {
  const steady = grouped(cycles.compute + cycles.stall);
  const [next] = levels
    .filter(({ memory, cycles: own }) => memory !== bound && own > cycles.compute)
    .toSorted((a, b) => b.cycles - a.cycles);
  const runnerUp = next === undefined ? '' : `, and ${next.memory} ${grouped(next.cycles)}`;
  return `${steady} cycles where the arithmetic needs ${grouped(cycles.compute)}${runnerUp}`;
}

/** Named where it is the largest part of the time: then the pace of the steady state is not what counts. */
function endsWords(cost: Cost): string {
  switch (bottleneck(cost)) {
    case 'fill':
      return '; most of the time the first tiles are on their way in (fill)';
    case 'drain':
      return '; most of the time the last outputs are on their way out (drain)';
    case 'bandwidth':
    case 'compute':
      return '';
  }
}
