/** A file dropped anywhere on the window goes to the room that is open. */
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { announce } from '../../ui/announce.ts'
import { Icon } from '../../ui/icon.tsx'
import { text } from '../words/room.ts'

type Target = { readonly onFile: (file: File) => void; readonly isDisabled: boolean }

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** @param props.isDisabled a file is not wanted now: it is refused, and above all not opened by the browser itself */
export function DropArea(props: Target & { readonly children: ReactNode }) {
  const over = useDrop(props)
  return (
    <div className="sch-drop">
      {props.children}
      {over && (
        <div className="sch-drop-over">
          <Icon name="upload" size={2.5} />
          <p>{text.board.dropHere}</p>
        </div>
      )}
    </div>
  )
}

/** True while a file that would be taken hovers over the window. */
function useDrop(target: Target): boolean {
  const isRefused = useEffectEvent(() => target.isDisabled)
  const onDrop = useEffectEvent((event: DragEvent) => take(event, target))
  const [over, setOver] = useState(false)
  useEffect(() => {
    // dragenter and dragleave also come from every child: only the difference tells whether the file is still here.
    let depth = 0
    const show = (): void => setOver(depth > 0 && !isRefused())
    const listeners = {
      dragenter: (event: DragEvent): void => {
        event.preventDefault()
        depth += 1
        show()
      },
      dragover: (event: DragEvent): void => {
        event.preventDefault()
        if (event.dataTransfer !== null)
          event.dataTransfer.dropEffect = isRefused() ? 'none' : 'copy'
      },
      dragleave: (): void => {
        depth = Math.max(0, depth - 1)
        show()
      },
      drop: (event: DragEvent): void => {
        event.preventDefault()
        depth = 0
        show()
        onDrop(event)
      },
    } as const
    const guarded = Object.entries(listeners).map(
      ([name, listener]) =>
        [
          name,
          (event: Event): void => {
            if (event instanceof DragEvent && hasFiles(event)) listener(event)
          },
        ] as const,
    )
    for (const [name, listener] of guarded) window.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of guarded) window.removeEventListener(name, listener)
    }
  }, [])
  return over
}

function take(event: DragEvent, target: Target): void {
  const files = event.dataTransfer?.files
  const file = files?.[0]
  if (file === undefined || target.isDisabled) return
  if ((files?.length ?? 0) > 1) announce(text.import.onlyOne, 'assertive')
  target.onFile(file)
}
