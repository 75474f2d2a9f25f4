/** The records, with what a supervisor may do with them. */
import { RecordsRoom } from '../records/room.tsx'
import { ExportRecords } from '../review/export-records.tsx'
import { RecordTools } from '../review/record-tools.tsx'
import { useAccount } from '../state/kept.ts'

export function RecordsPlace() {
  const { role } = useAccount()
  if (role !== 'supervisor') return <RecordsRoom />
  return (
    <RecordsRoom
      listActions={(filter) => <ExportRecords filter={filter} />}
      recordActions={(view, reload) => <RecordTools view={view} onChanged={reload} />}
    />
  )
}
