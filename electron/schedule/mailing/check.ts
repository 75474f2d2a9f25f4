/** テスト送信, one step at a time: each says what works, or why not. The last one sends a mail to the office's own address. */
import { lookup } from 'node:dns/promises'
import { connect } from 'node:net'
import { ok, fail, type Result } from '../../../shared/result.ts'
import type { MailTestStep, MailTrouble } from '../../../shared/schedule/mail-account.ts'
import { createSmtpCarrier, logIn, openLine, type SmtpParts } from './smtp.ts'

export type CheckParts = SmtpParts & {
  readonly ids: () => string
  readonly letter: { readonly subject: string; readonly text: string }
}

/** @returns null: it is well */
export async function checkMail(
  parts: CheckParts,
  step: MailTestStep,
): Promise<MailTrouble | null> {
  const { account, times } = parts
  const trouble = (answer: Result<unknown, MailTrouble>): MailTrouble | null =>
    answer.ok ? null : answer.reason
  switch (step) {
    case 'name':
      return trouble(await hasName(account.host))
    case 'port':
      return trouble(await answers(account.host, account.port, times.connectMs))
    case 'tls': {
      const line = await openLine(account, times)
      if (line.ok) line.value.close()
      return trouble(line)
    }
    case 'login': {
      const line = await openLine(account, times)
      if (!line.ok) return line.reason
      const loggedIn = await logIn(line.value, account)
      line.value.close()
      return trouble(loggedIn)
    }
    case 'send': {
      const carrier = createSmtpCarrier(parts)
      const carried = await carrier.carry({ ...parts.letter, to: account.from }, parts.ids())
      carrier.rest()
      return carried.state === 'sent' ? null : carried.why
    }
  }
}

async function hasName(host: string): Promise<Result<null, 'nameUnknown'>> {
  try {
    await lookup(host)
    return ok()
  } catch {
    return fail('nameUnknown')
  }
}

function answers(host: string, port: number, mostMs: number): Promise<Result<null, 'unreachable'>> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: mostMs })
    const end = (answer: Result<null, 'unreachable'>): void => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => end(ok()))
    socket.once('timeout', () => end(fail('unreachable')))
    socket.once('error', () => end(fail('unreachable')))
  })
}
