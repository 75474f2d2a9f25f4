/** The rail at the side of the practice office: the exercises, or the steps of the one that is under way. */
import { useEffect, useRef } from 'react'
import { type Exercise, ExerciseSchema } from '../../../shared/log/exercise.ts'
import {
  exerciseSteps,
  isWhole,
  type Progress,
  type StepId,
} from '../../../shared/people/exercises.ts'
import { useAnswer } from '../../state/answers.ts'
import { useAccount } from '../../state/kept.ts'
import { goTo } from '../../state/place.ts'
import { openRail } from '../../state/rail.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Rail, RailSteps } from '../../ui/rail.tsx'
import { useCall } from '../../ui/use-call.ts'
import {
  exerciseFailures,
  exerciseNames,
  exerciseText as text,
  stepText,
} from '../words/exercise.ts'
import './exercise.css'

export function ExerciseRail() {
  const current = useAnswer('exercise.current', {})
  const begin = useCall('exercise.begin')
  const leave = useCall('exercise.leave')
  const start = async (exercise: Exercise): Promise<void> => {
    const answer = await begin.run({ exercise })
    if (!answer.ok) return
    goTo({ room: 'board', day: null })
  }
  const shown = current.data
  return (
    <Rail
      title={shown === null ? text.title : exerciseNames[shown.exercise].title}
      about={shown === null ? '' : shown.bookingId}
      onClose={() => openRail(false)}
    >
      <FailureNote
        failure={current.failure ?? begin.failure ?? leave.failure}
        texts={exerciseFailures}
      />
      {shown === null ? (
        current.failure === null && <Choice busy={begin.busy} onBegin={(one) => void start(one)} />
      ) : (
        <Running
          progress={shown}
          onAgain={() => void start(shown.exercise)}
          onLeave={() => void leave.run({})}
        />
      )}
    </Rail>
  )
}

function Choice(props: { readonly busy: boolean; readonly onBegin: (exercise: Exercise) => void }) {
  const { id } = useAccount()
  const mine = useAnswer('exercise.done', {}).data?.find(({ accountId }) => accountId === id)
  return (
    <>
      <p>{text.intro}</p>
      <ul className="people-exercises">
        {ExerciseSchema.options.map((exercise) => {
          const { title, about } = exerciseNames[exercise]
          const isDone = mine?.exercises.some((one) => one.exercise === exercise) === true
          return (
            <li key={exercise} className="sd-stack-tight">
              <h3>
                {title} {isDone && <Chip tone="success">{text.doneChip}</Chip>}
              </h3>
              <p>{about}</p>
              <div>
                <Button
                  size="small"
                  isDisabled={props.busy}
                  aria-label={text.beginOf(title)}
                  onPress={() => props.onBegin(exercise)}
                >
                  {isDone ? text.again : text.begin}
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Running(props: {
  readonly progress: Progress
  readonly onAgain: () => void
  readonly onLeave: () => void
}) {
  const { progress } = props
  const { exercise, done, over, slot, name } = progress
  useSpoken(progress)
  const whole = isWhole(progress)
  return (
    <>
      <p>{(exercise === 'nobody' ? text.withNobody : text.with)(slot, name)}</p>
      {whole && (
        <div className="sd-stack-tight">
          <div>
            <Chip tone="success">{text.whole}</Chip>
          </div>
          <p>{text.wholeBody}</p>
        </div>
      )}
      {!whole && over && (
        <div className="sd-stack-tight">
          <div>
            <Chip tone="warning">{text.over}</Chip>
          </div>
          <p>{text.overBody}</p>
          <div>
            <Button size="small" onPress={props.onAgain}>
              {text.again}
            </Button>
          </div>
        </div>
      )}
      <RailSteps
        steps={exerciseSteps[exercise].map((step) => ({
          ...{ id: step, title: stepText[step].title, isDone: done.includes(step) },
          body: <Present step={step} />,
        }))}
        isOver={over}
      />
      <div>
        <Button kind="text" size="small" onPress={props.onLeave}>
          {whole || over ? text.another : text.leave}
        </Button>
      </div>
    </>
  )
}

/** What to do, why, and the article. */
function Present({ step }: { readonly step: StepId }) {
  const { what, why, article } = stepText[step]
  return (
    <>
      <p>{what}</p>
      <p className="sd-quiet">
        {text.why}
        {why}
        {article !== '' && `（${article}）`}
      </p>
    </>
  )
}

/** What was ticked is said to whoever does not see it, with what comes next. */
function useSpoken({ exercise, done }: Progress): void {
  const before = useRef(done.length)
  useEffect(() => {
    const isMore = done.length > before.current
    before.current = done.length
    const last = done.at(-1)
    if (!isMore || last === undefined) return
    const next = exerciseSteps[exercise].find((step) => !done.includes(step))
    announce(text.said(stepText[last].title, next === undefined ? null : stepText[next].title))
  }, [exercise, done])
}
