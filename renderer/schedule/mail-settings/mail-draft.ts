/** The form of the mail server as it is typed, and what of it can be sent. Pure. */
import {
  type MailView,
  type MailWish,
  MailWishSchema,
} from '../../../shared/schedule/mail-account.ts'
import { emptyOr, readBy, type Reading, type Wrong } from '../../ui/wrong-fields.ts'
import { mailSettingsText as text } from '../words/mail-settings.ts'

export type MailDraft = {
  readonly host: string
  readonly port: string
  readonly security: MailWish['security']
  readonly user: string
  readonly password: string
  readonly from: string
  readonly authority: string
}

export const usualPort = { starttls: '587', implicit: '465' } as const

/** The password begins empty: it is never shown. */
export function draftOf(view: MailView | null): MailDraft {
  return {
    host: view?.host ?? '',
    port: view === null ? usualPort.starttls : String(view.port),
    security: view?.security ?? 'starttls',
    user: view?.user ?? '',
    password: '',
    from: view?.from ?? '',
    authority: view?.authority ?? '',
  }
}

/** Another way of connecting has another port, unless a port of its own was typed. */
export function withSecurity(
  draft: MailDraft,
  security: MailDraft['security'],
): Partial<MailDraft> {
  const isUsual = draft.port === usualPort[draft.security]
  return isUsual ? { security, port: usualPort[security] } : { security }
}

const words = {
  host: emptyOr(text.missing, text.badHost),
  port: text.badPort,
  user: text.missing,
  password: text.missing,
  from: emptyOr(text.missing, text.badFrom),
  authority: text.badAuthority,
}
export type MailWrong = Wrong<keyof typeof words>

/** A password that is there may be left empty for the same server and user alone. */
export const passwordKept = (view: MailView | null, { host, user }: MailDraft): boolean =>
  view !== null && view.host === host.trim().toLowerCase() && view.user === user.trim()

export function readDraft(
  draft: MailDraft,
  view: MailView | null,
): Reading<MailWish, keyof typeof words> {
  const schema = MailWishSchema.refine(
    ({ password }) => password !== null || passwordKept(view, draft),
    { path: ['password'] },
  )
  const { port, password, authority } = draft
  return readBy(
    schema,
    {
      ...draft,
      port: /^\d+$/.test(port.trim()) ? Number(port) : null,
      password: password === '' ? null : password,
      authority: authority.trim() === '' ? null : authority,
    },
    words,
  )
}
