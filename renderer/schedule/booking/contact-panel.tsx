/** Contact with the job seeker: addresses one click away, texts ready to send, every attempt logged. */
import { useRef, useState } from 'react'
import { type MessageKind, messageKinds } from '../../../shared/log/contact.ts'
import { languageWords } from '../../../shared/office/language-text.ts'
import { type Language, languages } from '../../../shared/office/languages.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { SelectField } from '../../ui/field.tsx'
import { useAnswer } from '../../state/answers.ts'
import { useCall } from '../../ui/use-call.ts'
import { onDemand } from '../../ui/on-demand.tsx'
import { useBoard } from '../board-state.tsx'
import { handFailures } from '../words/hand-failures.ts'
import { text } from '../words/room.ts'
import { AttemptForm } from './attempt-form.tsx'
import { Attempts } from './attempts.tsx'
import { Secret } from './secret.tsx'

const words = text.booking

/** Loaded where mails were sent at all. */
const OwnMails = onDemand(async () => (await import('../telling/own-mails.tsx')).OwnMails)

export function ContactPanel({ booking }: { readonly booking: BoardBooking }) {
  const title = useRef<HTMLHeadingElement>(null)
  // What became of a mail comes in while the booking is open.
  const { contacts, mails = [] } =
    useAnswer('schedule.booking', { bookingId: booking.id }).data ?? booking
  const open = useBoard((board) => board.open)
  return (
    <section className="sch-contact" aria-labelledby="sch-contact-title">
      <h3 id="sch-contact-title" ref={title} tabIndex={-1}>
        {words.contact}
      </h3>
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
      {mails.length > 0 && (
        <OwnMails booking={{ ...booking, mails }} onDecided={() => title.current?.focus()} />
      )}
      <Attempts contacts={contacts} />
      <AttemptForm
        bookingId={booking.id}
        onChanged={(changed) => open({ kind: 'detail', booking: changed })}
      />
    </section>
  )
}

/** The office's text for this booking, as it stands now. Copied, it has the way into a meeting: one is made where there is none. */
function Messages({ booking }: { readonly booking: BoardBooking }) {
  const [kind, setKind] = useState<MessageKind>('reminder')
  const [language, setLanguage] = useState<Language>('ja')
  const wish = { bookingId: booking.id, kind, language }
  const letter = useAnswer('telling.letter', wish)
  const hand = useCall('telling.hand')
  const take = async (): Promise<string | null> => {
    const handed = await hand.run({ ...wish, way: 'paste', again: true })
    if (!handed.ok) return null
    const taken = handed.value.handed
    return taken.by === 'paste' ? taken.text : taken.by === 'nobody' ? taken.letter.text : null
  }
  return (
    <div className="sd-stack-tight">
      <div className="sch-two">
        <SelectField
          label={words.messageKind}
          options={messageKinds.map((value) => ({ value, label: words.messages[value] }))}
          value={kind}
          onChange={setKind}
        />
        <SelectField
          label={words.messageLanguage}
          options={languages.map((value) => ({ value, label: languageWords[value] }))}
          value={language}
          onChange={setLanguage}
        />
      </div>
      <FailureNote failure={letter.failure} texts={text.reasons.booking} />
      {letter.data !== null && (
        <>
          <p className="sch-message" tabIndex={0} role="region" aria-label={words.messageText}>
            {letter.data.text}
          </p>
          {letter.data.missing.length > 0 && <p className="sd-quiet">{words.messageMissing}</p>}
          <div className="sd-row">
            <CopyButton key={`${kind} ${language}`} size="small" text={take}>
              {words.messageCopy}
            </CopyButton>
          </div>
        </>
      )}
      <FailureNote failure={hand.failure} texts={handFailures} />
    </div>
  )
}
