/** What was tried so far, newest first. */
import { shortDate } from '../../../shared/time/words.ts'
import type { Contact } from '../../../shared/schedule/booking.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'
import { text } from '../text.ts'

const words = text.booking

export function Attempts(props: {
  readonly contacts: readonly Contact[]
  readonly nameOf: (accountId: string) => string | null
}) {
  const newestFirst = [...props.contacts].sort((a, b) => b.atMs - a.atMs)
  return (
    <div className="sd-stack-tight">
      <h4>{words.attempts(newestFirst.length)}</h4>
      {newestFirst.length === 0 && <p className="sd-quiet">{words.noAttempts}</p>}
      <ul className="sch-attempts">
        {newestFirst.map((contact) => (
          <Attempt
            key={`${contact.atMs} ${contact.means} ${contact.result}`}
            contact={contact}
            by={props.nameOf(contact.actorId)}
          />
        ))}
      </ul>
    </div>
  )
}

function Attempt(props: { readonly contact: Contact; readonly by: string | null }) {
  const { contact, by } = props
  return (
    <li>
      <span className="sd-num">
        {shortDate(dateOf(contact.atMs))} {timeOf(contact.atMs)}
      </span>
      <span>
        {words.means[contact.means]}・{words.directions[contact.direction]}・
        {words.results[contact.result]}
      </span>
      {contact.note !== '' && <span>{contact.note}</span>}
      {by !== null && <span className="sd-quiet">{words.attemptBy(by)}</span>}
    </li>
  )
}
