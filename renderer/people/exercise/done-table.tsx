/** Who has done which exercise, for the supervisor of the practice office. */
import { ExerciseSchema } from '../../../shared/log/exercise.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { shortDate } from '../../../shared/time/words.ts'
import { useAnswer } from '../../state/answers.ts'
import { Chip } from '../../ui/chip.tsx'
import { FailureNote } from '../../ui/failure-note.tsx'
import { Table } from '../../ui/table.tsx'
import { exerciseNames, exerciseText as text } from '../words/exercise.ts'

export function DoneExercises() {
  const done = useAnswer('exercise.done', {})
  return (
    <section className="sd-stack-tight">
      <h2>{text.record}</h2>
      <p>{text.recordHint}</p>
      <FailureNote failure={done.failure} />
      {done.data !== null && (
        <Table
          caption={text.record}
          rows={done.data}
          rowKey={({ accountId }) => accountId}
          columns={[
            { id: 'name', header: text.who, rowHeader: true, cell: ({ name }) => name },
            ...ExerciseSchema.options.map((exercise) => ({
              id: exercise,
              header: exerciseNames[exercise].title,
              cell: ({ exercises }: (typeof done.data & {})[number]) => {
                const one = exercises.find((known) => known.exercise === exercise)
                return one === undefined ? (
                  <span className="sd-quiet">{text.notYet}</span>
                ) : (
                  <Chip tone="success">{shortDate(dateOf(one.atMs))}</Chip>
                )
              },
            })),
          ]}
        />
      )}
    </section>
  )
}
