/** Choosing a file with the keyboard or the mouse, and dropping one anywhere on the room. */
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { announce } from '../../ui/announce.tsx'
import { Button, type ButtonKind } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { text } from '../text.ts'

/** A button that opens the computer's file dialog. */
export function FileButton(props: { readonly label: string; readonly kind?: ButtonKind; readonly onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input} type="file" accept=".csv,.tsv,.txt,text/csv,text/plain" hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          // Emptied, so that choosing the same file again is a change again.
          event.target.value = ''
          if (file !== undefined) props.onFile(file)
        }}
      />
      <Button kind={props.kind ?? 'outlined'} icon="upload" onPress={() => input.current?.click()}>{props.label}</Button>
    </>
  )
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files')

/** Everything inside takes a dropped file; while one hovers, the area says so in words. */
export function DropArea(props: { readonly onFile: (file: File) => void; readonly isDisabled: boolean; readonly children: ReactNode }) {
  // dragenter and dragleave also come from every child: only the difference tells whether the file is still here.
  const depth = useRef(0)
  const [over, setOver] = useState(false)
  const leave = (): void => {
    depth.current = 0
    setOver(false)
  }
  return (
    <div
      className="sch-drop"
      onDragEnter={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        depth.current += 1
        setOver(!props.isDisabled)
      }}
      onDragOver={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = props.isDisabled ? 'none' : 'copy'
      }}
      onDragLeave={(event) => {
        if (!hasFiles(event)) return
        depth.current -= 1
        if (depth.current <= 0) leave()
      }}
      onDrop={(event) => {
        event.preventDefault()
        leave()
        const file = event.dataTransfer.files[0]
        if (file === undefined || props.isDisabled) return
        if (event.dataTransfer.files.length > 1) announce(text.import.onlyOne, 'assertive')
        props.onFile(file)
      }}
    >
      {props.children}
      {over && <div className="sch-drop-over"><Icon name="upload" size={2.5} /><p>{text.board.dropHere}</p></div>}
    </div>
  )
}
