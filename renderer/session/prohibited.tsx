/** The panel of prohibited acts: F8 opens it, one more key or press ends the meeting at once (M14-1 to 14, M20-1). */
import { useCallback, useEffect, useState } from 'react'
import { type ProhibitedAct, ProhibitedActSchema } from '../../shared/log/outcome.ts'
import { prohibitedActText } from '../../shared/log/outcome-text.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { useCovered } from '../state/covering.ts'
import { useCall, useOnTopic } from '../ui/use-call.ts'
import './room.css'
import { useOwnSession } from '../state/place.ts'
import { failures } from './words/failures.ts'
import { prohibitedText as text } from './words/prohibited.ts'

const acts = ProhibitedActSchema.options
/** 1 to 9, then A to F: one key for each of the fifteen. */
const keyOf = (index: number): string => (index + 1).toString(16).toUpperCase()

/** The button and its panel; listens to F8 as long as the session lives, in whatever room, but not under the lock. */
export function ProhibitedActs() {
  const snapshot = useOwnSession()
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const covered = useCovered()
  // Captured: a focused button of the kit keeps its key events to itself.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F8' || event.repeat || covered) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [covered])
  // The keyboard may be in the meeting, which is a page of its own.
  useOnTopic('meeting.key', () => {
    if (!covered) setOpen(true)
  })
  return (
    <>
      <Button kind="outlined" icon="flag" onPress={() => setOpen(true)}>
        {text.open} <kbd className="session-key">{text.key}</kbd>
      </Button>
      {isOpen && <Panel recordId={snapshot.recordId} onClose={close} />}
    </>
  )
}

function Panel({ recordId, onClose }: { readonly recordId: string; readonly onClose: () => void }) {
  const prohibited = useCall('session.prohibited')
  const { run, busy } = prohibited
  const covered = useCovered()
  const stopFor = useCallback(
    async (act: ProhibitedAct): Promise<void> => {
      announce(text.stopping, 'assertive')
      const answer = await run({ recordId, act })
      if (answer.ok) onClose()
    },
    [recordId, run, onClose],
  )
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (covered || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
      const act = acts.find((_, index) => keyOf(index) === event.key.toUpperCase())
      if (act === undefined) return
      event.preventDefault()
      void stopFor(act)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [stopFor, covered])
  return (
    <Dialog title={text.title} isOpen onClose={onClose} size="large">
      <p>{text.intro}</p>
      <ol className="session-acts">
        {acts.map((act, index) => (
          <li key={act}>
            <button
              type="button"
              className="session-act"
              disabled={busy}
              autoFocus={index === 0}
              onClick={() => void stopFor(act)}
            >
              <kbd className="session-key">{keyOf(index)}</kbd>
              <span className="session-act-words">{prohibitedActText[act].short}</span>
              <span className="session-act-article sd-nowrap">
                {prohibitedActText[act].article}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <p className="sd-quiet">{text.keysHint}</p>
      <FailureNote failure={prohibited.failure} texts={failures} />
    </Dialog>
  )
}
