/** The queue as a table, in the order in which it should be read. */
import type { RecordSummary } from '../../shared/records/record.ts'
import { reviewStateText } from '../../shared/records/text.ts'
import { outcomeText } from '../../shared/session/outcome-text.ts'
import { formatDate, formatDuration } from '../../shared/time/jst.ts'
import { Chip } from '../ui/chip.tsx'
import { type Column, Table } from '../ui/table.tsx'
import './room.css'
import { text } from './text.ts'

export function Queue(props: { readonly rows: readonly RecordSummary[]; readonly onOpen: (recordId: string) => void }) {
  const columns: readonly Column<RecordSummary>[] = [
    { id: 'date', header: text.date, numeric: true, cell: (row) => formatDate(row.date) },
    { id: 'slot', header: text.slot, numeric: true, cell: (row) => row.slot },
    { id: 'name', header: text.name, rowHeader: true, cell: (row) => <button type="button" className="review-open" onClick={() => props.onOpen(row.recordId)}>{row.name}</button> },
    { id: 'counselor', header: text.counselor, cell: (row) => row.counselorName },
    { id: 'outcome', header: text.outcome, cell: (row) => (row.outcome === null ? text.noOutcome : outcomeText[row.outcome]) },
    { id: 'used', header: text.used, numeric: true, cell: (row) => (row.usedMs === null ? text.noLength : formatDuration(row.usedMs)) },
    { id: 'incident', header: text.incident, cell: (row) => row.incident && <Chip tone="error" icon="flag">{text.incident}</Chip> },
    { id: 'state', header: text.state, cell: (row) => <Chip tone={row.review === 'answered' ? 'info' : 'neutral'} icon="wait">{reviewStateText[row.review]}</Chip> },
  ]
  return (
    <>
      <p className="sd-quiet">{text.intro}</p>
      <Table caption={text.caption} columns={columns} rows={props.rows} rowKey={(row) => row.recordId} />
    </>
  )
}
