/** Slots nobody answered for: a word on the board, and the answers, which need no session (M12-2-4). */
import { useState } from 'react'
import { type SlotAnswer, SlotAnswerSchema } from '../../shared/log/outcome.ts'
import { outcomeText } from '../../shared/log/outcome-text.ts'
import type { BoardBooking } from '../../shared/schedule/booking.ts'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Menu } from '../ui/menu.tsx'
import { useAnswer } from '../state/answers.ts'
import { leaveOpened, usePlace } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { displayName } from './booking/display-name.ts'
import { text as room } from './words/room.ts'
import { unansweredText as text } from './words/unanswered.ts'

export function UnansweredNotice() {
  const waiting = useAnswer('schedule.unanswered', {}).data ?? []
  const [open, setOpen] = useState(() => {
    const { opened } = usePlace.getState()
    return opened !== null && 'board' in opened && opened.board === 'unanswered'
  })
  const close = (): void => {
    setOpen(false)
    leaveOpened()
  }
  if (waiting.length === 0 && !open) return null
  return (
    <>
      {waiting.length > 0 && (
        <Banner
          tone="warning"
          title={text.notice(waiting.length)}
          action={<Button onPress={() => setOpen(true)}>{text.open}</Button>}
        />
      )}
      {open && (
        <Dialog title={text.title} isOpen size="large" onClose={close}>
          <p>{text.hint}</p>
          {waiting.length === 0 && <p>{text.none}</p>}
          <ul className="sch-unanswered">
            {waiting.map((booking) => (
              <Row key={booking.id} booking={booking} />
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}

function Row({ booking }: { readonly booking: BoardBooking }) {
  const answer = useCall('schedule.answerSlot')
  const choose = async (outcome: SlotAnswer): Promise<void> => {
    const done = await answer.run({ bookingId: booking.id, outcome })
    if (done.ok) announce(text.answered(displayName(booking), outcomeText[outcome]))
  }
  return (
    <li>
      <span className="sd-num">{room.booking.when(booking.date, booking.slot)}</span>
      <span className="sch-unanswered-name">{displayName(booking)}</span>
      <Menu
        label={text.answer}
        icon="pencil"
        entries={SlotAnswerSchema.options.map((outcome) => ({
          id: outcome,
          label: outcomeText[outcome],
          onAction: () => void choose(outcome),
        }))}
      />
      <FailureNote failure={answer.failure} texts={text.failures} />
    </li>
  )
}
