/** A field for a folder: typed, or chosen in the system's own window where the platform has one. */
import type { FolderUse } from '../../shared/office/desktop.ts'
import { platform } from '../api.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import type { FieldProps } from '../ui/field-parts.tsx'
import { TextField } from '../ui/field.tsx'
import './folder-field.css'
import { folderFailures, folderText as text } from './words/folder.ts'
import { useCall } from '../ui/use-call.ts'

/** Longer no folder's path is taken. */
export const LONGEST_FOLDER = 500

/** @param props.what what the folder is for: the system's window says it */
export function FolderField(
  props: FieldProps & {
    readonly what: FolderUse
    readonly value: string
    readonly onChange: (folder: string) => void
  },
) {
  const { what, ...field } = props
  const choose = useCall('office.chooseFolder')
  const run = async (): Promise<void> => {
    const answer = await choose.run({ what, from: field.value.trim().slice(0, LONGEST_FOLDER) })
    if (!answer.ok || answer.value === null) return
    field.onChange(answer.value)
    announce(text.chosen(answer.value))
  }
  return (
    <div className="sd-stack-tight">
      <div className="sd-folder">
        <TextField {...field} maxLength={LONGEST_FOLDER} />
        {platform() !== 'browser' && (
          <Button
            aria-label={text.chooseFor(field.label)}
            busy={choose.busy}
            isDisabled={field.isDisabled ?? false}
            onPress={() => void run()}
          >
            {text.choose}
          </Button>
        )}
      </div>
      <FailureNote failure={choose.failure} texts={folderFailures} />
    </div>
  )
}
