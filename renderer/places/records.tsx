/** The records, with what a supervisor may do with them. */
import type { Account } from '../../shared/people/account.ts'
import { RecordsRoom } from '../records/room.tsx'
import { ExportRecords } from '../review/export-records.tsx'
import { RecordTools } from '../review/record-tools.tsx'

export function RecordsPlace(props: { readonly account: Account }) {
  return (
    <RecordsRoom
      account={props.account}
      {...(props.account.role === 'supervisor'
        ? {
            listActions: (filter) => <ExportRecords filter={filter} />,
            recordActions: (view) => <RecordTools view={view} />,
          }
        : {})}
    />
  )
}
