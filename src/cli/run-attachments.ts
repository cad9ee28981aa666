import type { Accelerator } from '../accelerator/accelerator.ts';
import { acceleratorToYaml } from '../io/accelerator-yaml.ts';
import { loadFpgaDevice } from '../io/fpga-device-schema.ts';
import { frontCsv } from '../report/front-csv.ts';
import { htmlReport } from '../report/html/html-report.ts';
import type { RunSummary } from '../study/design.ts';
import type { Attachment } from '../study/run-folder.ts';

/**
 * What is written beside the front of a run on accelerators made from `template`: a table, a report, and a file for the
 * accelerator of each design, ready for `tandem evaluate`.
 */
export function runAttachments(
  template: Accelerator,
): (summary: RunSummary) => readonly Attachment[] {
  const fpgaDevices = template.fpga === null ? [] : [loadFpgaDevice(template.fpga.device)];
  return (summary) => [
    { name: 'front.csv', text: frontCsv(summary.designs, summary.objectives) },
    { name: 'report.html', text: htmlReport(summary, { fpgaDevices }) },
    ...summary.designs.map(({ accelerator }) => {
      return {
        name: `accelerators/${accelerator.name}.yaml`,
        text: acceleratorToYaml(accelerator),
      };
    }),
  ];
}
