/** A supervisor has the office's key changed, after a PC was lost. */
import { z } from 'zod'
import type { OfficePc } from '../../shared/office/enrolment.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { fieldText } from '../ui/field-words.ts'
import { Loading } from '../ui/progress.tsx'
import { isMistypedKey, RecoveryKeyField } from '../ui/recovery-key-field.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { uiText } from '../ui/words.ts'
import { readBy } from '../ui/wrong-fields.ts'
import { changeFailures, keyText as text, whichPc } from './words/key-change.ts'

export const TypedSchema = z.object({ recoveryKey: z.string().trim().min(1) })
export const typedWords = { recoveryKey: fieldText.recoveryKeyMissing }

/** @param props.leftOut the PCs that take part and will not get it by themselves */
export function KeyChange(props: {
  readonly leftOut: readonly OfficePc[]
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const change = useCall('office.changeKey')
  const form = useForm({ recoveryKey: '' }, (typed) => readBy(TypedSchema, typed, typedWords))
  const run = async ({ recoveryKey }: z.infer<typeof TypedSchema>): Promise<void> => {
    const answer = await change.run({ recoveryKey })
    if (answer.ok) props.onDone()
  }
  return (
    <Dialog title={text.title} isOpen onClose={props.onCancel}>
      <form className="sd-stack" {...form.bind(run)}>
        <ul className="sd-plain-list">
          {text.effects.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {props.leftOut.length > 0 && (
          <Banner tone="warning" title={text.leftOut(props.leftOut.length)}>
            <p>{text.leftOutWhat}</p>
            <ul className="sd-plain-list">
              {props.leftOut.map((pc) => (
                <li key={pc.login}>{whichPc(pc)}</li>
              ))}
            </ul>
          </Banner>
        )}
        <p>{text.why}</p>
        <RecoveryKeyField
          value={form.draft.recoveryKey}
          onChange={(recoveryKey) => form.change({ recoveryKey })}
          missing={form.wrong.recoveryKey}
          failure={change.failure}
        />
        <FailureNote
          failure={isMistypedKey(change.failure) ? null : change.failure}
          texts={changeFailures}
        />
        {change.busy && <Loading label={text.running} />}
        <div className="sd-row">
          <Button kind="filled" icon="key" type="submit" busy={change.busy}>
            {text.run}
          </Button>
          <Button kind="text" isDisabled={change.busy} onPress={props.onCancel}>
            {uiText.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
