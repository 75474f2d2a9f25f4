/** A supervisor sees which PCs ask to be let in, types the number that one of them shows, or says no. */
import { useState } from 'react'
import { z } from 'zod'
import { SECOND } from '../../shared/clock.ts'
import { type AskingThere, readCode } from '../../shared/office/enrolment.ts'
import type { Result } from '../../shared/result.ts'
import { useAnswer } from '../state/answers.ts'
import { useNow } from '../state/clock.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Fact } from '../ui/fact.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { useForm } from '../ui/use-form.ts'
import { readBy } from '../ui/wrong-fields.ts'
import { lettingFailures, lettingText as text } from './words/enrolment.ts'

type Done = 'done' | 'refused'

export function LettingIn() {
  const there = useAnswer('office.askings', {})
  const begin = useCall('office.answerAsking')
  const letIn = useCall('office.letIn')
  const refuse = useCall('office.refuseAsking')
  const [refusing, setRefusing] = useState<string | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  /** The one that is being answered here. */
  const [mine, setMine] = useState<string | null>(null)
  const now = useNow(5 * SECOND)
  // A wrong number is told at its field.
  const mistyped = letIn.failure?.reason === 'wrongCode' ? null : letIn.failure
  const failure = begin.failure ?? mistyped ?? refuse.failure ?? there.failure
  const busy = begin.busy || letIn.busy || refuse.busy

  function anew(): void {
    for (const call of [begin, letIn, refuse]) call.clear()
    setDone(null)
  }
  async function end<A extends Result<null>>(asked: Promise<A>, as: Done): Promise<A> {
    setDone(null)
    const answer = await asked
    if (answer.ok) setDone(as)
    if (answer.ok || answer.reason !== 'wrongCode') setMine(null)
    setRefusing(null)
    await there.reload()
    return answer
  }
  /** How many tries are left where the number was wrong; null: it was not. */
  async function tryCode(id: string, code: string): Promise<number | null> {
    const answer = await end(letIn.run({ id, code }), 'done')
    return !answer.ok && answer.reason === 'wrongCode'
      ? Number(answer.details?.['left'] ?? 1)
      : null
  }
  async function start(id: string): Promise<void> {
    anew()
    const begun = await begin.run({ id })
    await there.reload()
    setMine(begun.ok ? id : null)
  }
  const isGone = mine !== null && there.data?.askings.every(({ id }) => id !== mine) === true
  return (
    <section className="sd-stack" aria-labelledby="letting-in">
      <h3 id="letting-in">{text.title}</h3>
      {done !== null && (
        <Banner tone={done === 'done' ? 'success' : 'info'} title={text[done]} live>
          {done === 'done' ? text.doneNext : undefined}
        </Banner>
      )}
      {isGone && (
        <Banner tone="warning" title={text.gone} live>
          {text.goneWhy}
        </Banner>
      )}
      <FailureNote failure={failure} texts={lettingFailures} />
      {there.data?.askings.length === 0 && (
        <>
          <p>{text.none}</p>
          <p className="sd-quiet">{text.how}</p>
        </>
      )}
      {there.data?.askings.map((asking) => (
        <AskingCard
          key={asking.id}
          asking={asking}
          isLate={asking.untilMs <= now}
          busy={busy}
          onBegin={() => void start(asking.id)}
          onCode={(code) => tryCode(asking.id, code)}
          onRefuse={() => {
            anew()
            setRefusing(asking.id)
          }}
        />
      ))}
      {refusing !== null && (
        <Confirm
          title={text.refuseTitle}
          body={text.refuseBody}
          confirmLabel={text.refuse}
          busy={refuse.busy}
          onConfirm={() => void end(refuse.run({ id: refusing }), 'refused')}
          onCancel={() => setRefusing(null)}
        />
      )}
    </section>
  )
}

const CodeSchema = z.object({ code: z.string().refine((typed) => readCode(typed) !== null) })
const words = { code: text.codeWrong }

function AskingCard(props: {
  readonly asking: AskingThere
  readonly isLate: boolean
  readonly busy: boolean
  readonly onBegin: () => void
  readonly onCode: (code: string) => Promise<number | null>
  readonly onRefuse: () => void
}) {
  const { asking, busy } = props
  const how = props.isLate ? 'late' : asking.answered
  const {
    draft,
    change,
    wrong,
    bind,
    restart,
    refuse: refuseField,
  } = useForm({ code: '' }, (typed) => readBy(CodeSchema, typed, words))
  async function send({ code }: z.infer<typeof CodeSchema>): Promise<void> {
    const left = await props.onCode(code)
    if (left === null) return
    restart()
    refuseField({ code: text.wrongLeft(left) })
  }
  const refuse = (
    <Button kind="text" isDisabled={busy} onPress={props.onRefuse}>
      {text.refuse}
    </Button>
  )
  return (
    <form className="sd-card sd-stack" {...bind(send)}>
      <h4>{text.asked(asking)}</h4>
      <dl className="sd-facts">
        <Fact label={text.records}>{text.wholeOrOwn(asking.whole)}</Fact>
        <Fact label={text.until}>{text.untilAt(asking)}</Fact>
      </dl>
      {(how === 'late' || how === 'elsewhere' || how === 'handed') && <p>{text[how]}</p>}
      {how === 'here' && (
        <TextField
          label={text.code}
          isRequired
          autoFocus
          inputMode="numeric"
          autoComplete="off"
          description={text.codeHint}
          value={draft.code}
          onChange={(code) => change({ code })}
          error={wrong.code ?? null}
        />
      )}
      {how === 'new' && (
        <div className="sd-row">
          <Button kind="filled" busy={busy} onPress={props.onBegin}>
            {text.begin}
          </Button>
          {refuse}
        </div>
      )}
      {how === 'here' && (
        <div className="sd-row">
          <Button kind="filled" type="submit" busy={busy}>
            {text.letIn}
          </Button>
          {refuse}
        </div>
      )}
    </form>
  )
}
