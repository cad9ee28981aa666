import { z } from 'zod';

/** Fitted parameters of a board as they are written in a setting. */
export const boardParameter = z.strictObject({
  name: z.string().min(1),
  unit: z.string().min(1),
  start: z.number().positive(),
  low: z.number().positive(),
  high: z.number().positive(),
  uncalibrated: z.number().positive().describe('its value where nothing is calibrated'),
});
