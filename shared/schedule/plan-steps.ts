/** What an import would do with one row that says when: a new booking, a change to a known one, a notice to a person, or nothing. */
import type { SourceRow } from './entry.ts'
import type { Task } from './group.ts'
import type { RowReason } from './import.ts'
import type { ScheduleIndex } from './index.ts'
import { isVariant } from './merge.ts'
import { stepForKnown } from './plan-known.ts'
import { addNew } from './plan-new.ts'
import type { Planning, Step } from './plan-step.ts'

export type { PlanParts, Planning, Step } from './plan-step.ts'

/** An earlier booking under the same number whose name is written with other characters. */
function variantElsewhere(source: SourceRow, index: ScheduleIndex): RowReason[] {
  const number = source.jobSeekerNumber ?? ''
  return number !== '' &&
    index.withNumber(number).some((entry) => isVariant(entry.booking.name, source.name))
    ? ['nameVariant']
    : []
}

/** Works one row out. */
export function runTask(task: Task, planning: Planning): Step {
  const { known, row, source } = task
  const step = known === null ? addNew(task, planning) : stepForKnown(task, known, planning)
  if (known !== null && step.verdict === 'withdrawn') planning.overlay.lift(known.booking)
  const more =
    known === null ? [...row.warnings, ...variantElsewhere(source, planning.index)] : row.warnings
  return { ...step, reasons: [...new Set([...step.reasons, ...more])] }
}
