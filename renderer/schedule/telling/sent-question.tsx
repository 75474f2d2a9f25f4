/** Whether what was handed over was sent: only the counselor knows, and only what was sent is in the contact log (M12-2-6). */
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { CheckField } from '../../ui/field.tsx'
import { useCall } from '../../ui/use-call.ts'
import { type HandedOver, useBoard } from '../board-state.tsx'
import { displayName } from '../booking/display-name.ts'
import { text as room } from '../words/room.ts'
import { tellingText as text } from '../words/telling.ts'

/** @param props.onDone takes the keyboard, before this is gone */
export function SentQuestion(props: {
  readonly handed: readonly HandedOver[]
  readonly onDone: () => void
}) {
  const { handed } = props
  const answered = useBoard((board) => board.answered)
  // Nobody is ticked by itself: who counts as told may be called absent later (M12-2-6), so a slip of the hand must not say it.
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const record = useCall('telling.sent')
  const title = useRef<HTMLHeadingElement>(null)
  const sent = handed.filter(({ booking }) => ticked.has(booking.id))
  // It has come in by itself, above what was pressed.
  useEffect(() => title.current?.focus(), [])

  const done = (): void => {
    props.onDone()
    answered(handed.map(({ booking }) => booking.id))
  }
  const send = async (): Promise<void> => {
    const people = sent.map(({ booking, when, way, kind }) => ({
      ...{ bookingId: booking.id, kind, when },
      means: way === 'paste' ? ('myPage' as const) : ('email' as const),
    }))
    const answer = await record.run({ people })
    if (!answer.ok) return
    announce(text.recorded(sent.length))
    done()
  }

  return (
    <section className="sch-tell-question" aria-labelledby="sch-tell-question">
      <h3 id="sch-tell-question" ref={title} tabIndex={-1}>
        {text.question}
      </h3>
      <p>{text.questionHint}</p>
      {handed.length > 1 && (
        <div>
          <Button
            icon="check"
            onPress={() => setTicked(new Set(handed.map(({ booking }) => booking.id)))}
          >
            {text.all(handed.length)}
          </Button>
        </div>
      )}
      <ul className="sch-tell-who">
        {handed.map(({ booking, way, kind }) => (
          <li key={booking.id}>
            <CheckField
              isSelected={ticked.has(booking.id)}
              onChange={(on) =>
                setTicked((before) => {
                  const after = new Set(before)
                  if (on) after.add(booking.id)
                  else after.delete(booking.id)
                  return after
                })
              }
            >
              {text.sentTo(displayName(booking), text.ways[way], text.kinds[kind])}
            </CheckField>
          </li>
        ))}
      </ul>
      <FailureNote failure={record.failure} texts={room.reasons.booking} />
      <div className="sd-row">
        <Button
          kind="filled"
          icon="check"
          busy={record.busy}
          isDisabled={sent.length === 0}
          onPress={() => void send()}
        >
          {text.record(sent.length)}
        </Button>
        <Button kind="text" onPress={done}>
          {text.notSent}
        </Button>
      </div>
    </section>
  )
}
