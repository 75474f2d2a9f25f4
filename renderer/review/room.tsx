/** The review room: what waits for the supervisor, prohibited acts first, one record with the judgement, and restrictions. */
import { useState } from 'react'
import { byUrgency } from '../../shared/records/order.ts'
import { SECOND } from '../../shared/clock.ts'
import { QUEUE_SHOWN } from '../../shared/review/bulk.ts'
import { TAKE_BACK_SIGN_OFF_MS } from '../../shared/review/correction.ts'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Page } from '../ui/page.tsx'
import { Loading } from '../ui/progress.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useCall } from '../ui/use-call.ts'
import { useAnswer } from '../state/answers.ts'
import { useNow } from '../state/clock.ts'
import { goTo, usePlace } from '../state/place.ts'
import { Conflicts, SideBySide } from './conflicts.tsx'
import { Judge } from './judge.tsx'
import { LateWithdrawals } from './late-withdrawals.tsx'
import { NoShows, UnusedPeople } from './lists.tsx'
import { PrintDay } from './print-day.tsx'
import { Queue } from './queue.tsx'
import { RecordTools } from './record-tools.tsx'
import { Restrictions } from './restrictions.tsx'
import type { ShowRecord } from './show-record.ts'
import { correctFailures, correctText } from './words/correct.ts'
import { tabText } from './words/tabs.ts'
import { text } from './words/queue.ts'

/** A sign-off by a slip of the hand: for ten seconds. */
function TakeBack(props: { readonly recordId: string; readonly onDone: () => void }) {
  const now = useNow(SECOND)
  const [since] = useState(now)
  const takeBack = useCall('review.takeBackSignOff')
  if (now - since > TAKE_BACK_SIGN_OFF_MS && takeBack.failure === null) return null
  const press = async (): Promise<void> => {
    const answer = await takeBack.run({ recordId: props.recordId })
    if (!answer.ok) return
    announce(correctText.takenBack)
    props.onDone()
  }
  return (
    <>
      <Button icon="undo" busy={takeBack.busy} onPress={() => void press()}>
        {correctText.takeBack}
      </Button>
      <FailureNote failure={takeBack.failure} texts={correctFailures} />
    </>
  )
}

export function ReviewRoom({ record }: { readonly record: ShowRecord }) {
  const queue = useAnswer('review.queue', {})
  const all = useAnswer('review.waiting', {}).data?.waiting ?? 0
  const opened = usePlace((place) => place.reviewed)
  const [done, setDone] = useState<string | null>(null)
  const [tab, setTab] = useState('queue')
  const [compared, setCompared] = useState<readonly string[] | null>(null)
  const rows = queue.data?.toSorted(byUrgency) ?? null
  const open = (recordId: string | null): void => {
    goTo({ reviewed: recordId })
    setDone(null)
  }
  if (compared !== null)
    return <SideBySide recordIds={compared} record={record} onBack={() => setCompared(null)} />
  if (opened !== null) {
    const next = rows?.find((row) => row.recordId !== opened) ?? null
    return (
      <div className="sd-page sd-page-full">
        <div>
          <Button kind="text" icon="arrowLeft" autoFocus onPress={() => open(null)}>
            {text.back}
          </Button>
        </div>
        {done !== null && (
          <Banner
            tone="success"
            title={done}
            action={
              next !== null && (
                <Button kind="filled" icon="arrowRight" onPress={() => open(next.recordId)}>
                  {text.next}
                </Button>
              )
            }
          />
        )}
        {record(opened, (view, reload) => (
          <>
            {done === null && (
              <Judge
                view={view}
                onDone={(words) => {
                  setDone(words)
                  reload()
                }}
              />
            )}
            {done === text.signedOff && (
              <TakeBack
                recordId={opened}
                onDone={() => {
                  setDone(null)
                  reload()
                }}
              />
            )}
            <RecordTools view={view} onChanged={reload} />
          </>
        ))}
      </div>
    )
  }
  const waiting = (
    <div className="sd-stack">
      <Conflicts onOpen={setCompared} />
      <LateWithdrawals onOpen={open} />
      {done !== null && <Banner tone="success" title={done} />}
      <FailureNote
        failure={queue.failure}
        action={<Button onPress={queue.reload}>{text.retry}</Button>}
      />
      {rows === null && queue.failure === null && <Loading label={text.loading} />}
      {rows?.length === 0 && (
        <EmptyState icon="seal" title={text.emptyTitle} hint={text.emptyHint} />
      )}
      {rows !== null && rows.length > 0 && <Queue rows={rows} onOpen={open} onDone={setDone} />}
      {rows?.length === QUEUE_SHOWN && all > rows.length && (
        <p className="sd-quiet">{text.more(rows.length, all)}</p>
      )}
    </div>
  )
  return (
    <Page title={text.title} actions={<PrintDay />}>
      <Tabs
        label={tabText.label}
        selected={tab}
        onSelect={setTab}
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
