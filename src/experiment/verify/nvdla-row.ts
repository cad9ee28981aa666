import type { NvdlaLayer } from './nvdla-layer.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** A row of a sheet: the layer that it is about, and its columns by letter. */
export interface NvdlaSheetRow {
  readonly layer: NvdlaLayer;
  /** Every number, also those that the sheet computed, to be compared. */
  readonly columns: ReadonlyMap<string, number>;
}

/** What is wrong in a column of a row. */
export interface NvdlaColumnProblem {
  /** Heading, as the file has it, or the letter of one that it has not. */
  readonly column: string;
  readonly rule: string;
  readonly got?: string;
  readonly remedy?: string;
}

const ATTRIBUTES = ['conv', 'conv + elwise', 'fc'];

/**
 * Reads a row by the letters that its headings begin with.
 *
 * C name, D kind, E input channels, F and G input rows and columns, H output channels, I and J window, K whether padded,
 * L and M stride, P whether pooled, Q to T window and stride of the pooling. All others are results.
 */
export function parseNvdlaRow(
  row: Row,
): { readonly row: NvdlaSheetRow } | { readonly problems: readonly NvdlaColumnProblem[] } {
  const { cells, problems, extent, flag, text } = columnsOf(row);
  const both = (rows: string, columns: string) => ({
    rows: extent(rows),
    columns: extent(columns),
  });
  const attribute = text('D', ATTRIBUTES);
  const layer: NvdlaLayer = {
    name: text('C'),
    isFullyConnected: attribute === 'fc',
    addsElements: attribute === 'conv + elwise',
    inputChannels: extent('E'),
    outputChannels: extent('H'),
    input: both('F', 'G'),
    window: both('I', 'J'),
    stride: both('L', 'M'),
    isPadded: flag('K'),
    pooling: flag('P') ? { window: both('Q', 'R'), stride: both('S', 'T') } : null,
  };
  if (problems.length > 0) return { problems };
  const columns = [...cells].flatMap(([letter, cell]): [string, number][] =>
    typeof cell === 'number' ? [[letter, cell]] : [],
  );
  return { row: { layer, columns: new Map(columns) } };
}

/** Ways to read a column by its letter; what cannot be read is one problem more. */
function columnsOf(row: Row) {
  const cells = new Map(Object.entries(row).map(([heading, cell]) => [letterOf(heading), cell]));
  const headings = new Map(Object.keys(row).map((heading) => [letterOf(heading), heading]));
  const problems: NvdlaColumnProblem[] = [];
  const refuse = (letter: string, rule: string) => {
    const column = headings.get(letter) ?? letter;
    const cell = cells.get(letter);
    const remedy = `Add column ${letter}: it ${rule}`;
    problems.push(
      cell === undefined
        ? { column, rule: 'is required', remedy }
        : { column, rule, got: JSON.stringify(cell) },
    );
  };
  return {
    cells,
    problems,
    extent: (letter: string): number => {
      const cell = cells.get(letter);
      if (typeof cell === 'number' && Number.isInteger(cell) && cell >= 1) return cell;
      refuse(letter, 'must be a whole number ≥ 1');
      return 1;
    },
    flag: (letter: string): boolean => {
      const cell = cells.get(letter);
      if (cell !== 0 && cell !== 1 && typeof cell !== 'boolean') refuse(letter, 'must be 0 or 1');
      return cell === 1 || cell === true;
    },
    text: (letter: string, choices?: readonly string[]): string => {
      const cell = cells.get(letter) ?? null;
      if (choices !== undefined && !choices.some((choice) => choice === cell)) {
        refuse(letter, `must be one of ${choices.join(', ')}`);
      } else if (cell === null) refuse(letter, 'must be a text or a number');
      return String(cell);
    },
  };
}

/** `AB` of `AB:Min weight data size`. */
function letterOf(heading: string): string {
  return heading.split(':', 1)[0] ?? '';
}
