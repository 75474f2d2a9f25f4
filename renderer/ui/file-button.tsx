/** Choosing a file with the keyboard or the mouse. */
import { useRef } from 'react'
import { Button, type ButtonKind } from './button.tsx'

/** A button that opens the computer's file dialog. */
export function FileButton(props: {
  readonly label: string
  readonly kind?: ButtonKind
  /** As the `accept` of an input: what the dialog offers first. */
  readonly accept: string
  readonly onFile: (file: File) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={props.accept}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          // Emptied, so that choosing the same file again is a change again.
          event.target.value = ''
          if (file !== undefined) props.onFile(file)
        }}
      />
      <Button kind={props.kind ?? 'outlined'} icon="upload" onPress={() => input.current?.click()}>
        {props.label}
      </Button>
    </>
  )
}
