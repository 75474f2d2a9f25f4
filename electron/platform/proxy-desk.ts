/** A proxy that wants a user and a passphrase: asked once for each proxy, kept in memory until the app ends, never written. */
import { type Clock, MINUTE } from '../../shared/clock.ts'
import type { ProxyCredentials, ProxyQuestion } from '../../shared/office/desktop.ts'
import type { ProxyDesk } from './platform.ts'

/** After "not now" nobody is asked again for so long; the requests fail meanwhile. */
const QUIET_MS = 1 * MINUTE

/** Electron's callback: called without arguments, the request gives up. */
export type LoginAnswer = (user?: string, password?: string) => void

type Waiting = { readonly server: string; again: boolean; readonly answers: LoginAnswer[] }

export interface ProxyLogin extends ProxyDesk {
  /** @param first false: what was answered for this very request was refused */
  login(
    proxy: { readonly host: string; readonly port: number },
    first: boolean,
    answer: LoginAnswer,
  ): void
}

export function createProxyLogin(clock: Clock): ProxyLogin {
  const known = new Map<string, ProxyCredentials>()
  const quiet = new Set<string>()
  const listeners = new Set<(question: ProxyQuestion | null) => void>()
  let waiting: Waiting[] = []

  function question(): ProxyQuestion | null {
    const [first] = waiting
    return first === undefined ? null : { server: first.server, again: first.again }
  }

  function tell(): void {
    for (const listener of [...listeners]) listener(question())
  }

  return {
    question,
    onQuestion: (listener) => void listeners.add(listener),
    login({ host, port }, first, answer) {
      const server = `${host}:${port}`
      const credentials = known.get(server)
      if (credentials !== undefined && first) {
        answer(credentials.user, credentials.password)
        return
      }
      known.delete(server)
      if (quiet.has(server)) {
        answer()
        return
      }
      const asked = waiting.find((one) => one.server === server)
      if (asked === undefined) waiting = [...waiting, { server, again: !first, answers: [answer] }]
      else {
        asked.answers.push(answer)
        asked.again ||= !first
      }
      tell()
    },
    answer(credentials) {
      const [asked, ...others] = waiting
      if (asked === undefined) return
      waiting = others
      if (credentials === null) {
        quiet.add(asked.server)
        clock.after(QUIET_MS, () => void quiet.delete(asked.server))
      } else known.set(asked.server, credentials)
      for (const answer of asked.answers)
        if (credentials === null) answer()
        else answer(credentials.user, credentials.password)
      tell()
    },
  }
}
