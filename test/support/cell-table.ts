import { CELL_COUNT, cellOfKey, cellText } from '../../src/accuracy/tabular/nas-bench-201-cell.ts';

/** A made-up table of every cell in the form of the benchmark's CSV: accuracies rise with the convolutions. */
export function cellTableCsv(): string {
  const rows = Array.from({ length: CELL_COUNT }, (_, key) => {
    const edges = cellOfKey(key);
    const convolutions = edges.filter((edge) => edge === 2 || edge === 3).length;
    const accuracies = [60, 40, 20].map((base) => (base + 5 * convolutions + 0.1234).toFixed(4));
    const index = CELL_COUNT - 1 - key;
    return [
      index,
      edges.join(''),
      cellText(edges),
      ...accuracies,
      73_306,
      7_783_050,
      1_953_400,
    ].join(',');
  });
  return `arch_idx,edges,arch_str,c10_test,c100_test,in16_test,c10_params,c10_macs,in16_macs\n${rows.join('\n')}\n`;
}
