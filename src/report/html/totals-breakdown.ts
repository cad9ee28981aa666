import type { NetworkTotals } from '../network-totals.ts';
import {
  grouped,
  NOT_MODELLED,
  PJ_PER_MJ,
  percent,
  printerForPartsOf,
  significant,
} from '../number-format.ts';
import { energyBarParts, energyColour } from './energy-colours.ts';
import { html, type Markup } from './markup.ts';
import { type BarPart, wideBar } from './stacked-bar.ts';

interface Row {
  readonly name: string;
  readonly colourClass: string;
  readonly figure: string;
  /** 0 … 1; null where the part is not modelled. */
  readonly share: number | null;
}

/** What the time and the energy of a design are made of: a bar and a table for each. */
export function totalsBreakdown(totals: NetworkTotals): Markup {
  return html`<div class="breakdown">${timeBreakdown(totals)}${energyBreakdown(totals)}</div>`;
}

function timeBreakdown({ cycles, latencyCycles, latencyMs }: NetworkTotals): Markup {
  const kinds = ['compute', 'stall', 'fill', 'drain'] as const;
  const rows = kinds.map((name) => ({
    name,
    colourClass: name,
    figure: `${grouped(cycles[name])} cycles`,
    share: cycles[name] / latencyCycles,
  }));
  const parts = kinds.map((name) => ({ colourClass: name, amount: cycles[name] }));
  const caption = `Time: ${significant(latencyMs)} ms, ${grouped(latencyCycles)} cycles`;
  return breakdown(caption, parts, latencyCycles, rows);
}

function energyBreakdown({ energyParts, energyPj }: NetworkTotals): Markup {
  const totalMj = energyPj / PJ_PER_MJ;
  const print = printerForPartsOf(totalMj);
  const rows = energyParts.map((part, index) => ({
    name: part.name,
    colourClass: energyColour(index, energyParts),
    figure: part.energyPj === null ? NOT_MODELLED : `${print(part.energyPj / PJ_PER_MJ)} mJ`,
    share: part.energyPj === null ? null : part.energyPj / energyPj,
  }));
  const caption = `Energy: ${significant(totalMj)} mJ`;
  return breakdown(caption, energyBarParts(energyParts), energyPj, rows);
}

function breakdown(
  caption: string,
  parts: readonly BarPart[],
  full: number,
  rows: readonly Row[],
): Markup {
  return html`<div><table><caption>${caption}${wideBar(parts, full)}</caption><tbody>${rows.map(
    ({ name, colourClass, figure, share }) =>
      html`<tr><th scope="row"><i class="key ${colourClass}"></i>${name}</th><td class="number">${figure}</td><td class="number">${share === null ? '' : percent(share)}</td></tr>`,
  )}</tbody></table></div>`;
}
