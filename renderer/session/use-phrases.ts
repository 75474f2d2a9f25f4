/** Puts phrases into a note's field, at its cursor, so that nothing is replaced and Ctrl+Z takes it back. */
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import type { Phrase } from '../../shared/log/phrase.ts'
import { pieceFor } from '../../shared/session/phrases.ts'
import { useAnswer } from '../state/answers.ts'
import { announce } from '../ui/announce.ts'
import { phraseText as text } from './words/phrases.ts'

/** Phrases with a key of their own: Alt+1 to Alt+9. */
export const KEYED = 9

/** Alt and a figure of the upper row, which writes nothing there; null: another key. The numbers on the right write characters with Alt. */
function keyedPlace(event: KeyboardEvent): number | null {
  const { altKey, ctrlKey, metaKey, shiftKey, code } = event
  if (!altKey || ctrlKey || metaKey || shiftKey || event.nativeEvent.isComposing) return null
  const [, figure] = /^Digit([1-9])$/.exec(code) ?? []
  return figure === undefined ? null : Number(figure) - 1
}

/** @param around the element in which the note's text field is */
export function usePhrases(
  around: RefObject<HTMLElement | null>,
  note: { readonly text: string; readonly onText: (text: string) => void },
) {
  const answer = useAnswer('session.phrases', {}).data
  const phrases: readonly Phrase[] =
    answer === null ? [] : [...answer.own.phrases, ...answer.office.phrases]
  // A cursor that nobody has put anywhere stands at the beginning of what is written: then the end is meant.
  const wasPut = useRef(false)
  const { text: written, onText } = note
  useEffect(() => {
    const field = around.current?.querySelector('textarea')
    const put = (event: Event): void => {
      // Neither a phrase's own key nor the way through the fields puts it anywhere.
      const passes =
        event instanceof globalThis.KeyboardEvent && (event.altKey || event.key === 'Tab')
      if (!passes) wasPut.current = true
    }
    const ways = ['pointerdown', 'keydown', 'input'] as const
    for (const way of ways) field?.addEventListener(way, put)
    return () => {
      for (const way of ways) field?.removeEventListener(way, put)
    }
  }, [around])
  const insert = (phrase: Phrase): void => {
    const field = around.current?.querySelector('textarea')
    if (!(field instanceof HTMLTextAreaElement)) return
    // What is selected stays: the phrase comes behind it.
    const at = wasPut.current ? field.selectionEnd : field.value.length
    const piece = pieceFor(field.value, at, phrase.text)
    field.focus()
    field.setSelectionRange(at, at)
    // The field's own way of taking in a text: it can be undone like what was typed.
    if (!document.execCommand('insertText', false, piece))
      onText(written.slice(0, at) + piece + written.slice(at))
    announce(text.inserted(phrase.name))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = keyedPlace(event)
    const phrase = place === null ? undefined : phrases[place]
    if (phrase === undefined || !(event.target instanceof HTMLTextAreaElement)) return
    event.preventDefault()
    if (!event.repeat) insert(phrase)
  }
  return { phrases, insert, onKeyDown }
}
