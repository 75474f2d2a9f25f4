/** Own records that came back from the supervisor: told on the board and counted in the menu until each is answered. */
import { firstPage, noFilter, type RecordFilter } from '../../shared/records/record.ts'
import { useAnswer } from '../state/answers.ts'
import { useAccount } from '../state/kept.ts'
import { enterRoom, goTo } from '../state/place.ts'
import { RoomNotice } from '../ui/room-notice.tsx'
import { returnedText as text } from './words/list.ts'

const returnedTo = (counselorId: string): RecordFilter => ({
  ...noFilter,
  review: 'returned',
  counselorId,
})

/** How many of one's own records wait for an answer, and the first of them; for who keeps no records: none. */
export function useReturned(): { readonly count: number; readonly first: string | null } {
  const { id, role } = useAccount()
  const wish = { filter: returnedTo(id), at: firstPage, limit: 1 }
  const found = useAnswer('records.list', role === 'it' ? null : wish).data
  return { count: found?.total ?? 0, first: found?.rows[0]?.recordId ?? null }
}

export function ReturnedNotice() {
  const { id } = useAccount()
  const { count, first } = useReturned()
  if (count === 0) return null
  const open = (): void => {
    enterRoom('records')
    goTo(count === 1 ? { record: first } : { list: { filter: returnedTo(id), top: 0 } })
  }
  return (
    <RoomNotice tone="warning" title={text.title(count)} open={text.open} onOpen={open}>
      {text.body}
    </RoomNotice>
  )
}
