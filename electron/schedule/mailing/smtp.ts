/**
 * Mails through the office's mail server, over one connection for as many as are waiting. TLS is demanded: without it, or with a certificate that does
 * not hold, not even the login is said. The library is loaded with the first mail.
 */
import { Readable } from 'node:stream'
import { checkServerIdentity, rootCertificates } from 'node:tls'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import { MINUTE, SECOND } from '../../../shared/clock.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { MailServerTrouble } from '../../../shared/schedule/mail-account.ts'
import type { MailAccount } from './account.ts'
import type { Addressed, Carried, MailCarrier } from './carrier.ts'
import { composeMail } from './compose.ts'
import { mailTrouble, serverTrouble, type SmtpError } from './smtp-trouble.ts'

export type SmtpTimes = {
  /** Until somebody answers at all, ms. */
  readonly connectMs: number
  /** Until the next word of the server, ms: some look through a mail before they take it. */
  readonly answerMs: number
}
export const smtpTimes: SmtpTimes = { connectMs: 15 * SECOND, answerMs: 5 * MINUTE }

export type SmtpParts = {
  readonly account: MailAccount
  /** How the office is called in the mail. */
  readonly officeName: string
  readonly times: SmtpTimes
  readonly wallMs: () => number
  /** One line for the technical log: codes alone. */
  readonly log: (line: string) => void
}

/** Said in the place of this computer's name, which is nobody's business (M13). */
const NO_NAME = '[127.0.0.1]'

export type Line = {
  readonly connection: SMTPConnection
  isOpen(): boolean
  close(): void
}

/** A sealed connection, not yet logged in. */
export async function openLine(
  account: MailAccount,
  times: SmtpTimes,
): Promise<Result<Line, MailServerTrouble>> {
  const { default: Connection } = await import('nodemailer/lib/smtp-connection')
  const { host, port, security, authority } = account
  const connection = new Connection({
    ...{ host, port, name: NO_NAME, secure: security === 'implicit', requireTLS: true },
    connectionTimeout: times.connectMs,
    dnsTimeout: times.connectMs,
    greetingTimeout: times.connectMs,
    socketTimeout: times.answerMs,
    tls: {
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ca: authority === null ? [...rootCertificates] : [...rootCertificates, authority],
      checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
    },
  })
  let isOpen = true
  connection.on('end', () => {
    isOpen = false
  })
  const connected = await new Promise<SmtpError | null>((resolve) => {
    // Also later ones: an error that nobody hears would end the program.
    connection.on('error', (error: SmtpError) => {
      isOpen = false
      resolve(error)
    })
    connection.connect((error) => resolve(error ?? null))
  })
  if (connected !== null) {
    connection.close()
    return fail(serverTrouble(connected), { code: codeOf(connected) })
  }
  return ok({ connection, isOpen: () => isOpen, close: () => connection.close() })
}

export async function logIn(
  { connection }: Line,
  { user, password }: MailAccount,
): Promise<Result<null, MailServerTrouble>> {
  const error = await new Promise<SmtpError | null>((resolve) => {
    connection.once('error', resolve)
    connection.login({ user, pass: password }, (failed) => resolve(failed))
  })
  return error === null ? ok() : fail(serverTrouble(error), { code: codeOf(error) })
}

const codeOf = ({ code = '', originalCode = '', responseCode = 0 }: SmtpError): string =>
  [code, originalCode, responseCode === 0 ? '' : String(responseCode)].filter(Boolean).join(' ')

export function createSmtpCarrier(parts: SmtpParts): MailCarrier {
  const { account, log } = parts
  let line: Line | null = null
  let isAborted = false
  const aborted = (): boolean => isAborted

  /** @returns whether it was there before: the server may have closed it just now */
  async function ready(): Promise<
    Result<{ readonly isOld: boolean; readonly on: Line }, MailServerTrouble>
  > {
    if (line !== null && line.isOpen()) return ok({ isOld: true, on: line })
    const opened = await openLine(account, parts.times)
    if (!opened.ok) return opened
    const loggedIn = await logIn(opened.value, account)
    if (!loggedIn.ok) {
      opened.value.close()
      return loggedIn
    }
    line = opened.value
    if (aborted()) line.close()
    return ok({ isOld: false, on: line })
  }

  async function hand(
    on: Line,
    bytes: Buffer,
    to: string,
  ): Promise<Carried & { readonly begun: boolean }> {
    let begun = false
    const stream = new Readable({
      // Asked for only once the server is ready for the mail itself.
      read() {
        begun = true
        this.push(bytes)
        this.push(null)
      },
    })
    const error = await new Promise<SmtpError | null>((resolve) => {
      on.connection.send({ from: account.from, to: [to] }, stream, (failed) => resolve(failed))
    })
    if (error === null) return { state: 'sent', begun }
    const carried = mailTrouble(error, begun)
    log(`mail ${carried.state}: ${codeOf(error)} ${error.command ?? ''}`)
    return { ...carried, begun }
  }

  async function carry(mail: Addressed, id: string): Promise<Carried> {
    const from = { name: parts.officeName, address: account.from }
    const bytes = await composeMail(from, mail, id, parts.wallMs())
    for (;;) {
      const got = await ready()
      if (!got.ok) {
        log(`mail server: ${got.reason} ${String(got.details?.['code'] ?? '')}`)
        return { state: 'notSent', why: got.reason, forAll: true }
      }
      const { begun, ...carried } = await hand(got.value.on, bytes, mail.to)
      if (carried.state === 'sent') return carried
      drop()
      // An old line that was closed meanwhile: the server has nothing of it, and a new one says how it is.
      if (!(got.value.isOld && !begun && carried.why === 'lost') || aborted()) return carried
    }
  }

  function drop(): void {
    line?.close()
    line = null
  }
  return {
    carry,
    rest() {
      if (line?.isOpen() === true) line.connection.quit()
      line = null
    },
    abort() {
      isAborted = true
      drop()
    },
  }
}
