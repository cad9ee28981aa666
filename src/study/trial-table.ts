import { ACCURACY_SOURCES } from '../accuracy/accuracy.ts';
import type { Cell, TableChunk, TableColumn } from '../io/table/table.ts';
import {
  type ColumnPlaces,
  columnPlaces,
  freeGenes,
  type TrialLayout,
  type TrialMatrix,
} from './trial-matrix.ts';

interface TrialColumn extends TableColumn {
  readonly cells: (matrix: TrialMatrix) => ArrayLike<Cell>;
}

/**
 * The trials of a run as a table: trial, generation, whether it is feasible; genes as `gene.<name>`; figures by key, null
 * where one is not known; objectives that are no figures, null where infeasible; violations as `violation.<constraint>`.
 */
export function trialTable(layout: TrialLayout) {
  const places = columnPlaces(layout);
  const columns = [
    ...countColumns(places),
    ...geneColumns(layout),
    ...figureColumns(layout, places),
    ...violationColumns(layout, places),
    sourceColumn(places),
  ];
  return {
    columns: columns.map(({ name, type }): TableColumn => ({ name, type })),
    chunk: (matrix: TrialMatrix): TableChunk => {
      return { rowCount: matrix.count, columns: columns.map(({ cells }) => cells(matrix)) };
    },
  };
}

function countColumns({ constraints, figures }: ColumnPlaces): TrialColumn[] {
  return [
    {
      name: 'trial',
      type: 'integer',
      cells: ({ firstTrial, count }) =>
        Float64Array.from({ length: count }, (_, row) => firstTrial + row),
    },
    {
      name: 'generation',
      type: 'integer',
      cells: ({ generation, count }) => new Float64Array(count).fill(generation),
    },
    {
      name: 'feasible',
      type: 'flag',
      cells: ({ columns, count }) => feasibleRows(columns.slice(constraints, figures), count),
    },
  ];
}

function feasibleRows(violations: readonly Float64Array[], count: number): boolean[] {
  const feasible = new Array<boolean>(count).fill(true);
  for (const column of violations) {
    for (let row = 0; row < count; row++) if ((column[row] ?? 0) > 0) feasible[row] = false;
  }
  return feasible;
}

function geneColumns(layout: TrialLayout): TrialColumn[] {
  const free = freeGenes(layout);
  return layout.genes.map((gene) => {
    const { name, choices } = gene;
    const at = free.indexOf(gene);
    const isNumeric = choices.every((choice) => typeof choice === 'number');
    const values = isNumeric ? choices : choices.map(String);
    return {
      name: `gene.${name}`,
      type: isNumeric ? 'number' : 'text',
      cells: ({ columns, count }) => chosen(values, columns[at] ?? new Float64Array(count)),
    };
  });
}

function figureColumns(layout: TrialLayout, places: ColumnPlaces): TrialColumn[] {
  const { figures, objectives } = layout;
  const others = objectives.filter((key) => !figures.includes(key));
  return [
    ...figures.map((key, at) => numberColumn(key, places.figures + at)),
    ...others.map((key) => numberColumn(key, places.objectives + objectives.indexOf(key))),
  ];
}

function violationColumns({ constraints }: TrialLayout, places: ColumnPlaces): TrialColumn[] {
  return constraints.map((name, at) => numberColumn(`violation.${name}`, places.constraints + at));
}

function numberColumn(name: string, at: number): TrialColumn {
  return {
    name,
    type: 'number',
    cells: ({ columns }) => columns[at] ?? [],
  };
}

function sourceColumn({ accuracySource }: ColumnPlaces): TrialColumn {
  return {
    name: 'accuracySource',
    type: 'text',
    cells: ({ columns, count }) =>
      chosen(ACCURACY_SOURCES, columns[accuracySource] ?? new Float64Array(count)),
  };
}

/** The values at positions. */
function chosen(values: readonly (number | string)[], positions: Float64Array): Cell[] {
  const cells = new Array<Cell>(positions.length).fill(null);
  for (let row = 0; row < positions.length; row++) cells[row] = values[positions[row] ?? 0] ?? null;
  return cells;
}
