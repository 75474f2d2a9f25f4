/** Contact with the job seeker: addresses one click away, texts ready to send, every attempt logged. */
import { useState } from 'react'
import { type MessageKind, messageKinds } from '../../../shared/office/profile.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { formatDate } from '../../../shared/time/words.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { SelectField } from '../../ui/field.tsx'
import { useProfile } from '../../state/profile.ts'
import { useBoard } from '../board-state.tsx'
import { text } from '../words/room.ts'
import { AttemptForm } from './attempt-form.tsx'
import { Attempts } from './attempts.tsx'
import { fillMessage } from './message.ts'
import { Secret } from './secret.tsx'

const words = text.booking

export function ContactPanel({ booking }: { readonly booking: BoardBooking }) {
  const open = useBoard((board) => board.open)
  return (
    <section className="sch-contact" aria-labelledby="sch-contact-title">
      <h3 id="sch-contact-title">{words.contact}</h3>
      <p className="sd-quiet sch-small">{words.contactHint}</p>
      <dl className="sch-facts">
        <div>
          <dt>{words.labels.phone}</dt>
          <dd>
            <Secret bookingId={booking.id} field="phone" exists={booking.hasPhone} canCopy />
          </dd>
        </div>
        <div>
          <dt>{words.labels.email}</dt>
          <dd>
            <Secret bookingId={booking.id} field="email" exists={booking.hasEmail} canCopy />
          </dd>
        </div>
      </dl>
      <Messages booking={booking} />
      <Attempts contacts={booking.contacts} />
      <AttemptForm
        bookingId={booking.id}
        onChanged={(changed) => open({ kind: 'detail', booking: changed })}
      />
    </section>
  )
}

function Messages({ booking }: { readonly booking: BoardBooking }) {
  const profile = useProfile()
  const [kind, setKind] = useState<MessageKind>('reminder')
  const filled = fillMessage(profile.messages[kind], {
    name: booking.name,
    date: formatDate(booking.date),
    time: booking.slot,
    office: profile.officeName,
  })
  return (
    <div className="sd-stack-tight">
      <SelectField
        label={words.messageKind}
        options={messageKinds.map((value) => ({ value, label: words.messages[value] }))}
        value={kind}
        onChange={setKind}
      />
      {filled === '' ? (
        <p className="sd-quiet">{words.messageEmpty}</p>
      ) : (
        <>
          <p className="sch-message" tabIndex={0} role="region" aria-label={words.messageText}>
            {filled}
          </p>
          <div className="sd-row">
            <CopyButton key={kind} size="small" text={filled}>
              {words.messageCopy}
            </CopyButton>
          </div>
        </>
      )}
    </div>
  )
}
