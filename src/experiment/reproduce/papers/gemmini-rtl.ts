import { join } from 'node:path';
import { z } from 'zod';
import { verifyFolder } from '../../verify/verify-folder.ts';
import { referenceText } from '../reference-text.ts';
import type { Figure, Reproduction } from '../reproduction.ts';

const setting = z.strictObject({});

const POINTS = 'gemmini-rtl/points.json';

/** Layers on Gemmini 16×16 as its RTL runs them (released with C. Hong et al., "DOSA", MICRO 2023). */
export const gemminiRtl: Reproduction<z.output<typeof setting>> = {
  name: 'gemmini-rtl',
  setting,
  run: async (_, context) => {
    const { referenceFolder } = context;
    const isThere = referenceFolder !== null && referenceText(context, POINTS) !== null;
    if (isThere) context.progress('layers on Gemmini');
    const [found] = isThere ? await verifyFolder(join(referenceFolder, POINTS)) : [];
    const layer = 'all points';
    const figure = (metric: string, value: number | null | undefined, unit: string): Figure => ({
      metric,
      layer,
      value: value ?? null,
      unit,
    });
    return [
      figure('mean error of cycles', found?.meanAbsPct, '%'),
      figure('rank correlation of cycles', found?.spearman, 'Spearman'),
      figure('median error of cycles', found?.medianAbsPct, '%'),
      figure('points', found?.cases, 'points'),
    ];
  },
};
