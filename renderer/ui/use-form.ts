/**
 * A form: what is typed, whether its person tried to go on with it, and what is wrong with which field.
 */
import { type SubmitEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Reading, type Wrong, wrongOf } from './wrong-fields.ts'

/**
 * @param start what stands in the form at first
 * @param read what the draft stands for; asked with each drawing
 * @param refused what is wrong from the beginning, until its field is changed
 */
export function useForm<Draft extends object, Value, Field extends string>(
  start: Draft | (() => Draft),
  read: (draft: Draft) => Reading<Value, Field>,
  refused: () => Wrong<Field> = () => wrongOf([]),
) {
  const [begun, setBegun] = useState(start)
  const [draft, setDraft] = useState(begun)
  const [tried, setTried] = useState(false)
  const [told, setTold] = useState(refused)
  const { value, wrong } = read(draft)
  const submit = (send: (value: Value) => unknown): void => {
    // Drawn before the focus goes there: what is wrong is read out with the field.
    flushSync(() => setTried(true))
    if (value === null) focusFirstWrong()
    else void send(value)
  }
  return {
    draft,
    change: (part: Partial<Draft>): void => {
      setDraft((before) => ({ ...before, ...part }))
      setTold((before) =>
        wrongOf(entriesOf(before).filter(([field]) => !Object.keys(part).includes(field))),
      )
    },
    /** null: something is wrong. */
    value,
    /** What is wrong as it stands; `wrong`: once the person tried to go on, or where it was refused. */
    wrongNow: wrong,
    wrong: tried ? { ...told, ...wrong } : told,
    tried,
    isChanged: JSON.stringify(draft) !== JSON.stringify(begun),
    /** Goes on with what the draft stands for, or to the first field that is wrong. */
    submit,
    /** The same for a form element: `{...form.bind(send)}`. */
    bind: (send: (value: Value) => unknown) => ({
      noValidate: true,
      onSubmit: (event: SubmitEvent): void => {
        event.preventDefault()
        submit(send)
      },
    }),
    /** Says at the fields what the main process did not accept. */
    refuse: (fields: Wrong<Field>): void => {
      flushSync(() => setTold(fields))
      focusFirstWrong()
    },
    /** The form as at first, or from another beginning. */
    restart: (from: Draft = begun): void => {
      setBegun(from)
      setDraft(from)
      setTried(false)
      setTold(wrongOf([]))
    },
  }
}

/** Of the form or dialog in which the keyboard is. */
function focusFirstWrong(): void {
  const field = document.activeElement
    ?.closest('form, [role="dialog"], [role="alertdialog"]')
    ?.querySelector('[aria-invalid="true"], [data-invalid] button, [data-invalid] input')
  if (field instanceof HTMLElement) field.focus()
}

const entriesOf = (wrong: Wrong<string>): [string, string][] =>
  Object.entries(wrong).flatMap(([field, words]) => (words === undefined ? [] : [[field, words]]))
