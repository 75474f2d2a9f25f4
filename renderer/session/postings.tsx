/** The job postings of the consultation: added by number, corrected and withdrawn; folded to one line until somebody needs it. */
import { type ReactNode, useState } from 'react'
import { type Posting, type PostingDone, PostingDoneSchema } from '../../shared/log/posting.ts'
import { readPostingNumber } from '../../shared/session/posting-number.ts'
import { useOwnSession } from '../state/place.ts'
import { announce } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { TextField } from '../ui/field.tsx'
import { useCall } from '../ui/use-call.ts'
import { JobSitePanel, LookAt } from './job-site.tsx'
import './postings.css'
import { postingFailures as failures, postingText as text } from './words/postings.ts'

/** @param props.looks during the consultation: postings can be looked at, and shown, in a window of their own */
export function Postings(props: { readonly looks?: boolean }) {
  const looks = props.looks === true
  const { postings } = useOwnSession()
  const [correcting, setCorrecting] = useState<string | null>(null)
  return (
    <details className="postings">
      <summary>
        {text.title} <span className="sd-num">{text.count(postings.length)}</span>
      </summary>
      <AddPosting looks={looks} />
      {postings.length > 0 && (
        <ul>
          {postings.map((posting) =>
            posting.number === correcting ? (
              <li key={posting.number}>
                <CorrectPosting posting={posting} onEnd={() => setCorrecting(null)} />
              </li>
            ) : (
              <PostingLine
                key={posting.number}
                posting={posting}
                looks={looks}
                onCorrect={() => setCorrecting(posting.number)}
              />
            ),
          )}
        </ul>
      )}
      {looks && <JobSitePanel />}
    </details>
  )
}

/** The number, and what was done as the two ways to send it. */
function NumberForm(props: {
  readonly before: string
  readonly busy: boolean
  readonly autoFocus?: boolean
  /** Whether it was taken: then the field is empty again. */
  readonly onDone: (posting: Posting) => Promise<boolean>
  readonly more?: (number: string | null) => ReactNode
}) {
  const [typed, setTyped] = useState(props.before)
  const [isWrong, setWrong] = useState(false)
  const send = async (done: PostingDone): Promise<void> => {
    const number = readPostingNumber(typed)
    setWrong(number === null)
    if (number !== null && (await props.onDone({ number, done }))) setTyped('')
  }
  return (
    <div className="postings-form">
      <TextField
        label={text.number}
        description={text.numberHint}
        value={typed}
        onChange={(value) => {
          setTyped(value)
          setWrong(false)
        }}
        inputMode="numeric"
        autoComplete="off"
        autoFocus={props.autoFocus ?? false}
        error={isWrong ? text.numberWrong : null}
      />
      <div className="sd-row">
        {PostingDoneSchema.options.map((done) => (
          <Button
            key={done}
            size="small"
            busy={props.busy}
            isDisabled={typed.trim() === ''}
            onPress={() => void send(done)}
          >
            {text.done[done]}
          </Button>
        ))}
        {props.more?.(readPostingNumber(typed))}
      </div>
    </div>
  )
}

function AddPosting({ looks }: { readonly looks: boolean }) {
  const { recordId } = useOwnSession()
  const add = useCall('session.writePosting')
  const send = async (posting: Posting): Promise<boolean> => {
    const added = await add.run({ recordId, was: null, now: posting })
    if (added.ok) announce(text.added(posting.number, text.done[posting.done]))
    return added.ok
  }
  return (
    <>
      <NumberForm
        before=""
        busy={add.busy}
        onDone={send}
        more={(number) => looks && <LookAt number={number} />}
      />
      <FailureNote failure={add.failure} texts={failures} />
    </>
  )
}

function CorrectPosting(props: { readonly posting: Posting; readonly onEnd: () => void }) {
  const { recordId } = useOwnSession()
  const correct = useCall('session.writePosting')
  const { number } = props.posting
  const send = async (posting: Posting): Promise<boolean> => {
    const corrected = await correct.run({ recordId, was: number, now: posting })
    if (!corrected.ok) return false
    announce(text.corrected(posting.number))
    props.onEnd()
    return true
  }
  return (
    <>
      <NumberForm
        before={number}
        busy={correct.busy}
        autoFocus
        onDone={send}
        more={() => (
          <Button kind="text" size="small" onPress={props.onEnd}>
            {text.cancel}
          </Button>
        )}
      />
      <FailureNote failure={correct.failure} texts={failures} />
    </>
  )
}

function PostingLine(props: {
  readonly posting: Posting
  readonly looks: boolean
  readonly onCorrect: () => void
}) {
  const { recordId } = useOwnSession()
  const { number, done } = props.posting
  const withdraw = useCall('session.writePosting')
  const press = async (): Promise<void> => {
    if ((await withdraw.run({ recordId, was: number, now: null })).ok)
      announce(text.withdrawn(number))
  }
  return (
    <li>
      <span className="postings-number sd-num">{number}</span>
      <Chip icon={done === 'introduced' ? 'document' : 'eye'}>{text.done[done]}</Chip>
      <span className="postings-acts">
        {props.looks && <LookAt number={number} inLine />}
        <Button
          kind="text"
          size="small"
          aria-label={text.correctOf(number)}
          onPress={props.onCorrect}
        >
          {text.correct}
        </Button>
        <Button
          kind="text"
          size="small"
          busy={withdraw.busy}
          aria-label={text.withdrawOf(number)}
          onPress={() => void press()}
        >
          {text.withdraw}
        </Button>
      </span>
      <FailureNote failure={withdraw.failure} texts={failures} />
    </li>
  )
}
