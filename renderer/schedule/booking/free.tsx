/** A booking that another PC runs: said so, and given free by a supervisor when that PC is gone. */
import { useState } from 'react'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { useAccount } from '../../state/kept.ts'
import { announce } from '../../ui/announce.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { useBoard } from '../board-state.tsx'
import { freeFailures, freeText as words } from '../words/free.ts'

export function RunElsewhere({ booking }: { readonly booking: BoardBooking }) {
  const account = useAccount()
  const open = useBoard((board) => board.open)
  const free = useCall('schedule.free')
  const [asking, setAsking] = useState(false)
  const run = async (): Promise<void> => {
    const answer = await free.run({ bookingId: booking.id })
    setAsking(false)
    if (!answer.ok) return
    announce(words.done)
    open({ kind: 'detail', booking: answer.value })
  }
  return (
    <>
      <FailureNote failure={free.failure} texts={freeFailures} />
      <Banner
        tone="info"
        title={words.elsewhere}
        action={
          account.role === 'supervisor' && (
            <Button size="small" icon="undo" onPress={() => setAsking(true)}>
              {words.open}
            </Button>
          )
        }
      >
        {words.elsewhereNext}
      </Banner>
      {asking && (
        <Confirm
          title={words.title}
          body={
            <>
              <p>{words.ask}</p>
              <p>{words.then}</p>
            </>
          }
          confirmLabel={words.confirm}
          danger
          busy={free.busy}
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        />
      )}
    </>
  )
}
