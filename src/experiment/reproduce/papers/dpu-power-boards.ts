import { z } from 'zod';
import { fpgaPowerW } from '../../../cost/engine/fpga-power.ts';
import { parseJsonDocument } from '../../../io/json-document.ts';
import { networkMacs } from '../../../workload/network.ts';
import { fitPositive } from '../fit-positive.ts';
import { referenceText } from '../reference-text.ts';
import type { Figure, Reproduction, ReproductionContext } from '../reproduction.ts';
import { count, text } from '../setting-words.ts';

const board = z.strictObject({ name: text, units: count, clockMHz: z.number().positive() });

const setting = z.strictObject({
  boards: z.array(board).min(1),
  networks: z.record(text, text).describe('models by their names in the table'),
});

type Setting = z.output<typeof setting>;

const TABLE = 'papers/qutibench_measured.json';
const WHOLE = 100;
const row = z.object({
  NN_Topology: z.string(),
  HWType: z.string(),
  Idle_Pwr_W: z.string(),
  Full_Pwr_W: z.string(),
  PruningFactor: z.string(),
  'fps-system': z.string(),
});
const table = z.object({ rows: z.array(row) });

/** Power of DPUs at work on three boards, as the QuTiBench project measured it. */
export const dpuPowerBoards: Reproduction<Setting> = {
  name: 'dpu-power-boards',
  setting,
  run: (given, context) => figures(measurements(given, context)),
};

interface Measurement {
  /** Board and network. */
  readonly group: string;
  readonly idleW: number;
  readonly fullW: number;
  readonly powerW: (pjPerUsefulCycle: number) => number;
}

function measurements(given: Setting, context: ReproductionContext): readonly Measurement[] | null {
  const file = referenceText(context, TABLE);
  if (file === null) return null;
  const macs = new Map(
    Object.entries(given.networks).map(([name, model]) => [
      name,
      networkMacs(context.surroundings.buildNetwork(model, {})),
    ]),
  );
  return parseJsonDocument(file.text, file.path, table).rows.flatMap((one) => {
    const place = given.boards.find(({ name }) => name === one.HWType);
    const work = macs.get(one.NN_Topology);
    const isWhole = Number(one.PruningFactor) === WHOLE;
    const [idleW, fullW, rate] = [one.Idle_Pwr_W, one.Full_Pwr_W, one['fps-system']].map(Number);
    if (place === undefined || work === undefined || !isWhole) return [];
    if (!idleW || !fullW || !rate) return [];
    const { units, clockMHz } = place;
    const activity = (work * rate) / (units * clockMHz * 1e6);
    return [
      {
        group: `${one.HWType} ${one.NN_Topology}`,
        idleW,
        fullW,
        powerW: (pjPerUsefulCycle: number) =>
          fpgaPowerW({ idleW, units, clockMHz, activity, pjPerUsefulCycle }),
      },
    ];
  });
}

/** One energy for all boards and networks; judged with what was fitted to the others. */
function figures(measured: readonly Measurement[] | null): readonly Figure[] {
  const groups = [...new Set(measured?.map(({ group }) => group) ?? [])];
  const leftOut = groups.flatMap((group) => {
    const energy = fitEnergy(measured?.filter((one) => one.group !== group) ?? []);
    return (measured ?? [])
      .filter((one) => one.group === group)
      .map((one) => ({ ...one, ours: one.powerW(energy) }));
  });
  const mean = (share: (one: (typeof leftOut)[number]) => number) =>
    measured === null
      ? null
      : (100 * leftOut.reduce((sum, one) => sum + Math.abs(share(one)), 0)) / leftOut.length;
  const layer = 'boards and networks left out of the fit';
  return [
    {
      metric: 'mean error of power',
      layer,
      value: mean(({ ours, fullW }) => ours / fullW - 1),
      unit: '%',
    },
    {
      metric: 'mean error of power above idle',
      layer,
      value: mean(({ ours, fullW, idleW }) => (ours - idleW) / (fullW - idleW) - 1),
      unit: '%',
    },
    {
      metric: 'energy of a useful multiply-accumulate',
      layer: 'fitted to all',
      value: measured && fitEnergy(measured),
      unit: 'pJ',
    },
    { metric: 'rows', layer: 'measured', value: measured?.length ?? null, unit: 'rows' },
  ];
}

function fitEnergy(measured: readonly Measurement[]): number {
  const [energy = 0] = fitPositive([{ start: 10, low: 0.1, high: 1000 }], ([tried = 0]) =>
    measured.reduce(
      (sum, { powerW, idleW, fullW }) =>
        sum + Math.log((powerW(tried) - idleW) / (fullW - idleW)) ** 2,
      0,
    ),
  );
  return energy;
}
