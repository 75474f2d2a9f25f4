/** A supervisor lets a PC in that asks: this PC answers, compares the number that was typed, and hands the office's key over (ADR 0011). */
import { type Clock, SECOND } from '../../shared/clock.ts'
import { type AnswerTo, type Handlers, signedIn } from '../../shared/contract.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { type AskingThere, CODE_TRIES, readCode } from '../../shared/office/enrolment.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { Storage } from '../storage/storage.ts'
import type { Enrolment, Enrolments } from './server/enrolment-port.ts'
import { codeOf, type Half, keepsCommitment, keyBetween, newHalf } from './server/handshake.ts'
import type { OfficeServer } from './server/port.ts'

type LettingChannel =
  'office.askings' | 'office.answerAsking' | 'office.letIn' | 'office.refuseAsking'

export type LettingInParts = {
  /** Of the open office; null: there is none, or no line now. */
  readonly line: () => OfficeServer | null
  readonly storage: () => Pick<Storage, 'log' | 'handKey'> | null
  readonly clock: Clock
  /** Something may be otherwise at the server. */
  readonly onNews: () => void
}

/** What this PC answered, and to what: nothing that the server says of it afterwards counts. */
type Answered = {
  readonly own: Half
  readonly asked: Pick<Enrolment, 'public_key' | 'commitment' | 'login' | 'whole'>
  wrong: number
  /** The log says that it was let in. */
  isTold: boolean
}

type What = Extract<NewEvent, { type: 'office.pcLetIn' | 'office.pcNotLetIn' }>

/** Many pushes a second are one news. */
const NEWS_MS = SECOND

