/** The retention periods, what is past them, and a supervisor's approval to destroy it. */
import { useState } from 'react'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import type { Due, OverRestriction } from '../../shared/records/retention.ts'
import {
  keepEverything,
  type Retention,
  type RetentionKind,
  RetentionKindSchema,
  RetentionSchema,
} from '../../shared/office/retention.ts'
import { formatDate } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { Loading, Progress } from '../ui/progress.tsx'
import { Table } from '../ui/table.tsx'
import { useAnswer } from '../state/answers.ts'
import { useKept } from '../state/kept.ts'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { readBy } from '../ui/wrong-fields.ts'
import { isFilled } from '../ui/limits.ts'
import { retentionFailures, retentionText as text } from './words/retention.ts'

export function RetentionPanel() {
  const profile = useAnswer('office.profile', {})
  const due = useAnswer('records.due', {})
  if (profile.data === null || due.data === null)
    return (
      <>
        <FailureNote failure={profile.failure ?? due.failure} />
        <Loading label={text.title} />
      </>
    )
  const past = due.data.filter(({ total }) => total > 0)
  return (
    <div className="sd-stack sd-page-reading">
      <p>{text.hint}</p>
      <Periods
        key={JSON.stringify(profile.data.retention)}
        profile={profile.data}
        onSaved={due.reload}
      />
      <h2>{text.dueTitle}</h2>
      {past.length === 0 && (
        <EmptyState icon="check" title={text.nothingDue} hint={text.nothingDueHint} />
      )}
      {past.map((one) => (
        <DueList key={one.kind} due={one} onDone={due.reload} />
      ))}
    </div>
  )
}

type Typed = Readonly<Record<RetentionKind, string>>
/** The same of every kind. */
const each = <From, To>(
  of: Readonly<Record<RetentionKind, From>>,
  to: (from: From) => To,
): Record<RetentionKind, To> => ({
  record: to(of.record),
  incident: to(of.incident),
  restriction: to(of.restriction),
  office: to(of.office),
})
const typedOf = (retention: Retention): Typed => each(retention, (months) => String(months ?? ''))
const monthsOf = (typed: string): number | null =>
  typed.trim() === '' ? null : Number(typed.normalize('NFKC'))

const readPeriods = (typed: Typed) =>
  readBy(
    RetentionSchema,
    each(typed, monthsOf),
    each(typed, () => text.wrongMonths),
  )

function Periods(props: { readonly profile: OfficeProfile; readonly onSaved: () => void }) {
  const { draft, change, value, wrongNow, submit } = useForm(
    () => typedOf(props.profile.retention ?? keepEverything),
    readPeriods,
  )
  const save = useCall('office.saveProfile')
  const run = async (retention: Retention): Promise<void> => {
    const answer = await save.run({ profile: { ...props.profile, retention } })
    if (!answer.ok) return
    announce(text.saved)
    props.onSaved()
  }
  return (
    <section className="sd-stack">
      {RetentionKindSchema.options.map((kind) => (
        <TextField
          key={kind}
          label={text.kinds[kind]}
          description={text.monthsHint[kind]}
          inputMode="numeric"
          maxLength={4}
          value={draft[kind]}
          onChange={(typed) => change({ [kind]: typed })}
          error={wrongNow[kind] ?? null}
        />
      ))}
      <FailureNote failure={save.failure} texts={retentionFailures} />
      <div>
        <Button busy={save.busy} isDisabled={value === null} onPress={() => submit(run)}>
          {text.save}
        </Button>
      </div>
    </section>
  )
}

function DueList({ due, onDone }: { readonly due: Due; readonly onDone: () => void }) {
  const [reason, setReason] = useState('')
  const [asking, setAsking] = useState(false)
  const dispose = useCall('records.dispose')
  const count = due.ids.length
  const run = async (): Promise<void> => {
    setAsking(false)
    const answer = await dispose.run({ kind: due.kind, ids: [...due.ids], reason })
    if (!answer.ok) return
    announce(
      answer.value.disposed < count
        ? text.stopped(answer.value.disposed)
        : text.done(answer.value.disposed),
    )
    setReason('')
    onDone()
  }
  return (
    <section className="sd-stack-tight records-due" aria-label={text.kinds[due.kind]}>
      <h3>{text.due(due.kind, due.total, formatDate(due.before))}</h3>
      <DueRows due={due} />
      {due.total > count && <p className="sd-quiet">{text.atOnce(count)}</p>}
      <TextField
        label={text.reason}
        isRequired
        value={reason}
        onChange={setReason}
        maxLength={300}
      />
      <FailureNote failure={dispose.failure} texts={retentionFailures} />
      {dispose.busy && <Disposing />}
      <div>
        <Button
          kind="danger"
          icon="close"
          isDisabled={!isFilled(reason, 300)}
          busy={dispose.busy}
          onPress={() => setAsking(true)}
        >
          {text.dispose(count)}
        </Button>
      </div>
      {asking && (
        <Confirm
          title={text.askTitle}
          body={text.askBody(due.kind, count)}
          confirmLabel={text.askYes}
          cancelLabel={text.askNo}
          danger
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        />
      )}
    </section>
  )
}

/** How far it is, and the way to stop: what is not gone yet stays. Nothing of it before the first few are gone. */
function Disposing() {
  const progress = useKept(({ disposing }) => disposing)
  const stop = useCall('records.stopDisposal')
  if (progress === null) return null
  const { done, total } = progress
  return (
    <div className="sd-stack-tight">
      <Progress
        label={text.disposing}
        done={done}
        total={total}
        detail={text.disposed(done, total)}
      />
      <p className="sd-quiet">{text.disposingKept}</p>
      <div>
        <Button busy={stop.busy} onPress={() => void stop.run({})}>
          {text.stop}
        </Button>
      </div>
    </div>
  )
}

function DueRows({ due }: { readonly due: Due }) {
  if (due.kind === 'office')
    return (
      <p className="sd-num">
        {due.ids.slice(0, 24).join('、')}
        {due.ids.length > 24 && ` ${text.andMore(due.ids.length - 24)}`}
      </p>
    )
  if (due.kind === 'restriction') return <RestrictionRows due={due} />
  return (
    <>
      <Table
        caption={text.listOf(text.kinds[due.kind])}
        rows={due.rows}
        rowKey={(row) => row.recordId}
        columns={[
          { id: 'date', header: text.date, numeric: true, cell: (row) => formatDate(row.date) },
          { id: 'slot', header: text.slot, numeric: true, cell: (row) => row.slot },
          { id: 'name', header: text.name, rowHeader: true, cell: (row) => row.name },
        ]}
      />
      {due.total > due.rows.length && (
        <p className="sd-quiet">{text.andMore(due.total - due.rows.length)}</p>
      )}
    </>
  )
}

function RestrictionRows({ due }: { readonly due: Due }) {
  const rows = due.restrictions
  return (
    <>
      <Table
        caption={text.listOf(text.kinds.restriction)}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            id: 'name',
            header: text.name,
            rowHeader: true,
            cell: (row) => row.name,
          },
          { id: 'from', header: text.from, numeric: true, cell: (row) => formatDate(row.from) },
          { id: 'ended', header: text.ended, numeric: true, cell: endOf },
        ]}
      />
      {due.total > rows.length && (
        <p className="sd-quiet">{text.andMore(due.total - rows.length)}</p>
      )}
    </>
  )
}

/** How it came to its end; what has none is never due. */
function endOf({ until, lifted }: OverRestriction): string {
  if (lifted !== null) return text.wasLifted(formatDate(lifted))
  return until === null ? '' : text.lastDay(formatDate(until))
}
