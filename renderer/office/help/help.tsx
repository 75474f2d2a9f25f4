/** 「使い方」: F1 and its button open one dialog about the screen that is shown, and the focus goes back to where it was. */
import { useEffect, useEffectEvent, useState } from 'react'
import { appKeyOf, HELP_KEY } from '../../../shared/meeting/keys.ts'
import { useKept } from '../../state/kept.ts'
import { ownSession } from '../../state/place.ts'
import { Button } from '../../ui/button.tsx'
import { onDemand } from '../../ui/on-demand.tsx'
import { useOnTopic } from '../../ui/use-call.ts'
import { toolsText } from '../words/tools.ts'
import { useScreenId } from './screen.ts'

const HelpDialog = onDemand(
  async () => (await import('./help-dialog.tsx')).HelpDialog,
  () => null,
)

/** What must be answered first: it has seconds, or something is lost. */
const mustBeAnswered = (): boolean => document.querySelector('[role=alertdialog]') !== null

export function Help() {
  const screen = useScreenId()
  // An act that is pending, the no-show question, the end: whatever calls the counselor closes the help.
  const call = useKept((kept) => {
    const own = ownSession(kept)
    return own === null ? '' : `${own.state} ${own.noShow.status} ${String(own.pendingAct?.act)}`
  })
  const at = `${screen} ${call}`
  const [openAt, setOpenAt] = useState<string | null>(null)
  const isOpen = openAt === at
  // It does not come back by itself when the same screen does.
  if (openAt !== null && !isOpen) setOpenAt(null)
  const open = (): void => setOpenAt(mustBeAnswered() ? null : at)
  const close = (): void => setOpenAt(null)
  const hear = useEffectEvent((event: KeyboardEvent): void => {
    if (event.key === HELP_KEY) event.preventDefault()
    if (appKeyOf(event) !== HELP_KEY) return
    if (isOpen) close()
    else open()
  })
  // Captured: a text field and a focused button of the kit keep their key events to themselves.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => hear(event)
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
  // The keyboard may be in the meeting, which is a page of its own.
  useOnTopic('meeting.key', ({ key }) => {
    if (key === HELP_KEY) open()
  })
  return (
    <>
      <Button kind="text" size="small" onPress={open}>
        {toolsText.help} <kbd className="sd-key-cap">{HELP_KEY}</kbd>
      </Button>
      {isOpen && <HelpDialog screen={screen} onClose={close} />}
    </>
  )
}
