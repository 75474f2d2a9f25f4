/** Preview, acceptance and cancellation of an import. Nothing is written before it is accepted; acceptance is one step. */
import { type Handlers, signedIn } from '../../shared/contract.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type {
  ImportPreview,
  ImportReason,
  ImportSummary,
  UnknownHeader,
} from '../../shared/schedule/import.ts'
import { type ImportPlan, planImport } from '../../shared/schedule/plan.ts'
import { headAfter, pageOf, previewOf } from './import/preview.ts'
import { type FileToRead, type ReadFile, readImport } from './import/read.ts'
import { runSlices, type Slices, type SliceWatch } from '../slices.ts'
import type { ScheduleTools } from './tools.ts'

export type ImportHandlers = Pick<
  Handlers<'schedule'>,
  'schedule.preview' | 'schedule.accept' | 'schedule.previewRows' | 'schedule.cancelPreview'
>

export type Asked =
  | { readonly kind: 'preview'; readonly preview: ImportPreview }
  | { readonly kind: 'mapping'; readonly header: UnknownHeader }
export type AskedFile = Pick<FileToRead, 'fileName' | 'bytes' | 'mapping'>

/** Base64 characters decoded between two breaths; a multiple of four. */
const BASE64_SLICE = 512 * 1024
/** Events of one append: a transaction of a few milliseconds. Longer lists are written piece by piece before the change is in force. */
const EVENTS_AT_ONCE = 50
/** Rows between two reports of progress. */
const PROGRESS_STEP = 1000

type Pending = {
  readonly previewId: string
  readonly file: ReadFile
  readonly plan: ImportPlan
  readonly base: string
  readonly revision: number
  readonly answered: boolean
}

function* fromBase64(text: string): Slices<Uint8Array> {
  const parts: Buffer[] = []
  for (let start = 0; start < text.length; start += BASE64_SLICE) {
    parts.push(Buffer.from(text.slice(start, start + BASE64_SLICE), 'base64'))
    yield start
  }
  return Buffer.concat(parts)
}

function* countLines(bytes: Uint8Array): Slices<number> {
  let lines = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) {
    lines += 1
    if (lines % 20_000 === 0) yield lines
  }
  return lines + 1
}

export interface Importer {
  readonly handlers: ImportHandlers
  preview(file: AskedFile): Promise<Result<Asked, ImportReason>>
  accept(previewId: string, actorId: string): Promise<Result<ImportSummary, ImportReason>>
}