export function createLettingIn(parts: LettingInParts): Pick<Handlers<'office'>, LettingChannel> {
  const { clock } = parts
  const answered = new Map<string, Answered>()
  const heard = new WeakSet<OfficeServer>()
  let isTelling = false

  function tellSoon(): void {
    if (isTelling) return
    isTelling = true
    clock.after(NEWS_MS, () => {
      isTelling = false
      parts.onNews()
    })
  }
  /** With the line as it is; a newer one is listened to when somebody asks again. */
  function there(): Result<Enrolments, 'noServer'> {
    const line = parts.line()
    if (line === null) return fail('noServer')
    if (!heard.has(line)) {
      heard.add(line)
      line.onNews(tellSoon)
    }
    return ok(line.enrolments)
  }

  function write(what: What): Result<unknown, 'saveFailed'> {
    return parts.storage()?.log.append([what]) ?? fail('saveFailed')
  }

  function shown({ id, at_ms, left_ms, whole, state }: Enrolment, nowMs: number): AskingThere {
    const how = state === 'asked' ? 'new' : answered.has(id) ? 'here' : 'elsewhere'
    return {
      ...{ id, askedMs: at_ms, untilMs: nowMs + left_ms, whole },
      answered: state === 'sealed' ? 'handed' : how,
    }
  }

  async function answer(id: string): Promise<AnswerTo<'office.answerAsking'>> {
    const server = there()
    if (!server.ok) return server
    const found = await server.value.find(id)
    if (!found.ok) return found
    if (found.value?.state !== 'asked') return fail('askingGone')
    const own = newHalf()
    const offered = await server.value.offer(id, own.publicKey, own.nonce)
    if (!offered.ok) return offered
    if (!offered.value) return fail('askingGone')
    answered.set(id, { own, asked: found.value, wrong: 0, isTold: false })
    parts.onNews()
    return ok()
  }

  /** Over on this PC, there, and in the log. */
  async function end(
    server: Enrolments,
    wish: { readonly id: string; readonly login: string; readonly by: string },
    why: 'refused' | 'wrongCode' | 'altered',
  ): Promise<AnswerTo<'office.refuseAsking'>> {
    const ended = await server.end(wish.id, why === 'altered' ? 'refused' : why)
    if (!ended.ok) return ended
    answered.delete(wish.id)
    parts.onNews()
    if (!ended.value) return fail('askingGone')
    return written(write(notLetIn(wish.login, wish.by, why)))
  }

  async function letIn(id: string, typed: string, by: string): Promise<AnswerTo<'office.letIn'>> {
    const server = there()
    if (!server.ok) return server
    const mine = answered.get(id)
    if (mine === undefined) return fail('askingGone')
    const found = await server.value.find(id)
    if (!found.ok) return found
    const now = found.value
    // The line broke when it was told that the key had arrived.
    if (mine.isTold && (now?.state === 'sealed' || now?.state === 'taken')) return ok()
    if (now?.state === 'offered') return fail('notYet')
    if (now?.state !== 'revealed' || now.nonce === null) {
      answered.delete(id)
      return fail('askingGone')
    }
    const { own, asked } = mine
    const asking = { publicKey: asked.public_key, nonce: now.nonce }
    const about = { id, login: asked.login, by }
    const said = { office: server.value.office, asking, answering: own }
    const key = keyBetween(said, own, asking.publicKey)
    if (!key.ok || !keepsCommitment(asking, asked.commitment)) {
      const ended = await end(server.value, about, 'altered')
      return ended.ok ? fail('altered') : ended
    }
    if (readCode(typed) !== codeOf(said)) {
      mine.wrong += 1
      const left = CODE_TRIES - mine.wrong
      if (left > 0) return fail('wrongCode', { left })
      const ended = await end(server.value, about, 'wrongCode')
      return ended.ok ? fail('wrongCodeThrice') : ended
    }
    return hand(server.value, { ...about, key: key.value }, mine)
  }

  /** First it is written who let it in: no key leaves without that. */
  async function hand(
    server: Enrolments,
    wish: { readonly id: string; readonly by: string; readonly key: Uint8Array },
    mine: Answered,
  ): Promise<AnswerTo<'office.letIn'>> {
    const { login, whole } = mine.asked
    const sealed = parts.storage()?.handKey(wish.key, wish.id) ?? fail('saveFailed')
    if (!sealed.ok) return sealed
    if (!mine.isTold) {
      const told = write({
        ...{ type: 'office.pcLetIn', scope: 'office', actorId: wish.by },
        payload: { login, whole },
      })
      if (!told.ok) return told
      mine.isTold = true
    }
    const arrived = await server.seal(wish.id, sealed.value)
    if (!arrived.ok) return arrived
    parts.onNews()
    if (arrived.value) return ok()
    answered.delete(wish.id)
    const told = written(write(notLetIn(login, wish.by, 'tooLate')))
    return told.ok ? fail('askingGone') : told
  }

  return {
    async 'office.askings'() {
      const server = there()
      if (!server.ok) return server
      const waiting = await server.value.waiting()
      if (!waiting.ok) return waiting
      const ids = new Set(waiting.value.map(({ id }) => id))
      // What is over leaves no key behind.
      for (const id of answered.keys()) if (!ids.has(id)) answered.delete(id)
      const nowMs = clock.wallMs()
      return ok({ askings: waiting.value.map((one) => shown(one, nowMs)) })
    },
    'office.answerAsking': ({ id }) => answer(id),
    'office.letIn': ({ id, code }, caller) => letIn(id, code, signedIn(caller).id),
    async 'office.refuseAsking'({ id }, caller) {
      const server = there()
      if (!server.ok) return server
      const found = await server.value.find(id)
      if (!found.ok) return found
      if (found.value === null) return fail('askingGone')
      const { login } = found.value
      return end(server.value, { id, login, by: signedIn(caller).id }, 'refused')
    },
  }
}

const written = (told: Result<unknown, 'saveFailed'>): Result<null, 'saveFailed'> =>
  told.ok ? ok() : told

const notLetIn = (
  login: string,
  actorId: string,
  why: 'refused' | 'wrongCode' | 'altered' | 'tooLate',
): What => ({ type: 'office.pcNotLetIn', scope: 'office', actorId, payload: { login, why } })
