/** The office's mail server, which the office's log says, sealed like everything there. Nothing of it is in a technical log, an address or a screen. */
import { z } from 'zod'
import type { ReasonOf } from '../../../shared/contract.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import {
  type MailView,
  MailViewSchema,
  MailWishSchema,
} from '../../../shared/schedule/mail-account.ts'
import { asLogged } from '../../storage/log/event-row.ts'
import type { Log } from '../../storage/log/log.ts'

const AccountSchema = MailViewSchema.extend({ password: z.string() })
export type MailAccount = z.infer<typeof AccountSchema>

export interface MailSettings {
  /** Null: none is entered. */
  account(): MailAccount | null
  view(): MailView | null
  /** A password that is null stays, for the same server and user; `passwordMissing` where there is none to stay. */
  save(wish: unknown, actorId: string): Result<null, ReasonOf<'telling.saveMail'>>
  remove(actorId: string): Result<null, 'saveFailed'>
}

/** Read anew each time: another PC of the office may have entered another one. What is no account counts as none. */
function loggedAccount({ reader }: Pick<Log, 'reader'>): MailAccount | null {
  const entered = reader
    .ofScope('settings', 'schedule.mailServerSet')
    .map(({ event }) => asLogged(event))
    .findLast((event) => event?.type === 'schedule.mailServerSet')
  return AccountSchema.safeParse(entered?.payload.account).data ?? null
}

function merged(
  before: MailAccount | null,
  wish: unknown,
): Result<MailAccount, 'badAccount' | 'passwordMissing'> {
  const read = MailWishSchema.safeParse(wish)
  if (!read.success) return fail('badAccount')
  const { password: typed, ...view } = read.data
  // A password belongs to the server and the user it was entered for and goes nowhere else.
  const kept = before?.host === view.host && before.user === view.user ? before.password : null
  const password = typed ?? kept
  return password === null ? fail('passwordMissing') : ok({ ...view, password })
}

export function openMailSettings(log: Pick<Log, 'append' | 'reader'>): MailSettings {
  function set(account: MailAccount | null, actorId: string): Result<null, 'saveFailed'> {
    const written = log.append([
      { type: 'schedule.mailServerSet', scope: 'settings', actorId, payload: { account } },
    ])
    return written.ok ? ok() : written
  }
  return {
    account: () => loggedAccount(log),
    view() {
      const account = loggedAccount(log)
      return account === null ? null : MailViewSchema.parse(account)
    },
    save(wish, actorId) {
      const next = merged(loggedAccount(log), wish)
      return next.ok ? set(next.value, actorId) : next
    },
    remove: (actorId) => set(null, actorId),
  }
}
