/**
 * The panel of prohibited acts (M14-1 to 14, M20-1): a key opens it; choosing one mutes and blanks at once and ends the meeting
 * after three seconds unless it is taken back. No letter chooses, and none is chosen beforehand: what was typed for the note must
 * accuse nobody.
 */
import { useCallback, useEffect, useMemo, useState } from 'react'
import { SECOND } from '../../shared/clock.ts'
import { type ProhibitedAct, ProhibitedActSchema } from '../../shared/log/outcome.ts'
import { prohibitedActText } from '../../shared/log/outcome-text.ts'
import { meetingKeyOf } from '../../shared/meeting/keys.ts'
import { prohibitedKeyOf } from '../../shared/office/profile.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import { useAnswer } from '../state/answers.ts'
import { useNow } from '../state/clock.ts'
import { useActingKeys } from '../state/on-screen.ts'
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
/** The button and its panel; listens to the key as long as the session lives, in whatever room, but not under the lock. */
export function ProhibitedActs() {
  const snapshot = useOwnSession()
  const [isOpen, setOpen] = useState(false)
  const close = useCallback(() => setOpen(false), [])
  const covered = useCovered()
  const profile = useAnswer('office.profile', {}).data
  const key = profile === null ? null : prohibitedKeyOf(profile)
  // Captured: a focused button of the kit keeps its key events to itself.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const pressed = meetingKeyOf(event)
      if (pressed === null || pressed !== key || covered) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [covered, key])
  // The keyboard may be in the meeting, which is a page of its own.
  useOnTopic('meeting.key', (pressed) => {
    if (pressed.key === key && !covered) setOpen(true)
  })
  useActingKeys(
    useMemo(
      () => (key === null || covered ? [] : [{ keys: [key], does: text.keyDoes }]),
      [key, covered],
    ),
  )
  return (
    <>
      <Button kind="outlined" icon="flag" onPress={() => setOpen(true)}>
        {text.open} {key !== null && <kbd className="sd-key-cap">{key}</kbd>}
      </Button>
      {isOpen && snapshot.pendingAct === null && (
        <Panel recordId={snapshot.recordId} onClose={close} />
      )}
      {snapshot.pendingAct !== null && <Pending pending={snapshot.pendingAct} />}
    </>
  )
}

type PendingAct = NonNullable<SessionSnapshot['pendingAct']>

/** Which act it is, in large letters, and three seconds in which it can be taken back. */
function Pending({ pending }: { readonly pending: PendingAct }) {
  const { recordId, takenAtMs } = useOwnSession()
  const takeBack = useCall('session.takeBackProhibited')
  const now = useNow(SECOND / 4)
  // The shown clock may lag a little behind the snapshot.
  const passedMs = Math.max(0, now - takenAtMs)
  const left = Math.max(0, Math.ceil((pending.leftMs - passedMs) / SECOND))
  const act = prohibitedActText[pending.act]
  useEffect(() => announce(text.chosen(act.short), 'assertive'), [act.short])
  return (
    <Dialog
      title={text.pendingTitle}
      isOpen
      role="alertdialog"
      onClose={() => undefined}
      footer={
        <Button
          kind="filled"
          size="large"
          icon="undo"
          autoFocus
          busy={takeBack.busy}
          onPress={() => void takeBack.run({ recordId })}
        >
          {text.takeBack}
        </Button>
      }
    >
      <p className="session-pending-act">{act.short}</p>
      <p className="sd-quiet">{act.article}</p>
      <p>
        {text.pendingBody} <span className="sd-num">{text.pendingLeft(left)}</span>
      </p>
      <FailureNote failure={takeBack.failure} texts={failures} />
    </Dialog>
  )
}

function Panel({ recordId, onClose }: { readonly recordId: string; readonly onClose: () => void }) {
  const prohibited = useCall('session.prohibited')
  const { run, busy } = prohibited
  const stopFor = useCallback(
    async (act: ProhibitedAct): Promise<void> => {
      announce(text.stopping, 'assertive')
      const answer = await run({ recordId, act })
      if (answer.ok) onClose()
    },
    [recordId, run, onClose],
  )
  return (
    <Dialog title={text.title} isOpen onClose={onClose} size="large">
      <p>{text.intro}</p>
      <ol className="session-acts">
        {acts.map((act) => (
          <li key={act}>
            <button
              type="button"
              className="session-act"
              disabled={busy}
              onClick={() => void stopFor(act)}
            >
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
