import { z } from 'zod';
import { parseJsonDocument } from '../../io/json-document.ts';
import type { ReferenceText } from './reference-text.ts';

const document = z.object({
  ops: z.array(z.string()),
  devices: z.object({
    fpga: z.object({ op_cost_ms: z.array(z.array(z.number())) }),
  }),
});

/** Latency of an operator at a place of FBNet's space on the FPGA. */
export interface BlockCost {
  /** From 0. */
  readonly place: number;
  /** E.g. `k3_e6`, `skip`. */
  readonly block: string;
  readonly latencyMs: number;
}

/** HW-NAS-Bench's costs of blocks on the FPGA. */
export function parseBlockCosts({ text, path }: ReferenceText): readonly BlockCost[] {
  const { ops, devices } = parseJsonDocument(text, path, document);
  return devices.fpga.op_cost_ms.flatMap((costs, place) =>
    costs.map((latencyMs, index) => ({ place, block: ops[index] ?? '', latencyMs })),
  );
}
