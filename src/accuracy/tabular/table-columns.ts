/** A column: whole numbers, each `value · 10^decimals`, so that what was read is given back digit by digit. */
export interface TableColumn {
  readonly name: string;
  readonly decimals: number;
  readonly scaled: Float64Array;
}

/** Columns of equal length. */
export interface TableColumns {
  readonly rows: number;
  readonly columns: readonly TableColumn[];
  /** @throws RangeError where there is no such column or row */
  value(column: string, row: number): number;
  values(column: string): readonly number[];
}

export function tableColumns(columns: readonly TableColumn[]): TableColumns {
  const byName = new Map(columns.map((column) => [column.name, column]));
  const find = (name: string): TableColumn => {
    const column = byName.get(name);
    if (column === undefined) throw new RangeError(`there is no column ${name}`);
    return column;
  };
  return {
    rows: columns[0]?.scaled.length ?? 0,
    columns,
    value: (name, row) => {
      const { scaled, decimals } = find(name);
      const value = scaled[row];
      if (value === undefined) throw new RangeError(`there is no row ${row}`);
      return value / 10 ** decimals;
    },
    values: (name) => {
      const { scaled, decimals } = find(name);
      return Array.from(scaled, (value) => value / 10 ** decimals);
    },
  };
}

/** A column of values that have at most so many decimals. */
export function tableColumn(
  name: string,
  decimals: number,
  values: readonly number[],
): TableColumn {
  const scaled = Float64Array.from(values, (value) => Math.round(value * 10 ** decimals));
  return { name, decimals, scaled };
}
