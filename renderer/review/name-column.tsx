/** The column with the name of whom a record is about, which opens the record. */
import type { Column } from '../ui/table.tsx'

export const nameColumn = <Row extends { readonly recordId: string; readonly name: string }>(
  header: string,
  onOpen: (recordId: string) => void,
): Column<Row> => ({
  id: 'name',
  header,
  rowHeader: true,
  cell: (row) => (
    <button type="button" className="sd-row-open review-open" onClick={() => onOpen(row.recordId)}>
      {row.name}
    </button>
  ),
})
