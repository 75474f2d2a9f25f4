/** Checking the log: by hand, with printed seals, and once a day by itself. What was found is recorded, shown and, when it is bad, said. */
import { type Cancel, type Clock, MINUTE } from '../../shared/clock.ts'
import type { AnswerTo } from '../../shared/contract.ts'
import { SYSTEM_ACTOR } from '../../shared/people/account.ts'
import {
  checkIsDue,
  type CheckOutcome,
  type CheckStatus,
  MENDED_SHOWN,
} from '../../shared/records/check.ts'
import { readSeals, type Seal } from '../../shared/records/seal.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Ring } from '../bell.ts'
import { storageCause } from '../storage/file/errors.ts'
import { ReadingEnded } from '../storage/reading/reading.ts'
import { asLogged } from '../storage/log/event-row.ts'
import type { Storage } from '../storage/storage.ts'
import type { Verifying } from '../storage/verify/verify-thread.ts'
import { text } from './text.ts'

export type CheckDeskParts = {
  readonly storage: Pick<Storage, 'folder' | 'log' | 'reading' | 'checkLists'>
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
  status(): Promise<CheckStatus>
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
  let busy = false
  let verifying: Verifying | null = null
  let mended: CheckStatus['mended'] = []
  /** Once with each opening, and with each check of the log. */
  let listsAreDue = true
  let lists: Promise<void> | null = null
  let closed = false

  function last(): CheckOutcome | null {
    if (found === undefined) found = lastIn(log)
    return found
  }
  const status = (): CheckStatus => ({ running: busy, last: last(), mended })
  const tell = (): void => parts.ring('records.check', status())

  async function readMended(): Promise<void> {
    const all = await parts.storage.reading.ask('mended', { limit: MENDED_SHOWN })
    mended = all.map(({ list, why, count, atMs }) => ({
      ...{ list, why, atMs },
      ...(count === undefined ? {} : { count }),
    }))
  }

  /** Differences are mended at once; that there were any is told and stays on the screen. */
  async function compareLists(): Promise<void> {
    listsAreDue = false
    try {
      const found = await parts.storage.checkLists(() => closed)
      if (found.length === 0) return
      await readMended()
      parts.notify({ title: text.listsMended, body: text.listsMendedBody })
      parts.ring('records.changed', { recordId: null })
      tell()
    } catch (error) {
      // The office is being left, or its file cannot be read now: the next check compares again.
      if (!(error instanceof ReadingEnded) && storageCause(error) === null) throw error
    }
  }

  /** One at a time; who comes meanwhile waits for the one under way. */
  function comparing(): Promise<void> {
    lists ??= compareLists().finally(() => {
      lists = null
    })
    return lists
  }

  /** The lists first: what could be mended is no finding of the log any more. */
  async function run(seals: readonly Seal[], actorId: string): Promise<void> {
    busy = true
    tell()
    try {
      await comparing()
      if (closed) return
      verifying = parts.verify(folder, seals)
      const report = await verifying.report
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
      busy = false
      verifying = null
      tell()
    }
  }

  function whenDue(): void {
    if (busy || parts.sessionRunning()) return
    if (checkIsDue(last(), clock.wallMs())) void run([], SYSTEM_ACTOR)
    else if (listsAreDue) void comparing()
  }
  let stop: Cancel = () => {}

  return {
    async status() {
      await readMended()
      return status()
    },
    start() {
      stop = clock.every(MINUTE, whenDue)
    },
    async now(typed, actorId) {
      const { seals, unreadableLines } = readSeals(typed)
      const [line] = unreadableLines
      if (line !== undefined) return fail('sealUnreadable', { line })
      if (seals.length === 0 && typed.trim() !== '') return fail('noSeal')
      if (busy) return fail('checkRunning')
      await run(seals, actorId)
      await readMended()
      return ok(status())
    },
    async close() {
      closed = true
      stop()
      await verifying?.stop()
      await lists
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
