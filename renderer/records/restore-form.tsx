/** From a backup's folder to the office in it: in the settings, on a new PC, and where an office cannot be opened. */
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { backupText as text, restoreFailures } from './words/backup.ts'

/** @param props.newPc nothing is open here: nothing to be lost, so nothing is asked back */
export function RestoreForm(props: { readonly newPc?: boolean }) {
  const [folder, setFolder] = useState('')
  const [asking, setAsking] = useState(false)
  const restore = useCall('office.restoreBackup')
  const newPc = props.newPc === true
  // What comes after is told by the office's status: sign-in, or the recovery key.
  const run = async (): Promise<void> => {
    await restore.run({ folder: folder.trim() })
    setAsking(false)
  }
  return (
    <section className="sd-stack" aria-label={text.restoreTitle}>
      <h2>{text.restoreTitle}</h2>
      <p>{newPc ? text.restoreNewPc : text.restoreHint}</p>
      <TextField
        label={text.restoreFolder}
        description={text.restoreFolderHint}
        value={folder}
        onChange={setFolder}
        maxLength={500}
      />
      <FailureNote failure={restore.failure} texts={restoreFailures} />
      <div className="sd-row">
        <Button
          icon="undo"
          busy={restore.busy}
          isDisabled={folder.trim() === ''}
          onPress={() => (newPc ? void run() : setAsking(true))}
        >
          {text.restore}
        </Button>
        {restore.busy && <p role="status">{text.restoring}</p>}
      </div>
      {asking && (
        <Confirm
          title={text.askTitle}
          body={text.askBody}
          confirmLabel={text.askYes}
          cancelLabel={text.askNo}
          danger
          busy={restore.busy}
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        />
      )}
    </section>
  )
}
