import type { Accelerator } from '../../accelerator/accelerator.ts';
import { type Bandwidth, instanceCount, type MemoryLevel } from '../../accelerator/memory-level.ts';
import { capacityBytes, grouped, significant } from '../number-format.ts';
import { html, type Markup } from './markup.ts';

/** The accelerator of a design: a sentence on its array, and its memories as a table. */
export function acceleratorSummary(accelerator: Accelerator): Markup {
  return html`<p>${accelerator.title}: ${arrayWords(accelerator)}</p>
<div class="scroll"><table><caption>Memories, outermost first</caption>
<thead><tr><th scope="col">memory</th><th scope="col">holds</th><th scope="col" class="number">capacity each</th><th scope="col" class="number">instances</th><th scope="col" class="number">bits per cycle</th></tr></thead>
<tbody>${accelerator.memories.map(memoryRow)}</tbody></table></div>`;
}

function arrayWords({ peArray, clockMHz, technology, precisionBits, dataflows }: Accelerator) {
  const { weights, inputs, partialSums, outputs } = precisionBits;
  return [
    `${grouped(peArray.rows)} × ${grouped(peArray.columns)} PEs at ${significant(clockMHz)} MHz in ${technology}`,
    `dataflow ${dataflows.join(' or ')}`,
    `weights ${weights}, inputs ${inputs}, partial sums ${partialSums}, outputs ${outputs} bits wide.`,
  ].join('; ');
}

function memoryRow(memory: MemoryLevel): Markup {
  const { name, kind, holds, capacityBits, doubleBuffered } = memory;
  const capacity = capacityBits === null ? 'unlimited' : capacityBytes(capacityBits);
  return html`<tr><th scope="row">${name} <small>${kind}</small></th><td>${holds.join(', ')}</td><td class="number">${capacity}${doubleBuffered ? ', double-buffered' : ''}</td><td class="number">${grouped(instanceCount(memory))}</td><td class="number">${bandwidthWords(memory.bandwidth)}</td></tr>`;
}

function bandwidthWords(bandwidth: Bandwidth): string {
  const { readBitsPerCycle, writeBitsPerCycle, sharedBitsPerCycle } = bandwidth;
  const limits = [
    { name: 'read', bits: readBitsPerCycle },
    { name: 'write', bits: writeBitsPerCycle },
    { name: 'shared', bits: sharedBitsPerCycle },
  ];
  const known = limits.flatMap(({ name, bits }) =>
    bits === null ? [] : `${name} ${significant(bits)}`,
  );
  return known.length === 0 ? 'no limit' : known.join(', ');
}
