/** The review room: what waits for the supervisor, prohibited acts first, one record with the judgement, and restrictions. */
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Loading } from '../ui/progress.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { isSettled, useAnswer } from '../state/answers.ts'
import { goTo, usePlace } from '../state/place.ts'
import { Conflicts, SideBySide } from './conflicts.tsx'
import { LateWithdrawals } from './late-withdrawals.tsx'
import { NoShows, UnusedPeople } from './lists.tsx'
import { OpenedRecord } from './opened.tsx'
import { PrintDay } from './print-day.tsx'
import { Queue } from './queue.tsx'
import { Restrictions } from './restrictions.tsx'
import type { ShowRecord } from './show-record.ts'
import './room.css'
import { tabText } from './words/tabs.ts'
import { text } from './words/queue.ts'

export function ReviewRoom({ record }: { readonly record: ShowRecord }) {
  const queue = useAnswer('review.queue', {})
  const all = useAnswer('review.waiting', {}).data?.waiting ?? 0
  const opened = usePlace((place) => place.reviewed)
  const [tab, setTab] = useState('queue')
  /** What was in the queue since this room was opened stays in its list. */
  const [queued, setQueued] = useState<ReadonlySet<string>>(new Set())
  const newcomers = (queue.data ?? []).filter(({ recordId }) => !queued.has(recordId))
  if (newcomers.length > 0)
    setQueued(new Set([...queued, ...newcomers.map(({ recordId }) => recordId)]))
  const [compared, setCompared] = useState<readonly string[] | null>(null)
  const open = (recordId: string | null): void => goTo({ reviewed: recordId })
  if (compared !== null)
    return <SideBySide recordIds={compared} record={record} onBack={() => setCompared(null)} />
  if (opened !== null && isSettled(queue) && (tab !== 'queue' || !queued.has(opened)))
    return (
      <OpenedRecord
        key={opened}
        recordId={opened}
        record={record}
        onBack={() => goTo({ reviewed: null })}
      />
    )
  const waiting = (
    <>
      <FailureNote
        failure={queue.failure}
        action={<Button onPress={queue.reload}>{text.retry}</Button>}
      />
      {queue.data === null && queue.failure === null && <Loading label={text.loading} />}
      {queue.data !== null &&
        (queued.size === 0 ? (
          <div className="sd-stack">
            <Conflicts onOpen={setCompared} />
            <LateWithdrawals onOpen={open} />
            <EmptyState icon="seal" title={text.emptyTitle} hint={text.emptyHint} />
          </div>
        ) : (
          <Queue rows={queue.data} all={all} record={record} onCompare={setCompared} />
        ))}
    </>
  )
  return (
    <Page title={text.title} actions={<PrintDay />}>
      <Tabs
        label={tabText.label}
        selected={tab}
        onSelect={(to) => {
          goTo({ reviewed: null })
          setTab(to)
        }}
        items={[
          { id: 'queue', label: tabText.queue, content: waiting },
          { id: 'restrictions', label: tabText.restrictions, content: <Restrictions /> },
          { id: 'noShows', label: tabText.noShows, content: <NoShows onOpen={open} /> },
          { id: 'unused', label: tabText.unused, content: <UnusedPeople /> },
        ]}
      />
    </Page>
  )
}
