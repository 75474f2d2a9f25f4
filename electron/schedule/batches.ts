/**
 * Many booking events that count together: written in slices, so that the process that runs the cap is never held up, and in
 * force with their closing word alone. Stopped, killed or refused before it, it is as if they had never been written.
 */
import type { NewEvent } from '../../shared/log/events.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { SliceWatch } from '../slices.ts'
import type { ScheduleTools } from './tools.ts'

/** Events of one append: a transaction of a few milliseconds. */
const EVENTS_AT_ONCE = 50

export type Batch = {
  readonly id: string
  readonly events: readonly NewEvent[]
  readonly closing: NewEvent
  /** The revision of the schedule that the events were worked out for. */
  readonly revision: number
}

export async function writeBatch(
  tools: Pick<ScheduleTools, 'save' | 'store'>,
  batch: Batch,
  watch: SliceWatch,
): Promise<Result<null, 'saveFailed' | 'scheduleChanged' | 'cancelled'>> {
  const { id, events, closing, revision } = batch
  if (tools.store.revision() !== revision) return fail('scheduleChanged')
  if (events.length < EVENTS_AT_ONCE) return tools.save([...events, closing])
  const written = await writeMembers(tools, events, watch)
  const ready = written.ok ? await tools.store.prepare(id, watch) : written
  const done = !ready.ok
    ? ready
    : tools.store.revision() === revision
      ? tools.save([closing])
      : fail('scheduleChanged')
  if (!done.ok) tools.store.forget(id)
  return done
}

async function writeMembers(
  tools: Pick<ScheduleTools, 'save'>,
  events: readonly NewEvent[],
  watch: SliceWatch,
): Promise<Result<null, 'saveFailed' | 'cancelled'>> {
  for (let start = 0; start < events.length; start += EVENTS_AT_ONCE) {
    if (watch.cancelled()) return fail('cancelled')
    const saved = tools.save(events.slice(start, start + EVENTS_AT_ONCE))
    if (!saved.ok) return saved
    watch.onProgress(start)
    await watch.breathe()
  }
  return watch.cancelled() ? fail('cancelled') : ok()
}
