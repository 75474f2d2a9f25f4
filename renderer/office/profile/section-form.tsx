/** One section of the profile as a small form of its own: draft, check, question where bookings are touched, save. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { OfficeProfile } from '../../../shared/office/profile.ts'
import { announce } from '../../ui/announce.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { useCall } from '../../ui/use-call.ts'
import { officeFailures } from '../words/failures.ts'
import { editText } from '../words/profile.ts'
import { useUnsaved } from '../../state/place.ts'
import type { Checked } from './checks.ts'

export type SectionProps = {
  readonly profile: OfficeProfile
  /** Resolves when `profile` is what was saved. */
  readonly onSaved: () => Promise<void>
}

/** What is asked before saving. */
export type Question = { readonly title: string; readonly body: ReactNode; readonly yes: string }

export function SectionForm<D, W>(
  props: SectionProps & {
    readonly title: string
    readonly hint: string
    readonly saveLabel?: string
    readonly toDraft: (profile: OfficeProfile) => D
    readonly check: (draft: D, base: OfficeProfile) => Checked<W>
    readonly question?: (after: OfficeProfile, before: OfficeProfile) => Question | null
    /** @param wrong null until the person tried to save */
    readonly children: (
      draft: D,
      change: (part: Partial<D>) => void,
      wrong: W | null,
      base: OfficeProfile,
    ) => ReactNode
  },
) {
  const { profile, toDraft } = props
  const save = useCall('office.saveProfile')
  // What the draft started from: a profile saved elsewhere meanwhile must not be overwritten unseen.
  const [base, setBase] = useState(profile)
  const [draft, setDraft] = useState(() => toDraft(profile))
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const [question, setQuestion] = useState<Question | null>(null)
  const isUnsaved = JSON.stringify(draft) !== JSON.stringify(toDraft(base))
  useUnsaved(isUnsaved)

  const start = (from: OfficeProfile): void => {
    setBase(from)
    setDraft(toDraft(from))
    setTried(false)
    save.clear()
  }
  useEffect(() => {
    if (profile.version > base.version && !isUnsaved) start(profile)
  })

  const checked = props.check(draft, base)
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
  const submit = (): void => {
    setTried(true)
    setSaved(false)
    if (checked.patch === null) return
    const after = { ...base, ...checked.patch }
    const asked = props.question?.(after, base) ?? null
    if (asked === null) void send(after)
    else setQuestion(asked)
  }
  const change = (part: Partial<D>): void => {
    setSaved(false)
    setDraft({ ...draft, ...part })
  }
  const reload =
    save.failure?.reason === 'changedMeanwhile' ? (
      <Button onPress={() => start(profile)}>{editText.reload}</Button>
    ) : undefined
  return (
    <form
      className="sd-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{props.title}</h2>
      <p className="sd-quiet">{props.hint}</p>
      {props.children(draft, change, tried ? checked.wrong : null, base)}
      {saved && <SavedNote />}
      <FailureNote failure={save.failure} texts={officeFailures} action={reload} />
      <div className="sd-row">
        <Button kind="filled" type="submit" isDisabled={!isUnsaved} busy={save.busy}>
          {props.saveLabel ?? editText.save}
        </Button>
        {isUnsaved && (
          <Button kind="text" icon="undo" onPress={() => start(profile)}>
            {editText.undo}
          </Button>
        )}
      </div>
      {question !== null && checked.patch !== null && (
        <Confirm
          title={question.title}
          body={question.body}
          confirmLabel={question.yes}
          busy={save.busy}
          onConfirm={() => void send({ ...base, ...checked.patch })}
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