export function createImporter(tools: ScheduleTools): Importer {
  let run = { cancelled: false }
  let pending: Pending | null = null

  function watch(
    token: { readonly cancelled: boolean },
    total: number,
    before: number,
  ): SliceWatch {
    let told = 0
    return {
      breathe: tools.breathe,
      cancelled: () => token.cancelled,
      onProgress(done) {
        if (total === 0 || done - told < PROGRESS_STEP) return
        told = done
        tools.bell.ring('schedule.progress', { done: Math.min(before + done, total), total })
      },
    }
  }

  /** What the plan rests on: another schedule, profile or day may give another plan. */
  const base = (): string => {
    const { profile, today } = tools.rules()
    return `${tools.store.revision()} ${profile.version} ${today ?? ''}`
  }

  function plan(file: ReadFile): Slices<ImportPlan> {
    return planImport(file.rows, {
      index: tools.store.index(),
      rules: tools.rules(),
      atMs: tools.clock.wallMs(),
      newId: tools.ids,
    })
  }

  async function preview(asked: AskedFile): Promise<Result<Asked, ImportReason>> {
    run.cancelled = true
    const token = { cancelled: false }
    run = token
    pending = null
    const lines = await runSlices(countLines(asked.bytes), watch(token, 0, 0))
    if (!lines.ok) return lines
    const total = lines.value * 2
    const read = await readImport(
      { ...asked, remembered: tools.store.head().mappings, sites: tools.office.profile().sites },
      watch(token, total, 0),
    )
    if (!read.ok) return read
    if (read.value.kind === 'mapping') return ok({ kind: 'mapping', header: read.value.question })
    const { file } = read.value
    // The schedule may change between two pieces of the plan; then the plan is not what acceptance starts from.
    const before = base()
    const planned = await runSlices(plan(file), watch(token, total, lines.value))
    if (!planned.ok) return planned
    pending = {
      previewId: tools.ids(),
      file,
      plan: planned.value,
      base: before,
      revision: tools.store.revision(),
      answered: asked.mapping !== null,
    }
    return ok({ kind: 'preview', preview: previewOf(pending.previewId, file, planned.value) })
  }

  /** The same verdicts for the same rows: what the person saw is what will happen, though something else has changed. */
  async function refreshed(before: Pending): Promise<Pending | null> {
    if (before.base === base()) return before
    const start = base()
    const again = await runSlices(plan(before.file), watch({ cancelled: false }, 0, 0))
    if (!again.ok || start !== base()) return null
    const same = again.value.rows.every((row, place) => {
      const old = before.plan.rows[place]
      return (
        old?.verdict === row.verdict &&
        old.reasons.join() === row.reasons.join() &&
        JSON.stringify(old.changes) === JSON.stringify(row.changes)
      )
    })
    return same
      ? { ...before, plan: again.value, base: start, revision: tools.store.revision() }
      : null
  }

  function* eventsOf(current: Pending, actorId: string): Slices<NewEvent[]> {
    const imported: NewEvent = {
      type: 'schedule.imported',
      scope: 'office',
      actorId,
      payload: { fileName: current.file.fileName, summary: { ...current.plan.summary } },
    }
    const index = tools.store.index()
    const events: NewEvent[] = [imported]
    for (const [place, entry] of current.plan.puts.entries()) {
      if (place % PROGRESS_STEP === PROGRESS_STEP - 1) yield place
      if (index.get(entry.booking.id) === undefined) continue
      events.push(
        tools.changed(
          entry,
          entry.booking.state === 'withdrawn' ? 'withdrawnByImport' : 'changedByImport',
          actorId,
        ),
      )
    }
    return events
  }

  /** What does not fit into the last transaction is in the log before the change is in force. */
  async function logEarly(
    events: readonly NewEvent[],
    token: { readonly cancelled: boolean },
  ): Promise<Result<null, 'saveFailed' | 'cancelled'>> {
    for (let start = 0; start < events.length; start += EVENTS_AT_ONCE) {
      const logged = tools.log.append(events.slice(start, start + EVENTS_AT_ONCE))
      if (!logged.ok) return logged
      await tools.breathe()
      if (token.cancelled) return fail('cancelled')
    }
    return ok()
  }

  /** A full disk may be cleared; the preview is still good then. */
  function giveBack<F extends { readonly ok: false; readonly reason: ImportReason }>(
    current: Pending,
    failure: F,
  ): F {
    if (failure.reason === 'saveFailed') pending ??= current
    return failure
  }

  /** Can be stopped by `schedule.cancelPreview` up to the one step that puts it in force; then it is as if it had never begun. */
  async function accept(
    previewId: string,
    actorId: string,
  ): Promise<Result<ImportSummary, ImportReason>> {
    const shown = pending
    if (shown === null || shown.previewId !== previewId) return fail('previewGone')
    pending = null
    const token = { cancelled: false }
    run = token
    const current = await refreshed(shown)
    if (current === null) return fail('scheduleChanged')
    const bookings = current.plan.puts.length
    const told = await runSlices(eventsOf(current, actorId), watch(token, 0, 0))
    if (!told.ok) return told
    const after = await runSlices(
      headAfter(tools.store.head(), current.file, current.plan, {
        atMs: tools.clock.wallMs(),
        newId: tools.ids,
        answered: current.answered,
      }),
      watch(token, 0, 0),
    )
    if (!after.ok) return after
    const events = told.value
    const early = await logEarly(events.slice(EVENTS_AT_ONCE), token)
    if (!early.ok) {
      tools.notSaved(actorId)()
      return giveBack(current, early)
    }
    const change = {
      puts: current.plan.puts,
      head: after.value,
      log: () => tools.log.append(events.slice(0, EVENTS_AT_ONCE)),
      unlog: tools.notSaved(actorId),
    }
    const saved = await tools.store.commitInSlices(
      change,
      current.revision,
      watch(token, bookings, 0),
    )
    if (!saved.ok) {
      if (events.length > EVENTS_AT_ONCE) tools.notSaved(actorId)()
      return giveBack(current, saved)
    }
    tools.announce(current.plan.puts)
    return ok(current.plan.summary)
  }

  const handlers: ImportHandlers = {
    async 'schedule.preview'({ fileName, base64, mapping }) {
      const bytes = await runSlices(fromBase64(base64), watch({ cancelled: false }, 0, 0))
      return bytes.ok ? preview({ fileName, bytes: bytes.value, mapping }) : bytes
    },
    'schedule.accept': ({ previewId }, caller) => accept(previewId, signedIn(caller).id),
    'schedule.previewRows'({ previewId, verdict, offset, limit }) {
      return pending?.previewId === previewId
        ? ok(pageOf(pending.file, pending.plan, verdict, offset, limit))
        : fail('previewGone')
    },
    'schedule.cancelPreview'() {
      run.cancelled = true
      pending = null
      return ok()
    },
  }
  return { handlers, preview, accept }
}
