/** A real SMTP server (smtp-server from npm) on this machine, with a certificate of its own, and everything that can go wrong with one. */
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { MailAccount } from '../../../electron/schedule/mailing/account.ts'
import { makeCertificate } from '../zoom/certificate.ts'

/**
 * What happens to the mail to one address. `dropBefore`: the line is lost before the mail itself. `dropAfter`, `takeAndDrop`: after it, without a word;
 * with the latter the server has it all the same. `slow`: answers late, and well.
 */
export const mailFaults = [
  'addressRefused',
  'addressLater',
  'mailboxFull',
  'storageFull',
  'dataRefused',
  'dataFull',
  'dropBefore',
  'dropAfter',
  'takeAndDrop',
  'slow',
] as const
export type MailFault = (typeof mailFaults)[number]

export type Received = { readonly to: string; readonly mail: ParsedMail; readonly raw: string }

export type MailServer = {
  readonly account: MailAccount
  /** What it took, in its order. */
  readonly received: Received[]
  /** By address; a function decides each time anew. */
  fault: (to: string) => MailFault | null
  /** Neither login nor sender is taken while these are set. */
  readonly refuses: { login: boolean; sender: boolean }
  /** Before each answer to a mail itself. */
  onData: (to: string) => void | Promise<void>
  /** How often somebody logged in, and who was named in EHLO. */
  readonly said: { logins: number; readonly names: Set<string> }
  /** The line is lost, of everybody. `and`: whoever comes next finds nobody either, or somebody again. */
  cut(and?: 'gone' | 'back'): void
  close(): Promise<void>
}

export type MailServerWish = {
  readonly security?: 'starttls' | 'implicit'
  /** Offers no TLS at all. */
  readonly plain?: boolean
  readonly certificate?: 'good' | 'expired' | 'otherName' | 'unknown'
}

const PASSWORD = 'himitsu-no-password'
const SLOW_MS = 150

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })

/** Refused with that reply; the library takes the three digits from the error. */
const refused = (responseCode: number, words: string): Error =>
  Object.assign(new Error(words), { responseCode })

const REFUSES_ADDRESS: Partial<Record<MailFault, Error>> = {
  addressRefused: refused(550, '5.1.1 no such user'),
  addressLater: refused(450, '4.7.1 greylisted'),
  mailboxFull: refused(552, '5.2.2 mailbox full'),
  storageFull: refused(452, '4.3.1 queue full'),
}
const REFUSES_DATA: Partial<Record<MailFault, Error>> = {
  dataRefused: refused(554, '5.6.0 not wanted'),
  dataFull: refused(451, '4.3.1 queue full'),
}

export async function startMailServer(wish: MailServerWish = {}): Promise<MailServer> {
  const { security = 'starttls', plain = false, certificate = 'good' } = wish
  const names = certificate === 'otherName' ? ['mail.example.jp'] : ['localhost']
  const own = makeCertificate(names, certificate === 'expired' ? { endedMs: 60_000 } : {})
  const known = certificate === 'unknown' ? makeCertificate(['localhost']) : own
  const sockets = new Set<Socket>()
  const server: Omit<MailServer, 'account' | 'cut' | 'close'> = {
    received: [],
    fault: () => null,
    refuses: { login: false, sender: false },
    onData: () => undefined,
    said: { logins: 0, names: new Set() },
  }
  let isGone = false
  const cut = (and?: 'gone' | 'back'): void => {
    if (and !== undefined) isGone = and === 'gone'
    for (const socket of sockets) socket.destroy()
  }

  const options: SMTPServerOptions = {
    ...{ key: own.key, cert: own.cert, secure: security === 'implicit', logger: false },
    ...(plain
      ? { disabledCommands: ['STARTTLS'], hideSTARTTLS: true, allowInsecureAuth: true }
      : {}),
    onAuth({ username, password }, session, callback) {
      server.said.logins += 1
      server.said.names.add(session.hostNameAppearsAs)
      if (server.refuses.login || username !== 'soudan' || password !== PASSWORD)
        callback(refused(535, 'who is that'))
      else callback(null, { user: username })
    },
    onMailFrom(_address, _session, callback) {
      callback(server.refuses.sender ? refused(553, 'not your address') : null)
    },
    onRcptTo({ address }, _session, callback) {
      const fault = server.fault(address)
      if (fault === 'dropBefore') {
        cut()
        return
      }
      callback(fault === null ? null : (REFUSES_ADDRESS[fault] ?? null))
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on(
        'end',
        () => void took(Buffer.concat(chunks), session.envelope.rcptTo[0]?.address ?? ''),
      )
      const took = async (bytes: Buffer, to: string): Promise<void> => {
        await server.onData(to)
        const fault = server.fault(to)
        const refusal = fault === null ? undefined : REFUSES_DATA[fault]
        if (fault === 'dropAfter' || refusal !== undefined) {
          if (refusal === undefined) cut()
          else callback(refusal)
          return
        }
        server.received.push({ to, mail: await simpleParser(bytes), raw: bytes.toString('utf8') })
        if (fault === 'takeAndDrop') {
          cut()
          return
        }
        if (fault === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
        callback()
      }
    },
  }
  const smtp = new SMTPServer(options)
  // A client that goes away in the middle is what is tested here.
  smtp.on('error', () => undefined)
  const inner = await new Promise<number>((resolve) => {
    const bare = smtp.listen(0, '127.0.0.1', () => resolve((bare.address() as AddressInfo).port))
  })
  // Between the two, so that the line can be lost as it is lost in the world: without a word to either.
  const line = createServer((socket) => {
    if (isGone) {
      socket.destroy()
      return
    }
    const on = connect(inner, '127.0.0.1')
    for (const each of [socket, on]) {
      sockets.add(each)
      each.on('error', () => undefined)
      each.on('close', () => {
        sockets.delete(each)
        socket.destroy()
        on.destroy()
      })
    }
    socket.pipe(on)
    on.pipe(socket)
  })
  const port = await listening(line)
  const account: MailAccount = {
    ...{ host: 'localhost', port, security, user: 'soudan', password: PASSWORD },
    ...{ from: 'soudan@example.jp', authority: known.cert.trim() },
  }
  return Object.assign(server, {
    account,
    cut,
    async close() {
      cut()
      await new Promise((resolve) => line.close(resolve))
      await new Promise<void>((resolve) => smtp.close(() => resolve()))
    },
  })
}
