/** Where phrases for notes are laid down: one's own, and for supervisors the office's. */
import { useState } from 'react'
import {
  LONGEST_PHRASE,
  LONGEST_PHRASE_NAME,
  MOST_PHRASES,
  type Phrase,
} from '../../shared/log/phrase.ts'
import type { Failed } from '../../shared/result.ts'
import { maybePersonal, type Phrases as PhraseList } from '../../shared/session/phrases.ts'
import { useAnswer } from '../state/answers.ts'
import { useAccount } from '../state/kept.ts'
import { useUnsaved } from '../state/place.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { isTooLong } from '../ui/limits.ts'
import { Loading } from '../ui/progress.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { type Reading, type Wrong, wrongOf } from '../ui/wrong-fields.ts'
import './phrases.css'
import { phraseFailures, phraseText as text } from './words/phrases.ts'

type Draft = { readonly phrases: readonly Phrase[] }
type Field = `phrases.${number}.${keyof Phrase}`

function read({ phrases }: Draft): Reading<readonly Phrase[], Field> {
  const wrong: Wrong<Field> = wrongOf(
    phrases.flatMap(({ name, text: words }, at) => [
      ...(name.trim() === '' ? [[`phrases.${at}.name`, text.nameWrong] as const] : []),
      ...(words.trim() === '' ? [[`phrases.${at}.text`, text.textWrong] as const] : []),
    ]),
  )
  const fits = phrases.every(
    ({ name, text: words }) =>
      !isTooLong(name, LONGEST_PHRASE_NAME) && !isTooLong(words, LONGEST_PHRASE),
  )
  return { value: fits && Object.keys(wrong).length === 0 ? phrases : null, wrong }
}

export function PhraseSettings() {
  const answer = useAnswer('session.phrases', {})
  const { role } = useAccount()
  const { data } = answer
  if (data === null)
    return answer.failure === null ? (
      <Loading label={text.loading} />
    ) : (
      <FailureNote failure={answer.failure} />
    )
  return (
    <div className="sd-stack sd-page-reading phrase-editor">
      <p>{text.intro}</p>
      <Banner tone="warning" title={text.warning} />
      <Own list={data.own} reload={answer.reload} />
      {role === 'supervisor' ? (
        <OfOffice list={data.office} reload={answer.reload} />
      ) : (
        <OnlyShown list={data.office} />
      )}
    </div>
  )
}

type ListProps = { readonly list: PhraseList; readonly reload: () => Promise<void> }

function Own({ list, reload }: ListProps) {
  const save = useCall('session.setOwnPhrases')
  return <Editor {...{ list, reload, save }} title={text.own} hint={text.ownHint} isNext />
}

function OfOffice({ list, reload }: ListProps) {
  const save = useCall('session.setOfficePhrases')
  return <Editor {...{ list, reload, save }} title={text.office} hint={text.officeHint} />
}

