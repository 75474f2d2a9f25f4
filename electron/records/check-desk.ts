/** Checking the log: by hand, with printed seals, and once a day by itself. What was found is recorded, shown and, when it is bad, said. */
import { type Cancel, type Clock, MINUTE } from '../../shared/clock.ts'
import type { AnswerTo } from '../../shared/contract.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import { checkIsDue, type CheckOutcome, type CheckStatus } from '../../shared/records/check.ts'
import { readSeals, type Seal } from '../../shared/records/seal.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Ring } from '../bell.ts'
import { asLogged } from '../storage/log/event-row.ts'
import type { Storage } from '../storage/storage.ts'
import type { Verifying } from '../storage/verify/verify-thread.ts'
import { text } from './text.ts'

export type CheckDeskParts = {
  readonly storage: Pick<Storage, 'folder' | 'log'>
  readonly verify: (folder: string, seals: readonly Seal[]) => Verifying
  readonly clock: Clock
  /** While a session runs, the daily check waits for its end. */
  readonly sessionRunning: () => boolean
  readonly notify: (notice: { readonly title: string; readonly body: string }) => void
  readonly ring: Ring
}

export interface CheckDesk {
  /** Looks every minute whether the day's check is due. */
  start(): void
  status(): CheckStatus
  /** @param typed lines with printed seals among others; empty: the log alone */
  now(typed: string, actorId: string): Promise<AnswerTo<'records.check'>>
  /** Gives up a check under way, so that the folder can be left. */
  close(): Promise<void>
}

/** As far back as the last check is looked for among the office's own events; further back it counts as none. */
const LOOK_BACK = 200

export function createCheckDesk(parts: CheckDeskParts): CheckDesk {
  const { clock } = parts
  const { folder, log } = parts.storage
  /** Undefined until it is asked for: a start does not wait for the log to be read. */
  let found: CheckOutcome | null | undefined
  let running: Verifying | null = null

  function last(): CheckOutcome | null {
    if (found === undefined) found = lastIn(log)
    return found
  }
  const status = (): CheckStatus => ({ running: running !== null, last: last() })
  const tell = (): void => parts.ring('records.check', status())

  async function run(seals: readonly Seal[], actorId: string): Promise<void> {
    const mine = parts.verify(folder, seals)
    running = mine
    tell()
    try {
      const report = await mine.report
      if (report === null) return
      const { events, firstBad } = report
      found = { atMs: clock.wallMs(), events, firstBad, seals: seals.length }
      log.append([
        {
          type: 'office.checked',
          scope: 'office',
          actorId,
          payload: { events, firstBad, seals: seals.length },
        },
      ])
      if (firstBad !== null) parts.notify({ title: text.checkFailed, body: text.checkFailedBody })
    } finally {
      running = null
      tell()
    }
  }

  function whenDue(): void {
    if (running === null && !parts.sessionRunning() && checkIsDue(last(), clock.wallMs()))
      void run([], SYSTEM_ACTOR)
  }
  let stop: Cancel = () => {}

  return {
    status,
    start() {
      stop = clock.every(MINUTE, whenDue)
    },
    async now(typed, actorId) {
      const { seals, unreadableLines } = readSeals(typed)
      const [line] = unreadableLines
      if (line !== undefined) return fail('sealUnreadable', { line })
      if (seals.length === 0 && typed.trim() !== '') return fail('noSeal')
      if (running !== null) return fail('checkRunning')
      await run(seals, actorId)
      return ok(status())
    },
    async close() {
      stop()
      await running?.stop()
    },
  }
}

function lastIn(log: Storage['log']): CheckOutcome | null {
  for (const { event } of log.reader.before(null, ['office'], LOOK_BACK))
    if (event.type === 'office.checked') {
      const logged = asLogged(event)
      if (logged?.type === 'office.checked') return { ...logged.payload, atMs: logged.atMs }
    }
  return null
}
