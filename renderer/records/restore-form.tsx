/** From a backup's folder to the office in it: in the settings, on a new PC, and where an office cannot be opened. */
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { Progress } from '../ui/progress.tsx'
import { useKept } from '../state/kept.ts'
import { useCall } from '../ui/use-call.ts'
import { isFilled } from '../ui/limits.ts'
import { FolderField, LONGEST_FOLDER } from './folder-field.tsx'
import { backupText as text, restoreFailures } from './words/backup.ts'

/** How far it is, and the way to give it up: until the backup is put in place nothing has changed. */
function Restoring() {
  const share = useKept(({ restoring }) => restoring?.share ?? 0)
  const cancel = useCall('office.cancelRestore')
  return (
    <div className="sd-stack-tight">
      <Progress label={text.restoring} done={share} total={1} />
      <p className="sd-quiet">{text.restoringKept}</p>
      <div>
        <Button busy={cancel.busy} onPress={() => void cancel.run({})}>
          {text.cancelRestore}
        </Button>
      </div>
    </div>
  )
}

/** @param props.newPc nothing is open here: nothing to be lost, so nothing is asked back */
export function RestoreForm(props: { readonly newPc?: boolean }) {
  const [folder, setFolder] = useState('')
  const [asking, setAsking] = useState(false)
  const restore = useCall('office.restoreBackup')
  const newPc = props.newPc === true
  // What comes after is told by the office's status: sign-in, or the recovery key.
  const run = async (): Promise<void> => {
    setAsking(false)
    await restore.run({ folder: folder.trim() })
  }
  return (
    <section className="sd-stack" aria-label={text.restoreTitle}>
      <h2>{text.restoreTitle}</h2>
      <p>{newPc ? text.restoreNewPc : text.restoreHint}</p>
      <FolderField
        what="restore"
        label={text.restoreFolder}
        description={text.restoreFolderHint}
        value={folder}
        onChange={setFolder}
      />
      <FailureNote failure={restore.failure} texts={restoreFailures} />
      <div className="sd-row">
        <Button
          icon="undo"
          busy={restore.busy}
          isDisabled={!isFilled(folder, LONGEST_FOLDER)}
          onPress={() => (newPc ? void run() : setAsking(true))}
        >
          {text.restore}
        </Button>
      </div>
      {restore.busy && <Restoring />}
      {asking && (
        <Confirm
          title={text.askTitle}
          body={text.askBody}
          confirmLabel={text.askYes}
          cancelLabel={text.askNo}
          danger
          onConfirm={() => void run()}
          onCancel={() => setAsking(false)}
        />
      )}
    </section>
  )
}
