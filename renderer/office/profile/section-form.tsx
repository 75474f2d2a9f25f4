/** One section of the profile as a small form of its own: draft, check, question where bookings are touched, save. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { OfficeProfile } from '../../../shared/office/profile.ts'
import { announce } from '../../ui/announce.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { useForm } from '../../ui/use-form.ts'
import type { Reading, Wrong } from '../../ui/wrong-fields.ts'
import { profileFailures } from '../words/profile-failures.ts'
import { editText } from '../words/profile.ts'
import { useUnsaved } from '../../state/place.ts'

export type SectionProps = {
  readonly profile: OfficeProfile
  /** Resolves when `profile` is what was saved. */
  readonly onSaved: () => Promise<void>
}

/** What is asked before saving. */
export type Question = { readonly title: string; readonly body: ReactNode; readonly yes: string }

export function SectionForm<D extends object, Field extends string>(
  props: SectionProps & {
    readonly title: string
    readonly hint: string
    readonly saveLabel?: string
    readonly toDraft: (profile: OfficeProfile) => D
    /** The part of the profile that the draft stands for. */
    readonly read: (draft: D, base: OfficeProfile) => Reading<Partial<OfficeProfile>, Field>
    readonly question?: (after: OfficeProfile, before: OfficeProfile) => Question | null
    /** @param wrong nothing until the person tried to save */
    readonly children: (
      draft: D,
      change: (part: Partial<D>) => void,
      wrong: Wrong<Field>,
      base: OfficeProfile,
    ) => ReactNode
  },
) {
  const { profile, toDraft } = props
  const save = useCall('office.saveProfile')
  // What the draft started from: a profile saved elsewhere meanwhile must not be overwritten unseen.
  const [base, setBase] = useState(profile)
  const form = useForm(
    () => toDraft(base),
    (draft) => props.read(draft, base),
  )
  const [saved, setSaved] = useState(false)
  const [question, setQuestion] = useState<Question | null>(null)
  useUnsaved(form.isChanged)

  const start = (from: OfficeProfile): void => {
    setBase(from)
    form.restart(toDraft(from))
    setSaved(false)
    save.clear()
  }
  if (profile.version > base.version && !form.isChanged) start(profile)

  const send = async (after: OfficeProfile): Promise<void> => {
    setQuestion(null)
    const answer = await save.run({ profile: after })
    if (!answer.ok) return
    start(answer.value)
    // Said when every section starts from it: one opened sooner would be filled in from the profile before.
    await props.onSaved()
    setSaved(true)
    announce(editText.saved)
  }
  const ask = (part: Partial<OfficeProfile>): void => {
    const after = { ...base, ...part }
    const asked = props.question?.(after, base) ?? null
    if (asked === null) void send(after)
    else setQuestion(asked)
  }
  const change = (part: Partial<D>): void => {
    setSaved(false)
    form.change(part)
  }
  const reload =
    save.failure?.reason === 'changedMeanwhile' ? (
      <Button onPress={() => start(profile)}>{editText.reload}</Button>
    ) : undefined
  return (
    <form className="sd-stack" {...form.bind(ask)}>
      <h2>{props.title}</h2>
      <p className="sd-quiet">{props.hint}</p>
      {props.children(form.draft, change, form.wrong, base)}
      {saved && !form.tried && <SavedNote />}
      <FailureNote failure={save.failure} texts={profileFailures} action={reload} />
      <div className="sd-row">
        <Button kind="filled" type="submit" isDisabled={!form.isChanged} busy={save.busy}>
          {props.saveLabel ?? editText.save}
        </Button>
        {form.isChanged && (
          <Button kind="text" icon="undo" onPress={() => start(profile)}>
            {editText.undo}
          </Button>
        )}
      </div>
      {question !== null && form.value !== null && (
        <Confirm
          title={question.title}
          body={question.body}
          confirmLabel={question.yes}
          busy={save.busy}
          onConfirm={() => void send({ ...base, ...form.value })}
          onCancel={() => setQuestion(null)}
        />
      )}
    </form>
  )
}

/** Brought into sight: the foot of a long form may lie below what can be seen. */
function SavedNote() {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={place}>
      <Banner tone="success" title={editText.saved} />
    </div>
  )
}
