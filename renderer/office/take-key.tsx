/** The office's key was changed and nobody sealed the new one for this PC: it takes it with the recovery key. */
import type { z } from 'zod'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { isMistypedKey, RecoveryKeyField } from '../ui/recovery-key-field.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { readBy } from '../ui/wrong-fields.ts'
import { TypedSchema, typedWords } from './key-change.tsx'
import { keyText as text, takeFailures } from './words/key-change.ts'
import { serverText } from './words/server.ts'

/** @param props.canTake IT and supervisors */
export function TakeKey(props: { readonly canTake: boolean }) {
  const take = useCall('office.takeKey')
  const form = useForm({ recoveryKey: '' }, (typed) => readBy(TypedSchema, typed, typedWords))
  const run = async ({ recoveryKey }: z.infer<typeof TypedSchema>): Promise<void> => {
    await take.run({ recoveryKey })
  }
  return (
    <>
      <Banner tone="warning" title={serverText.keyNeededTitle}>
        {text.takeWhy}
      </Banner>
      {props.canTake && (
        <form className="sd-stack" {...form.bind(run)}>
          <p>{text.takeHow}</p>
          <RecoveryKeyField
            value={form.draft.recoveryKey}
            onChange={(recoveryKey) => form.change({ recoveryKey })}
            missing={form.wrong.recoveryKey}
            failure={take.failure}
          />
          <FailureNote
            failure={isMistypedKey(take.failure) ? null : take.failure}
            texts={takeFailures}
          />
          <div>
            <Button kind="filled" icon="key" type="submit" busy={take.busy}>
              {text.take}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}
