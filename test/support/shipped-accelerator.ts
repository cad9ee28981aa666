import type { Accelerator } from '../../src/accelerator/accelerator.ts';
import { loadFpgaDevice } from '../../src/io/fpga-device-schema.ts';
import { listAccelerators, loadAccelerator } from '../../src/io/load-accelerator.ts';
import { loadTechnology } from '../../src/io/technology-schema.ts';
import { DATAFLOWS } from '../../src/mapping/dataflows.ts';
import type { CostTable } from '../../src/technology/cost-table.ts';
import { resolveCostTable } from '../../src/technology/resolve-cost-table.ts';

export const SHIPPED = listAccelerators();

const dataflows = DATAFLOWS.map(({ name }) => name);

/** An accelerator of the package, by name. */
export function shipped(name: string): Accelerator {
  return loadAccelerator(name, { dataflows });
}

/** Its costs, or those of another accelerator in its technology. */
export function shippedCosts(accelerator: Accelerator): CostTable {
  const { technology, fpga } = accelerator;
  const device = fpga === null ? null : loadFpgaDevice(fpga.device);
  return resolveCostTable(accelerator, loadTechnology(technology), device);
}
