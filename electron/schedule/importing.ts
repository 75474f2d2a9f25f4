/** Preview, acceptance and cancellation of an import. Nothing is written before it is accepted, nothing is in force before all of it is. */
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
import { slotIsOver } from '../../shared/schedule/rules.ts'
import { batchScope } from '../../shared/log/scope.ts'
import { bookedEvent, changedEvent } from '../../shared/schedule/change.ts'
import { writeBatch } from './batches.ts'
import { pageOf, previewOf, rowEvents } from './import/preview.ts'
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
    const { profile, today, now } = tools.rules()
    // Of the time of day only which of today's slots are over.
    const over = profile.slots.filter((slot) => now !== null && slotIsOver(slot, now, profile))
    return `${tools.store.revision()} ${profile.version} ${today ?? ''} ${over.join()}`
  }

  function plan(file: ReadFile): Slices<ImportPlan> {
    return planImport(file.rows, {
      index: tools.store.index(),
      rules: tools.rules(),
      atMs: tools.clock.wallMs(),
      tag: tools.tag,
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
    return ok({
      kind: 'preview',
      preview: previewOf(pending.previewId, file, planned.value, tools.store.head()),
    })
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

  function* eventsOf(current: Pending, actorId: string, batch: string): Slices<NewEvent[]> {
    const index = tools.store.index()
    const events: NewEvent[] = []
    for (const [place, entry] of current.plan.puts.entries()) {
      if (place % PROGRESS_STEP === PROGRESS_STEP - 1) yield place
      const known = index.get(entry.booking.id)
      const what = entry.booking.state === 'withdrawn' ? 'withdrawnByImport' : 'changedByImport'
      events.push(
        known === undefined
          ? bookedEvent(entry, actorId, batch)
          : changedEvent(known, entry, what, actorId, batch),
      )
    }
    const rows = yield* rowEvents(tools.store.head(), current.file, current.plan, {
      atMs: tools.clock.wallMs(),
      tag: tools.tag,
      actorId,
      batch,
    })
    for (const row of rows) events.push(row)
    return events
  }

  function closingOf(
    { file, plan, answered }: Pending,
    actorId: string,
    batch: string,
    events: number,
  ): NewEvent {
    const { fingerprint, columns } = file.header
    return {
      type: 'schedule.imported',
      scope: batchScope(batch),
      actorId,
      payload: {
        fileName: file.fileName,
        summary: { ...plan.summary },
        columns: answered ? { fingerprint, columns: [...columns] } : null,
        output: file.outputAt === null ? null : { fingerprint, at: file.outputAt },
        events,
      },
    }
  }

  /** A full disk may be cleared; the preview is still good then. */
  function giveBack<F extends { readonly ok: false; readonly reason: ImportReason }>(
    current: Pending,
    failure: F,
  ): F {
    if (failure.reason === 'saveFailed') pending ??= current
    return failure
  }

  /** Can be stopped by `schedule.cancelPreview` up to the closing word that puts it in force; then it is as if it had never begun. */
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
    const batch = tools.ids()
    const told = await runSlices(eventsOf(current, actorId, batch), watch(token, 0, 0))
    if (!told.ok) return told
    const events = told.value
    const { length } = events
    const saved = await writeBatch(
      tools,
      {
        id: batch,
        events,
        closing: closingOf(current, actorId, batch, length),
        revision: current.revision,
      },
      watch(token, length, 0),
    )
    return saved.ok ? ok(current.plan.summary) : giveBack(current, saved)
  }

  const handlers: ImportHandlers = {
    async 'schedule.preview'({ fileName, base64, mapping }) {
      const bytes = await runSlices(fromBase64(base64), watch({ cancelled: false }, 0, 0))
      return bytes.ok ? preview({ fileName, bytes: bytes.value, mapping }) : bytes
    },
    'schedule.accept': ({ previewId }, caller) => accept(previewId, signedIn(caller).id),
    'schedule.previewRows'({ previewId, verdict, offset, limit }) {
      return pending?.previewId === previewId
        ? ok(pageOf(pending.plan, verdict, offset, limit))
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
