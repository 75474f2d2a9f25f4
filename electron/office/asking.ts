/**
 * A PC without an office asks to be let in, shows the number, and takes the office's key from the PC that answers (ADR 0011). What it
 * brings stands in this memory alone: with the app, or when it is over, it is gone.
 */
import { type Cancel, MINUTE, SECOND } from '../../shared/clock.ts'
import type { AnswerTo, Handlers } from '../../shared/contract.ts'
import type { Asking, AskingEnd, AskWish } from '../../shared/office/enrolment.ts'
import { ok, type Result } from '../../shared/result.ts'
import { type HandedKey, openHandedKey } from '../storage/keys/handed-key.ts'
import { mayJoin } from './may-join.ts'
import { joinOffice } from './opening.ts'
import type { OfficeRoomParts } from './parts.ts'
import type { Enrolment, Enrolments } from './server/enrolment-port.ts'
import {
  codeOf,
  commitmentOf,
  type Half,
  keyBetween,
  newHalf,
  type Said,
} from './server/handshake.ts'
import type { Joining } from './server/joining.ts'
import { placeOf } from './server/place.ts'
import type { ServerTrouble } from './server/port.ts'
import { ENROLMENT_MINUTES } from './server/schema/0005-enrolment.ts'
import type { StageKeeper } from './stage-keeper.ts'
import { troubleOf } from './stages.ts'

const LOOK_MS = SECOND
/** A line that breaks for a moment ends nothing. */
const PATIENCE_MS = 20 * SECOND

type AskingChannel = 'office.askToJoin' | 'office.asking' | 'office.cancelAsking'

export interface AskingDesk {
  readonly handlers: Pick<Handlers<'office'>, AskingChannel>
  /** The app ends: who answers is told. */
  close(): Promise<void>
}

type Run = {
  readonly id: string
  readonly joining: Joining
  readonly passphrase: string | null
  readonly own: Half
  readonly untilMs: number
  /** The first answer that came; another one is never listened to. */
  said: Said | null
  /** Since when the server has not answered, monotonic; null: it does. */
  awaySinceMs: number | null
}

