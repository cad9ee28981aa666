import { z } from 'zod';
import { loadTechnology } from '../../../io/technology-schema.ts';
import { memoryMacro } from '../../../technology/memory-law.ts';
import type { Technology } from '../../../technology/technology.ts';
import type { Figure, Reproduction } from '../reproduction.ts';
import { count, text } from '../setting-words.ts';

const memory = z.strictObject({ name: text, bytes: count, rowBits: count });

const setting = z.strictObject({
  ratios: z.strictObject({
    technology: text,
    macBits: count,
    wordBits: count,
    memories: z.array(memory).min(1),
    dram: text.describe('kind of DRAM'),
  }),
  energies: z.strictObject({
    technology: text,
    macBits: z.array(count),
    memories: z.array(memory).min(1),
    dram: text,
    dramBits: count,
  }),
});

type Setting = z.output<typeof setting>;

/** Energies of M. Horowitz, ISSCC 2014, and ratios of Y.-H. Chen et al., ISCA 2016, against our technology tables. */
export const horowitzEyerissEnergy: Reproduction<Setting> = {
  name: 'horowitz-eyeriss-energy',
  setting,
  run: ({ ratios, energies }) => [...ratioFigures(ratios), ...energyFigures(energies)],
};

function macPj({ macs }: Technology, bits: number): number | null {
  return macs.find((mac) => mac.bits === bits)?.energyPj ?? null;
}

function dramPjPerBit({ dram }: Technology, kind: string): number | null {
  return dram.kinds.find(({ name }) => name === kind)?.pjPerBit ?? null;
}

function readPj(technology: Technology, bytes: number, rowBits: number): number {
  return memoryMacro(technology.memory, bytes * 8, rowBits).readPjPerRow;
}

/** Energy of a word from each place by that of a multiply-accumulate. */
function ratioFigures(given: Setting['ratios']): readonly Figure[] {
  const technology = loadTechnology(given.technology);
  const mac = macPj(technology, given.macBits) ?? Number.NaN;
  const words = (rowBits: number) => rowBits / given.wordBits;
  const dram = dramPjPerBit(technology, given.dram);
  const figure = (layer: string, pj: number | null): Figure => ({
    metric: 'energy of a word by that of a multiply-accumulate',
    layer,
    value: pj === null ? null : pj / mac,
    unit: '×',
  });
  return [
    ...given.memories.map(({ name, bytes, rowBits }) =>
      figure(name, readPj(technology, bytes, rowBits) / words(rowBits)),
    ),
    figure('DRAM', dram === null ? null : dram * given.wordBits),
  ];
}

function energyFigures(given: Setting['energies']): readonly Figure[] {
  const technology = loadTechnology(given.technology);
  const dram = dramPjPerBit(technology, given.dram);
  const figure = (layer: string, value: number | null): Figure => ({
    metric: 'energy',
    layer,
    value,
    unit: 'pJ',
  });
  return [
    ...given.macBits.map((bits) =>
      figure(`multiply-accumulate, ${bits} bits`, macPj(technology, bits)),
    ),
    ...given.memories.map(({ name, bytes, rowBits }) =>
      figure(name, readPj(technology, bytes, rowBits)),
    ),
    figure(`DRAM, ${given.dramBits} bits`, dram === null ? null : dram * given.dramBits),
  ];
}
