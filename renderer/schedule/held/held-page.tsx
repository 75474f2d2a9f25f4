/** The page of what waits for a person: held bookings, and rows that could not be read. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/progress.tsx'
import { useAnswer } from '../../state/answers.ts'
import { usePart } from '../../state/on-screen.ts'
import { useBoard } from '../board-state.tsx'
import { text } from '../words/room.ts'
import { HeldList } from './held-list.tsx'
import { AT_ONCE, MOST_SHOWN } from './limits.ts'
import { UnreadList } from './unread-list.tsx'

const words = text.booking

export function HeldPage() {
  usePart('held')
  const show = useBoard((board) => board.show)
  const waiting = useAnswer('schedule.waiting', {})
  const [limits, setLimits] = useState({ held: AT_ONCE, unread: AT_ONCE })
  const held = useAnswer('schedule.held', { limit: limits.held })
  const unread = useAnswer('schedule.unread', { limit: limits.unread })
  // While more of them are fetched, those that were there stay.
  const shownHeld = useLatest(held.data)
  const shownUnread = useLatest(unread.data)
  const counts = waiting.data ?? {
    held: shownHeld?.length ?? 0,
    unread: shownUnread?.length ?? 0,
  }
  const failure = held.failure ?? unread.failure
  const reload = (): void => {
    void held.reload()
    void unread.reload()
  }
  const back = (
    <Button kind="text" icon="arrowLeft" onPress={() => show('board')}>
      {words.backToBoard}
    </Button>
  )
  return (
    <Page title={words.held} actions={back}>
      <FailureNote
        failure={failure}
        action={<Button onPress={reload}>{text.board.retry}</Button>}
      />
      {failure === null && (shownHeld === null || shownUnread === null) && (
        <Loading label={text.board.loading} />
      )}
      {shownHeld !== null && shownHeld.length > 0 && (
        <HeldList
          held={shownHeld}
          total={counts.held}
          onMore={() =>
            setLimits((now) => ({ ...now, held: Math.min(MOST_SHOWN, now.held + AT_ONCE) }))
          }
        />
      )}
      {shownUnread !== null && shownUnread.length > 0 && (
        <UnreadList
          rows={shownUnread}
          total={counts.unread}
          onMore={() =>
            setLimits((now) => ({ ...now, unread: Math.min(MOST_SHOWN, now.unread + AT_ONCE) }))
          }
          onDismissed={unread.reload}
        />
      )}
      {shownHeld?.length === 0 && shownUnread?.length === 0 && (
        <EmptyState
          icon="checkCircle"
          title={words.heldNone}
          hint={words.heldNoneHint}
          action={
            <Button kind="filled" onPress={() => show('board')}>
              {words.backToBoard}
            </Button>
          }
        />
      )}
    </Page>
  )
}

/** The last answer there was; null before the first. */
function useLatest<T>(value: T | null): T | null {
  const [kept, setKept] = useState(value)
  if (value !== null && value !== kept) setKept(value)
  return value ?? kept
}