export function createAsking<H>(parts: OfficeRoomParts<H>, stage: StageKeeper<H>): AskingDesk {
  const { realClock: clock } = parts
  let now: Asking = { state: 'none' }
  let run: Run | null = null
  let cancelLook: Cancel = () => undefined

  function become(next: Asking): void {
    now = next
    parts.tell('office.asking', now)
  }
  function over(why: AskingEnd): void {
    cancelLook()
    run = null
    parts.log(`asking to join: ${why}`)
    become({ state: 'over', why })
  }
  async function there<T>(
    { joining }: Pick<Run, 'joining'>,
    ask: (enrolments: Enrolments) => Promise<Result<T, ServerTrouble>>,
  ): Promise<Result<T, ServerTrouble>> {
    const driver = await parts.serverDriver()
    return driver.joining.askedThere<T, never>(joining, ask)
  }
  /** Whether it is heard or not, nothing hangs on it: it ends there by itself too. */
  async function giveUp(at: Run): Promise<void> {
    await there(at, (enrolments) => enrolments.end(at.id, 'cancelled'))
  }
  async function stop(): Promise<void> {
    const at = run
    cancelLook()
    run = null
    if (at !== null && now.state !== 'receiving') await giveUp(at)
  }

  function lookSoon(at: Run): void {
    cancelLook = clock.after(LOOK_MS, () => {
      look(at).catch((error: unknown) => {
        parts.onBug(error)
        if (run === at) over('unexpected')
      })
    })
  }

  async function look(at: Run): Promise<void> {
    const found = await there(at, (enrolments) => enrolments.find(at.id))
    if (run !== at) return
    const why = found.ok ? await heard(at, found.value) : missed(at, found.reason)
    if (run !== at) return
    if (why === null) lookSoon(at)
    else over(why)
  }

  /** Null: it may be a moment's, and is asked again. */
  function missed(at: Run, why: ServerTrouble): ServerTrouble | null {
    const nowMs = clock.monotonicMs()
    at.awaySinceMs ??= nowMs
    return why === 'unreachable' && nowMs - at.awaySinceMs < PATIENCE_MS ? null : why
  }

  /** What follows from how it stands there. Null: it goes on, or this PC is in. */
  async function heard(at: Run, asking: Enrolment | null): Promise<AskingEnd | null> {
    at.awaySinceMs = null
    if (asking === null) return 'cancelled'
    switch (asking.state) {
      case 'asked':
        return null
      case 'offered':
        return answered(at, asking)
      case 'revealed':
        // Without this PC's own word nobody can know what it committed itself to.
        if (at.said === null) return 'altered'
        showCode(at, at.said)
        return null
      case 'sealed':
        return sealed(at, asking)
      case 'taken':
        return 'altered'
      default:
        return asking.state
    }
  }

  /** The other's key and nonce are fixed for good before this PC tells its own nonce: so nobody can choose them to fit a number. */
  async function answered(at: Run, asking: Enrolment): Promise<'altered' | null> {
    const { offer_key: publicKey, offer_nonce: nonce } = asking
    if (publicKey === null || nonce === null) return 'altered'
    at.said ??= { office: at.joining.office, asking: at.own, answering: { publicKey, nonce } }
    const { said } = at
    const told = await there(at, (enrolments) => enrolments.reveal(at.id, at.own.nonce))
    if (run === at && told.ok && told.value) showCode(at, said)
    return null
  }

  function showCode({ untilMs }: Run, said: Said): void {
    if (now.state !== 'code') become({ state: 'code', code: codeOf(said), untilMs })
  }

  async function sealed(at: Run, { sealed: box }: Enrolment): Promise<AskingEnd | null> {
    if (at.said === null || box === null) return 'altered'
    const key = keyBetween(at.said, at.own, at.said.answering.publicKey)
    const handed = key.ok ? openHandedKey(key.value, box, at.id) : key
    if (handed.ok) return enter(at, handed.value)
    await giveUp(at)
    return 'altered'
  }

  /** From here on as with the recovery key. */
  async function enter(at: Run, handed: HandedKey): Promise<AskingEnd | null> {
    if (stage.exists('office') || stage.sessionRuns()) return 'alreadyExists'
    become({ state: 'receiving' })
    const taken = await there(at, (enrolments) => enrolments.take(at.id))
    if (!taken.ok) return taken.reason
    const { joining } = await parts.serverDriver()
    const joined = await joining.joinOffice(at.joining, parts.storage.handedVault(handed))
    if (!joined.ok) return joined.reason
    run = null
    await stage.leave()
    const opened = await joinOffice(parts, {
      key: { handed },
      passphrase: at.passphrase,
      place: placeOf(at.joining),
    })
    become({ state: 'none' })
    if (opened.ok) await stage.arrive(opened.value)
    else stage.stuck('office', troubleOf(opened.reason))
    return null
  }

  async function askToJoin(wish: AskWish): Promise<AnswerTo<'office.askToJoin'>> {
    const may = await mayJoin(parts, stage, wish)
    if (!may.ok) return may
    await stop()
    const own = newHalf()
    const { joining } = await parts.serverDriver()
    const id = await joining.askedThere<string, 'notFounded'>(may.value, (enrolments) =>
      enrolments.ask(own.publicKey, commitmentOf(own)),
    )
    if (!id.ok) return id
    const askedMs = clock.wallMs()
    const untilMs = askedMs + ENROLMENT_MINUTES * MINUTE
    const passphrase = parts.vaultNeedsPassphrase ? wish.newPassphrase : null
    const at: Run = {
      ...{ id: id.value, joining: may.value, passphrase, own, untilMs },
      ...{ said: null, awaySinceMs: null },
    }
    run = at
    become({ state: 'waiting', askedMs, untilMs })
    lookSoon(at)
    return ok()
  }

  return {
    handlers: {
      'office.askToJoin': (wish) => askToJoin(wish),
      'office.asking': () => ok(now),
      async 'office.cancelAsking'() {
        // What is on its way in is not called back: the server has let this PC in.
        if (now.state === 'receiving') return ok()
        const stopped = stop()
        become({ state: 'none' })
        await stopped
        return ok()
      },
    },
    close: stop,
  }
}