function OnlyShown({ list }: { readonly list: PhraseList }) {
  return (
    <section className="sd-stack" aria-label={text.office}>
      <h2>{text.office}</h2>
      <p className="sd-quiet">{text.officeHint}</p>
      {list.phrases.length === 0 && <p>{text.none}</p>}
      <ul>
        {list.phrases.map((phrase, at) => (
          <li key={at}>
            <h3>{phrase.name}</h3>
            <p className="phrase-words">{phrase.text}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Save = {
  readonly run: (wish: {
    readonly phrases: Phrase[]
    readonly version: number
  }) => Promise<{ readonly ok: boolean }>
  readonly busy: boolean
  readonly failure: Failed | null
  readonly clear: () => void
}

function Editor(
  props: ListProps & {
    readonly title: string
    readonly hint: string
    readonly save: Save
    readonly isNext?: boolean
  },
) {
  const { list, save, title } = props
  // What is changed: phrases laid down elsewhere meanwhile must not be overwritten unseen.
  const [base, setBase] = useState(list)
  const form = useForm<Draft, readonly Phrase[], Field>(() => ({ phrases: base.phrases }), read)
  const { phrases } = form.draft
  const [saved, setSaved] = useState(false)
  useUnsaved(form.isChanged)
  const start = (from: PhraseList): void => {
    setBase(from)
    form.restart({ phrases: from.phrases })
    save.clear()
  }
  if (list.version > base.version && !form.isChanged) start(list)
  const set = (next: readonly Phrase[]): void => {
    setSaved(false)
    form.change({ phrases: next })
  }
  const send = async (value: readonly Phrase[]): Promise<void> => {
    const answer = await save.run({ phrases: [...value], version: base.version })
    if (!answer.ok) return
    start({ phrases: value, version: base.version + 1 })
    await props.reload()
    setSaved(true)
  }
  const reload =
    save.failure?.reason === 'changedMeanwhile' ? (
      <Button onPress={() => start(list)}>{text.reload}</Button>
    ) : undefined
  return (
    <form className="sd-stack" aria-label={title} {...form.bind(send)}>
      <h2>{title}</h2>
      <p className="sd-quiet">{props.hint}</p>
      {phrases.length === 0 && <p>{text.none}</p>}
      <ul>
        {phrases.map((phrase, at) => (
          // A line is known by its place: names may be the same, and empty. Tab alone brings a field of several lines in sight by half.
          <li key={at} onFocus={({ target }) => target.scrollIntoView({ block: 'nearest' })}>
            <Line
              phrase={phrase}
              nth={at + 1}
              wrong={{
                name: form.wrong[`phrases.${at}.name`] ?? null,
                text: form.wrong[`phrases.${at}.text`] ?? null,
              }}
              onChange={(part) => set(phrases.with(at, { ...phrase, ...part }))}
              onRemove={() => set(phrases.toSpliced(at, 1))}
              onUp={
                at === 0
                  ? null
                  : () => set(phrases.toSpliced(at - 1, 2, phrase, ...phrases.slice(at - 1, at)))
              }
            />
          </li>
        ))}
      </ul>
      <div className="sd-row">
        <Button
          icon="plus"
          aria-label={text.addTo(title)}
          isDisabled={phrases.length >= MOST_PHRASES}
          onPress={() => set([...phrases, { name: '', text: '' }])}
        >
          {text.add}
        </Button>
        {phrases.length >= MOST_PHRASES && <p className="sd-quiet">{text.full}</p>}
      </div>
      {saved && <Banner tone="success" title={text.saved(title)} live />}
      <FailureNote failure={save.failure} texts={phraseFailures} action={reload} />
      <div>
        <Button
          kind={props.isNext === true ? 'filled' : 'outlined'}
          type="submit"
          aria-label={text.saveOf(title)}
          busy={save.busy}
          isDisabled={!form.isChanged}
        >
          {text.save}
        </Button>
      </div>
    </form>
  )
}

/** @param props.onUp null: it is the first */
function Line(props: {
  readonly phrase: Phrase
  readonly nth: number
  readonly wrong: Readonly<Record<keyof Phrase, string | null>>
  readonly onChange: (part: Partial<Phrase>) => void
  readonly onRemove: () => void
  readonly onUp: (() => void) | null
}) {
  const { phrase, wrong, onUp } = props
  const name = phrase.name.trim() === '' ? text.nth(props.nth) : phrase.name
  return (
    <>
      <TextField
        label={text.name}
        description={text.nameHint}
        maxLength={LONGEST_PHRASE_NAME}
        isRequired
        // One that was just added is written next.
        autoFocus={phrase.name === '' && phrase.text === ''}
        value={phrase.name}
        onChange={(typed) => props.onChange({ name: typed })}
        error={wrong.name}
      />
      <TextField
        label={text.text}
        description={text.textHint}
        multiline
        rows={3}
        maxLength={LONGEST_PHRASE}
        isRequired
        value={phrase.text}
        onChange={(typed) => props.onChange({ text: typed })}
        error={wrong.text}
      />
      {maybePersonal(`${phrase.name}\n${phrase.text}`) && (
        <Banner tone="warning" title={text.personal} live>
          <p>{text.personalBody}</p>
        </Banner>
      )}
      <div className="sd-row">
        {onUp !== null && (
          <Button
            size="small"
            kind="text"
            icon="chevronUp"
            aria-label={text.upOf(name)}
            onPress={onUp}
          >
            {text.up}
          </Button>
        )}
        <Button
          size="small"
          kind="text"
          icon="trash"
          aria-label={text.removeOf(name)}
          onPress={props.onRemove}
        >
          {text.remove}
        </Button>
      </div>
    </>
  )
}
