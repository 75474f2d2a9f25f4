/** The calm table: plain rows, a quiet header; scrolls sideways inside itself when the text is large. */
import type { ReactNode } from 'react'
import './table.css'

export type Column<Row> = {
  readonly id: string
  readonly header: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers, dates and times: tabular figures that never wrap. */
  readonly numeric?: boolean
  /** The cell that names the row, for screen readers. */
  readonly rowHeader?: boolean
}

/** @param props.caption read out, and shown only when `showCaption` */
export function Table<Row>(props: {
  readonly caption: string
  readonly showCaption?: boolean
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** Marks one row, e.g. the one of now. */
  readonly isMarked?: (row: Row) => boolean
}) {
  return (
    <div className="sd-table-wrap" tabIndex={0} role="region" aria-label={props.caption}>
      <table className="sd-table">
        <caption className={props.showCaption === true ? '' : 'sd-hidden-visually'}>
          {props.caption}
        </caption>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th key={column.id} scope="col">
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={props.rowKey(row)} data-marked={props.isMarked?.(row) === true || undefined}>
              {props.columns.map((column) => (
                <Cell key={column.id} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>(props: { readonly column: Column<Row>; readonly row: Row }) {
  const { column, row } = props
  const className = column.numeric === true ? 'sd-num' : ''
  return column.rowHeader === true ? (
    <th scope="row" className={className}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={className}>{column.cell(row)}</td>
  )
}
