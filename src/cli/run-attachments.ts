import uniq from 'lodash/uniq.js';
import { acceleratorToYaml } from '../io/accelerator-yaml.ts';
import { loadFpgaDevice } from '../io/fpga-device-schema.ts';
import { frontCsv } from '../report/front-csv.ts';
import { htmlReport } from '../report/html/html-report.ts';
import type { RunSummary } from '../study/design.ts';
import type { Attachment } from '../study/run-folder.ts';

/**
 * What is written beside the front of a run: a table, a report, and a file for the accelerator of each design, ready for
 * `tandem evaluate`.
 */
export function runAttachments(summary: RunSummary): readonly Attachment[] {
  return [
    { name: 'front.csv', text: frontCsv(summary.designs, summary.objectives) },
    { name: 'report.html', text: reportOf(summary) },
    ...summary.designs.map(({ accelerator }) => {
      return {
        name: `accelerators/${accelerator.name}.yaml`,
        text: acceleratorToYaml(accelerator),
      };
    }),
  ];
}

/** The report of a run, with the budgets of the devices that its designs are for. */
export function reportOf(summary: RunSummary): string {
  const names = summary.designs.flatMap(({ accelerator }) => accelerator.fpga?.device ?? []);
  return htmlReport(summary, { fpgaDevices: uniq(names).map(loadFpgaDevice) });
}
