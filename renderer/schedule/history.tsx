/** For the supervisor: what was done to the bookings, by import and by day, and the ways back. */
import { useState } from 'react'
import type { BackCounts, BackTarget, HistoryItem } from '../../shared/schedule/history.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { formatDate, formatInstant } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Loading } from '../ui/progress.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import { historyFailures, historyText as words } from './words/history.ts'
import { text } from './words/room.ts'

type Asking = { readonly target: BackTarget; readonly counts: BackCounts }

/** 令和9年3月24日（水） 10:05; of a day without its time. */
const whenOf = ({ kind, atMs }: HistoryItem): string =>
  kind === 'day' ? formatDate(dateOf(atMs)) : formatInstant(atMs)

function whatOf({ kind, fileName, undone }: HistoryItem): string {
  if (kind === 'day') return words.day
  if (kind === 'back') return words.back
  return undone ? `${words.imported(fileName)}（${words.undone}）` : words.imported(fileName)
}

/** A panel for the settings; the channels behind it are the supervisor's. */
export function HistoryPanel() {
  const history = useAnswer('schedule.history', {})
  const look = useCall('schedule.lookBack')
  const [asking, setAsking] = useState<Asking | null>(null)
  const ask = async (target: BackTarget): Promise<void> => {
    const answer = await look.run(target)
    if (answer.ok) setAsking({ target, counts: answer.value })
  }
  if (history.data === null)
    return history.failure === null ? (
      <Loading label={text.board.loading} />
    ) : (
      <FailureNote
        failure={history.failure}
        action={<Button onPress={history.reload}>{text.board.retry}</Button>}
      />
    )
  return (
    <div className="sd-stack">
      <p>{words.hint}</p>
      <FailureNote failure={look.failure} texts={historyFailures} />
      {history.data.length === 0 ? (
        <EmptyState icon="undo" title={words.none} hint={words.noneHint} />
      ) : (
        <Table
          caption={words.title}
          columns={columns(look.busy, (target) => void ask(target))}
          rows={history.data}
          rowKey={(item) => item.id}
        />
      )}
      {asking !== null && <Back asking={asking} onDone={() => setAsking(null)} />}
    </div>
  )
}

function columns(busy: boolean, ask: (target: BackTarget) => void): readonly Column<HistoryItem>[] {
  return [
    { id: 'when', header: words.when, numeric: true, rowHeader: true, cell: whenOf },
    { id: 'what', header: words.what, cell: whatOf },
    { id: 'counts', header: words.counts, cell: ({ counts }) => words.countsOf(counts) },
    {
      id: 'do',
      header: words.do,
      cell: (item) => (
        <span className="sch-held-do">
          {item.kind === 'import' && !item.undone && (
            <Button
              size="small"
              icon="undo"
              isDisabled={busy}
              aria-label={words.undoOf(item.fileName)}
              onPress={() => ask({ kind: 'import', batch: item.id })}
            >
              {words.undo}
            </Button>
          )}
          <Button
            size="small"
            kind="text"
            isDisabled={busy}
            aria-label={words.backToBefore(whenOf(item))}
            onPress={() => ask({ kind: 'before', place: item.place })}
          >
            {words.backTo}
          </Button>
        </span>
      ),
    },
  ]
}

function Back({ asking, onDone }: { readonly asking: Asking; readonly onDone: () => void }) {
  const undo = useCall('schedule.undoImport')
  const back = useCall('schedule.backTo')
  const { target, counts } = asking
  const ofImport = target.kind === 'import'
  const run = async (): Promise<void> => {
    const answer = await (target.kind === 'import'
      ? undo.run({ batch: target.batch })
      : back.run({ place: target.place }))
    if (!answer.ok) return
    announce(words.done)
    onDone()
  }
  return (
    <Confirm
      title={ofImport ? words.undoTitle : words.backTitle}
      body={
        <>
          {counts.removed + counts.changed === 0 && <p>{words.nothing}</p>}
          <p>{words.body(counts)}</p>
          <FailureNote failure={undo.failure ?? back.failure} texts={historyFailures} />
        </>
      }
      confirmLabel={ofImport ? words.yesUndo : words.yesBack}
      cancelLabel={text.booking.cancelBack}
      danger
      busy={undo.busy || back.busy}
      onConfirm={() => void run()}
      onCancel={onDone}
    />
  )
}
