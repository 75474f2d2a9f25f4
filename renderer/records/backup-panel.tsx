/** Backups: where and when, what became of the last, one now, and the way back. For supervisors and IT staff. */
import {
  type BackupSettings,
  BackupSettingsSchema,
  type BackupStatus,
} from '../../shared/records/backup.ts'
import { formatInstant } from '../../shared/time/words.ts'
import { announce } from '../ui/announce.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { Loading } from '../ui/progress.tsx'
import { TimeField } from '../ui/time-field.tsx'
import { useAnswer } from '../state/answers.ts'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { readComplete } from '../ui/wrong-fields.ts'
import { FolderField } from './folder-field.tsx'
import { RestoreForm } from './restore-form.tsx'
import './room.css'
import { backupFailures, backupReasonText, backupText as text } from './words/backup.ts'

export const whenOf = (atMs: number): string => formatInstant(atMs)

export function BackupPanel() {
  const status = useAnswer('records.backupStatus', {})
  const now = useCall('records.backupNow')
  const data = status.data
  if (data === null)
    return status.failure === null ? (
      <Loading label={text.title} />
    ) : (
      <FailureNote failure={status.failure} />
    )
  const run = async (): Promise<void> => {
    const answer = await now.run({})
    if (answer.ok) announce(text.made)
  }
  return (
    <div className="sd-stack sd-page-reading">
      <p>{text.hint}</p>
      <LastBackup status={data} />
      <FailureNote failure={now.failure} texts={backupFailures} />
      <div className="sd-row">
        <Button
          kind="filled"
          icon="download"
          busy={now.busy || data.running}
          isDisabled={data.settings.folder === null}
          onPress={() => void run()}
        >
          {text.now}
        </Button>
        {(now.busy || data.running) && <p role="status">{text.working}</p>}
      </div>
      <SettingsForm
        key={JSON.stringify(data.settings)}
        settings={data.settings}
        onSaved={status.reload}
      />
      <p className="sd-quiet">{text.disposedHint}</p>
      <RestoreForm />
    </div>
  )
}

function LastBackup({ status }: { readonly status: BackupStatus }) {
  const { last, lastGood } = status
  if (last === null) return <Banner tone="warning" title={text.none} />
  if (last.reason !== null) {
    return (
      <Banner tone="error" title={text.failedAt(whenOf(last.atMs))}>
        <p>{backupReasonText(last.reason)}</p>
        <p>{lastGood === null ? text.noGood : text.lastGood(whenOf(lastGood.atMs))}</p>
      </Banner>
    )
  }
  return (
    <dl className="sd-facts">
      <div>
        <dt>{text.last}</dt>
        <dd className="sd-num">{text.good(whenOf(last.atMs), last.events ?? 0)}</dd>
      </div>
      <div>
        <dt>{text.at}</dt>
        <dd className="records-path">
          {last.folder}
          <br />
          {last.name}
        </dd>
      </div>
    </dl>
  )
}

type Typed = { readonly folder: string; readonly time: string; readonly keep: string }

const typedOf = ({ folder, time, keep }: BackupSettings): Typed => ({
  folder: folder ?? '',
  time,
  keep: String(keep),
})
const readTyped = ({ folder, time, keep }: Typed) =>
  readComplete(BackupSettingsSchema, {
    folder: folder.trim() === '' ? null : folder.trim(),
    time,
    keep: Number(keep),
  })

function SettingsForm(props: { readonly settings: BackupSettings; readonly onSaved: () => void }) {
  const { draft, change, value, submit } = useForm(() => typedOf(props.settings), readTyped)
  const set = useCall('records.setBackup')
  const save = async (settings: BackupSettings): Promise<void> => {
    const answer = await set.run({ settings })
    if (!answer.ok) return
    announce(text.saved)
    props.onSaved()
  }
  return (
    <section className="sd-stack">
      <FolderField
        what="backup"
        label={text.folder}
        description={text.folderHint}
        value={draft.folder}
        onChange={(folder) => change({ folder })}
      />
      <TimeField label={text.time} value={draft.time} onChange={(time) => change({ time })} />
      <TextField
        label={text.keep}
        description={text.keepHint}
        inputMode="numeric"
        value={draft.keep}
        onChange={(keep) => change({ keep })}
        maxLength={2}
      />
      <p className="sd-quiet">{text.timeHint}</p>
      <FailureNote failure={set.failure} texts={backupFailures} />
      <div>
        <Button busy={set.busy} isDisabled={value === null} onPress={() => submit(save)}>
          {text.save}
        </Button>
      </div>
    </section>
  )
}
