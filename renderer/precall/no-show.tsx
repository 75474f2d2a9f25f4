/** The question at ten minutes past the booked time, with the contact log beside it (M12-2-6). */
import { useState } from 'react'
import { MINUTE } from '../../shared/clock.ts'
import type { Contact } from '../../shared/log/contact.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { formatInstant } from '../../shared/time/words.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm, Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { CheckField } from '../ui/field.tsx'
import { Loading } from '../ui/progress.tsx'
import { useAnswer } from '../state/answers.ts'
import { useOwnSession } from '../state/place.ts'
import { useCall } from '../ui/use-call.ts'
import { ContactForm } from './contact-form.tsx'
import { Told } from './told.tsx'
import { noShowText as text } from './words/no-show.ts'
import { roomText } from './words/room.ts'
import { failures } from './words/failures.ts'

/** Minutes between the booked time and the question, as the office laid them down. */
export function noShowMinutes(snapshot: SessionSnapshot): number {
  return Math.round((snapshot.noShow.dueAtMs - instantOf(snapshot.date, snapshot.slot)) / MINUTE)
}

export function NoShowQuestion({ onClose }: { readonly onClose: () => void }) {
  const snapshot = useOwnSession()
  const [sure, setSure] = useState(false)
  const [confirmed, setConfirmed] = useState(false)
  const reply = useCall('session.answerNoShow')
  const { told, doubts } = snapshot.noShow
  const isRead = told.readAtMs !== null && told.readAtMs >= instantOf(snapshot.date, snapshot.slot)
  const isPossible = doubts.length === 0 && (isRead || confirmed)
  const answer = async (contacted: boolean): Promise<void> => {
    const result = await reply.run({ recordId: snapshot.recordId, contacted, confirmed })
    setSure(false)
    if (result.ok) onClose()
  }
  const footer = (
    <>
      <Button kind="text" onPress={onClose}>
        {text.later}
      </Button>
      <Button isDisabled={!isPossible} onPress={() => setSure(true)}>
        {text.no}
      </Button>
      <Button kind="filled" busy={reply.busy} onPress={() => void answer(true)}>
        {text.yes}
      </Button>
    </>
  )
  return (
    <Dialog title={text.title} isOpen onClose={onClose} footer={footer}>
      <p>{text.body(snapshot.slot, noShowMinutes(snapshot))}</p>
      {snapshot.earlierNoShows > 0 && (
        <Banner tone="warning" title={text.earlier(snapshot.earlierNoShows)} />
      )}
      <div className="sd-row">
        <h3>{text.contacts}</h3>
        <Told />
      </div>
      <ContactLog />
      <ContactForm bookingId={snapshot.bookingId} />
      {doubts.length > 0 && (
        <Banner tone="warning" title={text.doubts}>
          <ul>
            {doubts.map((doubt) => (
              <li key={doubt}>{text.doubt[doubt]}</li>
            ))}
          </ul>
        </Banner>
      )}
      {doubts.length === 0 && !isRead && (
        <div>
          <CheckField isSelected={confirmed} onChange={setConfirmed}>
            {text.confirmed}
          </CheckField>
          <p className="sd-quiet">{text.confirmedHint}</p>
        </div>
      )}
      <FailureNote failure={reply.failure} texts={failures} />
      {sure && (
        <Confirm
          title={text.confirmTitle}
          body={text.confirmBody}
          confirmLabel={text.confirm}
          danger
          busy={reply.busy}
          onConfirm={() => void answer(false)}
          onCancel={() => setSure(false)}
        />
      )}
    </Dialog>
  )
}

function ContactLog() {
  const snapshot = useOwnSession()
  const day = useAnswer('schedule.day', { date: snapshot.date })
  if (day.data === null)
    return day.failure === null ? (
      <Loading label={roomText.loading} />
    ) : (
      <p>{text.contactsFailed}</p>
    )
  const contacts =
    day.data.bookings.find((booking) => booking.id === snapshot.bookingId)?.contacts ?? []
  if (contacts.length === 0) return <p>{text.noContacts}</p>
  return (
    <ul className="precall-contacts">
      {contacts.map((contact) => (
        <ContactLine key={contact.atMs} contact={contact} />
      ))}
    </ul>
  )
}

function ContactLine({ contact }: { readonly contact: Contact }) {
  return (
    <li>
      <span className="sd-num">{formatInstant(contact.atMs)}</span>
      <span>
        {text.direction[contact.direction]}
        {text.means[contact.means]}
        {contact.about !== undefined && `・${text.about[contact.about]}`}
      </span>
      <span>{text.result[contact.result]}</span>
      {contact.note !== '' && <span>{contact.note}</span>}
    </li>
  )
}
