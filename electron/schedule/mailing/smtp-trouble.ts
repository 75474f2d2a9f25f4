/** From what the mail server or the line said to what became of a mail. A mail counts as not sent only where the server surely has not got it. */
import type { MailServerTrouble, MailTrouble } from '../../../shared/schedule/mail-account.ts'
import type { Carried } from './carrier.ts'

/** What the library says of an error; its text names people and is looked at by nobody. */
export type SmtpError = {
  readonly code?: string | undefined
  readonly originalCode?: string | undefined
  readonly command?: string | undefined
  readonly response?: string | undefined
  readonly responseCode?: number | undefined
  readonly timeoutType?: string | undefined
}

const CERTIFICATE = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_NOT_YET_VALID',
  'CERT_UNTRUSTED',
  'CERT_REVOKED',
  'CERT_SIGNATURE_FAILURE',
  'INVALID_CA',
  'INVALID_PURPOSE',
])

const isLater = (code: number | undefined): boolean =>
  code !== undefined && code >= 400 && code < 500

/** Why no connection, or no login, came about. */
export function serverTrouble(error: SmtpError): MailServerTrouble {
  const { code, originalCode = '', responseCode } = error
  if (code === 'EDNS' || originalCode === 'ENOTFOUND') return 'nameUnknown'
  if (originalCode === 'CERT_HAS_EXPIRED') return 'certificateExpired'
  if (CERTIFICATE.has(originalCode)) return 'certificateWrong'
  if (code === 'ETLS' || error.command === 'STARTTLS') return 'noTls'
  if (originalCode === 'EPROTO' || originalCode.startsWith('ERR_SSL')) return 'noTls'
  if (isLater(responseCode)) return 'serverFull'
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'loginRefused'
  if (code === 'ETIMEDOUT')
    return error.timeoutType === 'CONNECT_TIMEOUT' ? 'unreachable' : 'tooSlow'
  return responseCode === undefined ? 'unreachable' : 'serverAnswer'
}

const alone = (state: 'refused' | 'notSent' | 'unknown', why: MailTrouble): Carried => ({
  ...{ state, why, forAll: false },
})
const all = (why: MailServerTrouble): Carried => ({ state: 'notSent', why, forAll: true })

/** The mailbox is full, by the finer number that most servers give beside the three digits. */
const isMailboxFull = ({ response = '' }: SmtpError): boolean =>
  /^\d{3}[ -][45]\.2\.2\b/.test(response)
/** The server ends the session: of what was said before, that answers nothing. */
const GOES = 421

/** The mail itself was not begun: the server has nothing of it. */
function before(error: SmtpError): Carried {
  const { command, responseCode } = error
  if (responseCode === undefined || responseCode === GOES)
    return responseCode === GOES ? all('serverFull') : alone('notSent', 'lost')
  if (command === 'MAIL FROM') {
    if (responseCode === 552) return alone('notSent', 'messageRefused')
    return all(isLater(responseCode) ? 'serverFull' : 'senderRefused')
  }
  if (command === 'RCPT TO') {
    if (isMailboxFull(error)) return alone('notSent', 'mailboxFull')
    if (responseCode === 452) return alone('notSent', 'serverFull')
    return isLater(responseCode)
      ? alone('notSent', 'addressLater')
      : alone('refused', 'addressRefused')
  }
  return alone('notSent', isLater(responseCode) ? 'serverFull' : 'messageRefused')
}

/** @param begun some of the mail itself may have reached the server, so that only its own answer to it says that it has it not */
export function mailTrouble(error: SmtpError, begun: boolean): Carried {
  if (!begun) return before(error)
  const { command, responseCode } = error
  if (
    command !== 'DATA' ||
    responseCode === undefined ||
    responseCode < 400 ||
    responseCode === GOES
  )
    return alone('unknown', 'lostAfter')
  if (isMailboxFull(error)) return alone('notSent', 'mailboxFull')
  return alone('notSent', isLater(responseCode) ? 'serverFull' : 'messageRefused')
}
