import { existsSync, readFileSync } from 'node:fs';
import sortBy from 'lodash/sortBy.js';
import { describe, expect, it } from 'vitest';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import { memoryMacro } from '../../src/technology/memory-law.ts';

const REFERENCE = new URL('../../../shared/reference/', import.meta.url);

interface CactiPoint {
  readonly tech_nm: number;
  readonly cell: string;
  readonly size_bytes: number;
  readonly width_bits: number;
  readonly read_energy_pJ: number;
  readonly write_energy_pJ: number;
  readonly area_mm2: number;
  readonly leakage_mW: number;
}

interface Component {
  readonly component: string;
  readonly technology: string;
  readonly capacity_bytes: number;
  readonly width_bits: number;
  readonly read_pJ: number;
  readonly write_pJ: number;
  readonly area_um2: number;
}

function readReference<T>(path: string, pick: (parsed: never) => readonly T[]): readonly T[] {
  const url = new URL(path, REFERENCE);
  if (existsSync(url)) return pick(JSON.parse(readFileSync(url, 'utf8')) as never);
  console.warn(`skipped: no reference data beside the repository (reference/${path})`);
  return [];
}

const SWEEP = readReference<CactiPoint>(
  'papers/cacti7_sram_sweep.json',
  (parsed: { points: CactiPoint[] }) => parsed.points.filter(({ cell }) => cell === 'itrs-lstp'),
);

/** A width that no law was fitted to. The plug-in's other widths ask CACTI for another optimum than the sweep does. */
const UNSEEN = readReference<Component>(
  'timeloop/component_energy_area.json',
  (parsed: readonly Component[]) =>
    parsed.filter(
      ({ component, technology, width_bits, capacity_bytes }) =>
        component === 'SRAM' &&
        technology === '45nm' &&
        width_bits === 128 &&
        capacity_bytes >= 1024,
    ),
);

function errorOf(pairs: readonly (readonly [modelled: number | null, measured: number])[]) {
  const errors = sortBy(
    pairs.map(([modelled, measured]) => Math.abs((modelled ?? 0) / measured - 1)),
  );
  const quantile = (share: number) => errors[Math.floor(share * (errors.length - 1))] ?? 1;
  return { count: errors.length, median: quantile(0.5), p95: quantile(0.95) };
}

describe.skipIf(SWEEP.length === 0).each([65, 45, 22])('the %i nm memory law', (node) => {
  const law = loadTechnology(`cmos-${node}nm`).memory;
  const pairs = SWEEP.filter(({ tech_nm }) => tech_nm === node).map((point) => ({
    point,
    macro: memoryMacro(law, point.size_bytes * 8, point.width_bits),
  }));

  it('is within 10 % (median) and 30 % (95th percentile) of CACTI 7', () => {
    const errors = {
      read: errorOf(pairs.map(({ macro, point }) => [macro.readPjPerRow, point.read_energy_pJ])),
      write: errorOf(pairs.map(({ macro, point }) => [macro.writePjPerRow, point.write_energy_pJ])),
      area: errorOf(pairs.map(({ macro, point }) => [macro.areaMm2, point.area_mm2])),
      leakage: errorOf(pairs.map(({ macro, point }) => [macro.leakageMw, point.leakage_mW])),
    };
    for (const { count, median, p95 } of Object.values(errors)) {
      expect(count).toBe(38);
      expect(median).toBeLessThan(0.1);
      expect(p95).toBeLessThan(0.3);
    }
  });

  it('states an error that is no smaller than on the points that it was fitted to', () => {
    const stated = law.fitError;
    const area = errorOf(pairs.map(({ macro, point }) => [macro.areaMm2, point.area_mm2]));
    const read = errorOf(
      pairs.map(({ macro, point }) => [macro.readPjPerRow, point.read_energy_pJ]),
    );
    expect(area.p95).toBeLessThan((stated?.areaP95 ?? 0) * 1.1);
    expect(read.p95).toBeLessThan((stated?.readP95 ?? 0) * 1.1);
  });
});

describe.skipIf(UNSEEN.length === 0)(
  'the 45 nm memory law at 128 bits, a width it never saw',
  () => {
    const law = loadTechnology('cmos-45nm').memory;
    const pairs = UNSEEN.map((component) => ({
      component,
      macro: memoryMacro(law, component.capacity_bytes * 8, component.width_bits),
    }));

    it('is within 10 % (median) and 35 % (worst) of CACTI 7', () => {
      const read = errorOf(
        pairs.map(({ macro, component }) => [macro.readPjPerRow, component.read_pJ]),
      );
      const area = errorOf(
        pairs.map(({ macro, component }) => [macro.areaMm2, component.area_um2 * 1e-6]),
      );
      expect(read.count).toBeGreaterThan(8);
      expect(read.median).toBeLessThan(0.1);
      expect(read.p95).toBeLessThan(0.35);
      expect(area.median).toBeLessThan(0.1);
      expect(area.p95).toBeLessThan(0.2);
    });
  },
);
