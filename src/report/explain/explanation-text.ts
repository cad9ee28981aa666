import { figureLines } from '../figure-lines.ts';
import {
  grouped,
  NOT_MODELLED,
  PJ_PER_UJ,
  percent,
  printerForPartsOf,
  shortCount,
  significant,
} from '../number-format.ts';
import { wrapText } from '../wrap-text.ts';
import { energyWords } from './energy-cause.ts';
import type { LayerExplanation } from './layer-explanation.ts';
import { nestDrawing } from './nest-drawing.ts';
import { accessTable } from './operand-accesses.ts';
import { reliefLines } from './relief-words.ts';
import { rooflineWords } from './roofline-words.ts';

const INDENT = '  ';

/** Everything about one layer, as text for a terminal: a heading and indented lines for each question. */
export function explanationText(explanation: LayerExplanation, width: number): string {
  const { nest, pes, accesses, latencyCycles, reliefs } = explanation;
  const inside = width - INDENT.length;
  const prose = (text: string) => wrapText(text, inside);
  const items = (texts: readonly string[]) =>
    texts.map((text) => wrapText(text, inside, INDENT)).join('\n');
  const drawing =
    nest.length === 0 ? 'none: the layer streams past the array' : nestDrawing(nest, pes);
  return [
    headline(explanation),
    section('Loop nest', drawing),
    section('Accesses, in elements over all instances', accessTable(accesses, inside)),
    section('Roofline', prose(rooflineWords(explanation))),
    section(`Time: ${grouped(latencyCycles)} cycles`, timeLines(explanation)),
    section('What binds', prose(explanation.bindingWords)),
    section('What would relieve it', items(reliefLines(reliefs))),
    section(energyHeading(explanation), energyLines(explanation)),
  ].join('\n\n');
}

function headline(explanation: LayerExplanation): string {
  const { layer, kind, macs, dataflow, latencyCycles, latencyMs, networkShare } = explanation;
  const time = `${grouped(latencyCycles)} cycles = ${significant(latencyMs)} ms`;
  const work = macs === 0 ? '' : `, ${shortCount(macs)} MACs`;
  return `${layer}: ${kind}${work}, ${dataflow}, ${time}${shareWords(explanation.alike.length, networkShare)}`;
}

function shareWords(alike: number, share: number): string {
  const all = alike === 0 ? '' : ` with ${grouped(alike)} alike`;
  return `,${all} ${percent(share)} of the network's time`;
}

function section(heading: string, body: string): string {
  const lines = body.split('\n').map((line) => INDENT + line);
  return [heading, ...lines].join('\n');
}

function timeLines({ cycles, latencyCycles }: LayerExplanation): string {
  const kinds = ['compute', 'stall', 'fill', 'drain'] as const;
  return figureLines(
    kinds.map((kind) => [kind, grouped(cycles[kind]), percent(cycles[kind] / latencyCycles)]),
  ).join('\n');
}

function energyHeading({ energy }: LayerExplanation): string {
  return `Energy: ${significant(energy.energyPj / PJ_PER_UJ)} µJ; ${energyWords(energy)}`;
}

function energyLines({ energy: { parts, energyPj } }: LayerExplanation): string {
  const print = printerForPartsOf(energyPj / PJ_PER_UJ);
  const rows = parts.map(({ name, energyPj: partPj }) =>
    partPj === null
      ? [name, NOT_MODELLED, '']
      : [name, `${print(partPj / PJ_PER_UJ)} µJ`, percent(partPj / energyPj)],
  );
  return figureLines(rows).join('\n');
}
