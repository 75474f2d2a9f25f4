/** What was tried so far, newest first. */
import type { Contact } from '../../../shared/log/contact.ts'
import { useAnswer } from '../../state/answers.ts'
import { useAccount } from '../../state/kept.ts'
import { shortDate } from '../../../shared/time/words.ts'
import { dateOf, timeOf } from '../../../shared/time/instant.ts'
import { text } from '../words/room.ts'

const words = text.booking

export function Attempts(props: { readonly contacts: readonly Contact[] }) {
  const nameOf = useNames()
  // As the log has them: a stamp of another PC's clock is no order.
  const newestFirst = props.contacts.toReversed()
  return (
    <div className="sd-stack-tight">
      <h4>{words.attempts(newestFirst.length)}</h4>
      {newestFirst.length === 0 && <p className="sd-quiet">{words.noAttempts}</p>}
      <ul className="sch-attempts">
        {newestFirst.map((contact) => (
          <Attempt
            key={`${contact.atMs} ${contact.means} ${contact.result}`}
            contact={contact}
            by={nameOf(contact.actorId)}
          />
        ))}
      </ul>
    </div>
  )
}

/** Display names for the contact log; null while unknown. */
function useNames(): (accountId: string) => string | null {
  const account = useAccount()
  const accounts = useAnswer('people.accounts', {})
  return (accountId) =>
    accountId === account.id
      ? account.displayName
      : (accounts.data?.find((other) => other.id === accountId)?.displayName ?? null)
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
        {contact.about !== undefined && `・${words.abouts[contact.about]}`}
      </span>
      {contact.note !== '' && <span>{contact.note}</span>}
      {by !== null && <span className="sd-quiet">{words.attemptBy(by)}</span>}
    </li>
  )
}
