/** J and K go through a list, as the arrow keys do on a row; nothing is judged by a letter. */
import { useEffect, useEffectEvent } from 'react'
import { useCovered, useOverlayOpen } from '../state/covering.ts'
import { type ActingKey, useActingKeys } from '../state/on-screen.ts'
import { text } from './words/queue.ts'

const WRITTEN = 'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]'

/** The letters, and where each leads. */
const STEPS = [
  { letter: 'J', by: 1, does: text.nextByKey },
  { letter: 'K', by: -1, does: text.previousByKey },
] as const

/** For the help: those above, and what a row hears while it has the focus. */
export const queueKeys: readonly ActingKey[] = [
  ...STEPS.map(({ letter, does }) => ({ keys: [letter], does })),
  { keys: ['↑', '↓'], does: text.arrowKeys },
  { keys: ['Enter'], does: text.enterKey },
]

/** What a page knows of a key, and whether it was meant for something that takes text. */
type Pressed = {
  readonly key: string
  readonly isComposing: boolean
  readonly altKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly isWriting: boolean
}

/** J: 1, K: -1; null: the key is none of these, belongs to a shortcut, to an input method, or to what is being written. */
export function stepOf(pressed: Pressed): 1 | -1 | null {
  const { key, isComposing, altKey, ctrlKey, metaKey, isWriting } = pressed
  if (isComposing || isWriting || altKey || ctrlKey || metaKey) return null
  return STEPS.find(({ letter }) => letter === key.toUpperCase())?.by ?? null
}

/** Runs `onStep` for J and K while the component is shown and nothing lies above it. */
export function useStepKeys(onStep: (by: 1 | -1) => void): void {
  const isOverlaid = useOverlayOpen()
  const isCovered = useCovered()
  useActingKeys(queueKeys)
  const hear = useEffectEvent((event: KeyboardEvent): void => {
    const isWriting = event.target instanceof Element && event.target.closest(WRITTEN) !== null
    const by = stepOf({
      key: event.key,
      isComposing: event.isComposing,
      altKey: event.altKey,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      isWriting,
    })
    if (by === null || isOverlaid || isCovered) return
    event.preventDefault()
    onStep(by)
  })
  // Captured: a focused button of the kit keeps its key events to itself.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => hear(event)
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}
