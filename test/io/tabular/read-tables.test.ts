import { describe, expect, it } from 'vitest';
import { OFA_PREDICTOR_VALUES } from '../../../src/accuracy/tabular/ofa-predictor.ts';
import { readHwNasBench } from '../../../src/io/tabular/read-hw-nas-bench.ts';
import { readNasBench201 } from '../../../src/io/tabular/read-nas-bench-201.ts';
import { readOfaPredictor } from '../../../src/io/tabular/read-ofa-predictor.ts';
import { readTable, writeTable } from '../../../src/io/tabular/table-file.ts';
import { cellTableCsv } from '../../support/cell-table.ts';
import { referenceFile } from '../../support/reference-file.ts';

const CELLS = cellTableCsv();
const LINES = CELLS.trimEnd().split('\n');
const DEVICES =
  'arch_idx,edges,eyeriss_latency_ms,fpga_latency_ms,fpga_energy_mJ,raspi4_latency_ms,pixel3_latency_ms';

function withLine(line: number, change: (text: string) => string): string {
  return LINES.map((text, index) => (index + 1 === line ? change(text) : text)).join('\n');
}

describe('readNasBench201', () => {
  it('says that a file was cut off, whether between lines or within one', () => {
    expect(() => readNasBench201(LINES.slice(0, 101).join('\n'), 'cells.csv')).toThrow(
      'cells.csv: must tell each of the 15625 cells once, got 100 rows. The file may have been cut off',
    );
    expect(() => readNasBench201(CELLS.slice(0, 200), 'cells.csv')).toThrow(
      'cells.csv:3: must have 9 values, as its header has',
    );
  });

  it('says which column is missing, and what to do', () => {
    const renamed = withLine(1, (header) => header.replace('c10_test', 'c10_tset'));
    expect(() => readNasBench201(renamed, 'cells.csv')).toThrow(
      'cells.csv:1: must have a column "c10_test"',
    );
    expect(() => readNasBench201('\u0000\u0001', 'model.pth')).toThrow(
      'Check that it is the right file',
    );
  });

  it('says where a value is out of range, no number, or of a cell that was told before', () => {
    const above = withLine(5, (text) => text.replace(/6\d\.1234/, '160.1234'));
    expect(() => readNasBench201(above, 'cells.csv')).toThrow(
      'cells.csv:5 c10_test: must be a percentage from 0 to 100, got 160.1234',
    );
    const wordy = withLine(7, (text) => text.replace('73306', 'many'));
    expect(() => readNasBench201(wordy, 'cells.csv')).toThrow(
      'cells.csv:7 c10_params: must be a number, got "many"',
    );
    const twice = withLine(9, () => LINES[9] ?? '');
    expect(() => readNasBench201(twice, 'cells.csv')).toThrow(
      'cells.csv:10 arch_str: must not repeat line 9',
    );
  });

  it('reads the published table', () => {
    const published = referenceFile('nas-bench-201/nb201_accuracy.csv');
    if (published === undefined) return;
    expect(readNasBench201(published.text, published.file).rows).toBe(15_625);
  });
});

describe('readHwNasBench', () => {
  const row = '9,400103,4.62866,2.80016,19.60112,20.09773,6.00014';

  it('reads latencies and energies to the last digit', () => {
    const table = readHwNasBench(`${DEVICES}\n${row}\n`, 'devices.csv');
    // 400103 in base 5 is 4·3125 + 1·25 + 0 + 3
    expect(table.value('key', 0)).toBe(12_528);
    expect(table.value('eyeriss-latency-ms', 0)).toBe(4.62866);
    expect(table.value('pixel3-latency-ms', 0)).toBe(6.00014);
  });

  it('refuses cells told twice, latencies of 0 and digits that are none', () => {
    expect(() => readHwNasBench(`${DEVICES}\n${row}\n${row}\n`, 'd.csv')).toThrow(
      'd.csv:3 edges: must not repeat line 2',
    );
    expect(() => readHwNasBench(`${DEVICES}\n${row.replace('6.00014', '0')}\n`, 'd.csv')).toThrow(
      'd.csv:2 pixel3_latency_ms: must be above 0',
    );
    expect(() =>
      readHwNasBench(`${DEVICES}\n${row.replace('400103', '400109')}\n`, 'd.csv'),
    ).toThrow('d.csv:2 edges: must be six digits from 0 to 4');
    expect(() => readHwNasBench(`${DEVICES}\n`, 'd.csv')).toThrow('must have a row for each cell');
  });
});

describe('readOfaPredictor', () => {
  it('reads little-endian float32, and says what a file of another length is', () => {
    const bytes = new Uint8Array(4 * OFA_PREDICTOR_VALUES);
    new DataView(bytes.buffer).setFloat32(4, 0.25, true);
    expect(readOfaPredictor(bytes, 'p.f32')[1]).toBe(0.25);
    expect(() => readOfaPredictor(bytes.subarray(0, 1000), 'p.f32')).toThrow(
      /p\.f32: must have 1491204 bytes.*got 1000 bytes\. The file may have been cut off/,
    );
    bytes.fill(0xff);
    expect(() => readOfaPredictor(bytes, 'p.f32')).toThrow('must hold weights');
  });
});

describe('A stored table', () => {
  const table = readHwNasBench(`${DEVICES}\n9,400103,4.62866,2.8,19.6,20.1,6.00014\n`, 'd.csv');
  const stored = { name: 'hw-nas-bench', importedFrom: 'd.csv', table };

  it('is read back as it was written', () => {
    const back = readTable(writeTable(stored), 'd.table');
    expect(back.name).toBe('hw-nas-bench');
    expect(back.table.columns).toEqual(table.columns);
  });

  it('of NAS-Bench-201 takes less than half a megabyte', () => {
    const cells = { name: 'n', importedFrom: 'f', table: readNasBench201(CELLS, 'cells.csv') };
    expect(writeTable(cells).length).toBeLessThan(500_000);
  });

  it('that was cut off, changed or is another file is refused with the remedy', () => {
    const bytes = writeTable(stored);
    expect(() => readTable(bytes.subarray(0, -3), 'd.table')).toThrow('bytes of values');
    const changed = Uint8Array.from(bytes);
    changed[bytes.length - 1] = 1;
    expect(() => readTable(changed, 'd.table')).toThrow(
      'd.table: must have the checksum that it was written with. Import it again with tandem data import.',
    );
    expect(() => readTable(Uint8Array.from([1, 2, 3]), 'x')).toThrow('must be a table');
  });
});
