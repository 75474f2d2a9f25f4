/** The office's mail server: entered, tested step by step, taken away. For supervisors and IT. */
import { useState } from 'react'
import {
  type MailView,
  MailViewSchema,
  type MailWish,
} from '../../../shared/schedule/mail-account.ts'
import { useAnswer } from '../../state/answers.ts'
import { useOffice } from '../../state/kept.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/dialog.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { RadioField, TextField } from '../../ui/field.tsx'
import { Loading } from '../../ui/progress.tsx'
import { useCall } from '../../ui/use-call.ts'
import { useForm } from '../../ui/use-form.ts'
import { uiText } from '../../ui/words.ts'
import { mailSettingsFailures, mailSettingsText as text } from '../words/mail-settings.ts'
import {
  draftOf,
  type MailDraft,
  type MailWrong,
  passwordKept,
  readDraft,
  withSecurity,
} from './mail-draft.ts'
import { MailTest } from './mail-test.tsx'
import '../../ui/account-settings.css'
import './mail-settings.css'

export function MailSettings() {
  const mail = useAnswer('telling.mail', {})
  if (mail.data === null && mail.loading) return <Loading label={uiText.loading} />
  if (mail.failure !== null)
    return <FailureNote failure={mail.failure} texts={mailSettingsFailures} />
  // Drawn anew after each change, so that no typed password stays behind.
  return (
    <Panel
      key={JSON.stringify(mail.data)}
      view={MailViewSchema.safeParse(mail.data).data ?? null}
      reload={mail.reload}
    />
  )
}

function Panel(props: { readonly view: MailView | null; readonly reload: () => void }) {
  const { view } = props
  const practice = useOffice().kind === 'practice'
  const save = useCall('telling.saveMail')
  const remove = useCall('telling.saveMail')
  const { draft, change, wrong, bind, restart } = useForm(
    () => draftOf(view),
    (typed) => readDraft(typed, view),
  )
  const [removing, setRemoving] = useState(false)
  const [saved, setSaved] = useState(false)

  const send = async (wish: MailWish): Promise<void> => {
    const answer = await save.run({ wish })
    if (!answer.ok) return
    restart({ ...draft, password: '' })
    setSaved(true)
    props.reload()
  }
  const takeAway = async (): Promise<void> => {
    const answer = await remove.run({ wish: null })
    setRemoving(false)
    if (answer.ok) props.reload()
  }
  if (practice)
    return (
      <div className="sd-stack sd-page-reading">
        <h2>{text.title}</h2>
        <Banner title={text.practice}>
          <p>{text.practiceBody}</p>
        </Banner>
      </div>
    )
  return (
    <div className="sd-stack sd-page-reading">
      <h2>{text.title}</h2>
      {view === null ? (
        <Banner title={text.none}>
          <p>{text.noneBody}</p>
        </Banner>
      ) : (
        <Banner tone="success" title={text.set}>
          <p>{text.setBody}</p>
        </Banner>
      )}
      {view !== null && <MailTest />}
      <form className="sd-stack" {...bind(send)}>
        <Fields draft={draft} view={view} wrong={wrong} onChange={change} />
        <FailureNote failure={save.failure ?? remove.failure} texts={mailSettingsFailures} />
        {saved && <Banner tone="success" title={text.saved} live />}
        <div className="sd-row">
          <Button kind="filled" type="submit" busy={save.busy}>
            {text.save}
          </Button>
          {view !== null && <Button onPress={() => setRemoving(true)}>{text.remove}</Button>}
        </div>
      </form>
      {removing && (
        <Confirm
          title={text.removeTitle}
          body={text.removeBody}
          confirmLabel={text.remove}
          danger
          busy={remove.busy}
          onConfirm={() => void takeAway()}
          onCancel={() => setRemoving(false)}
        />
      )}
    </div>
  )
}

function Fields(props: {
  readonly draft: MailDraft
  readonly view: MailView | null
  readonly wrong: MailWrong
  readonly onChange: (part: Partial<MailDraft>) => void
}) {
  const { draft, view, wrong, onChange } = props
  const field = (name: Exclude<keyof MailDraft, 'security'>) => ({
    label: text[name],
    value: draft[name],
    onChange: (value: string) => onChange({ [name]: value }),
    error: wrong[name] ?? null,
    autoComplete: 'off',
  })
  const kept = passwordKept(view, draft)
  return (
    <>
      <fieldset className="sd-framed-fields">
        <legend>{text.server}</legend>
        <TextField {...field('host')} description={text.hostHint} maxLength={200} isRequired />
        <RadioField
          label={text.security}
          value={draft.security}
          onChange={(security) => onChange(withSecurity(draft, security))}
          options={[
            { value: 'starttls', label: text.starttls },
            { value: 'implicit', label: text.implicit },
          ]}
        />
        <TextField {...field('port')} maxLength={5} isRequired />
        <TextField {...field('user')} maxLength={200} isRequired />
        <TextField
          {...field('password')}
          type="password"
          autoComplete="new-password"
          maxLength={500}
          isRequired={!kept}
          {...(kept ? { description: text.kept } : {})}
        />
        <TextField {...field('from')} description={text.fromHint} maxLength={254} isRequired />
      </fieldset>
      <details className="mail-authority" open={wrong.authority !== undefined || undefined}>
        <summary>{text.authorityTitle}</summary>
        <TextField
          {...field('authority')}
          description={text.authorityHint}
          multiline
          maxLength={20_000}
        />
      </details>
    </>
  )
}
