/** For the supervisor: earlier states of the bookings, and the one step back to one of them. */
import { useState } from 'react'
import type { Generation } from '../../shared/office/generation.ts'
import { formatInstant } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Loading } from '../ui/progress.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import { text } from './words/room.ts'

const words = text.generations

/** A panel for the settings; the channels behind it are the supervisor's. */
export function GenerationsPanel() {
  const kept = useAnswer('schedule.generations', {})
  const restore = useCall('schedule.restore')
  const [asking, setAsking] = useState<Generation | null>(null)
  const run = async (generation: Generation): Promise<void> => {
    const answer = await restore.run({ revision: generation.revision })
    setAsking(null)
    if (answer.ok) announce(words.restored)
  }
  const columns: readonly Column<Generation>[] = [
    {
      id: 'when',
      header: words.when,
      numeric: true,
      rowHeader: true,
      cell: (generation) => whenOf(generation),
    },
    {
      id: 'bookings',
      header: words.bookings,
      numeric: true,
      cell: (generation) => words.count(generation.bookings),
    },
    {
      id: 'restore',
      header: words.do,
      cell: (generation) => (
        <Button
          size="small"
          icon="undo"
          aria-label={words.restoreTo(whenOf(generation))}
          onPress={() => setAsking(generation)}
        >
          {words.restore}
        </Button>
      ),
    },
  ]
  if (kept.data === null)
    return kept.failure === null ? (
      <Loading label={text.board.loading} />
    ) : (
      <FailureNote
        failure={kept.failure}
        action={<Button onPress={kept.reload}>{text.board.retry}</Button>}
      />
    )
  return (
    <div className="sd-stack">
      <p>{words.hint}</p>
      <FailureNote failure={restore.failure} />
      {kept.data.length === 0 ? (
        <EmptyState icon="undo" title={words.none} hint={words.noneHint} />
      ) : (
        <Table
          caption={words.title}
          columns={columns}
          rows={kept.data}
          rowKey={(generation) => String(generation.revision)}
        />
      )}
      {asking !== null && (
        <Confirm
          title={words.askTitle}
          body={words.askBody(whenOf(asking))}
          confirmLabel={words.askYes}
          cancelLabel={text.booking.cancelBack}
          danger
          busy={restore.busy}
          onConfirm={() => void run(asking)}
          onCancel={() => setAsking(null)}
        />
      )}
    </div>
  )
}

/** 令和9年3月24日（水） 10:05 */
export function whenOf(generation: Generation): string {
  return formatInstant(generation.atMs)
}
