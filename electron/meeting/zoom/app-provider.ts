/**
 * The way out when the SDK cannot join: the same meeting in the installed Zoom app. We see nothing of it, so the counselor says
 * when somebody is in, first oneself, then the job seeker; clock, record and the end from outside go on as ever.
 */
import type { MeetingEvent, MeetingProvider } from '../../../shared/meeting/provider.ts'
import { fail, ok } from '../../../shared/result.ts'
import type { ZoomDesk } from './desk.ts'
import { endUnfinished } from './provider.ts'

export interface ZoomApp extends MeetingProvider {
  /** The counselor's word to have come in there, or not to; before it nobody is in. False: there is nothing to come into, or it was said. */
  tellSelf(isIn: boolean): boolean
  /** The counselor's word that the job seeker is in. */
  tellSeekerIn(): boolean
}

export function createZoomApp(parts: { readonly desk: ZoomDesk }): ZoomApp {
  const listeners = new Set<(event: MeetingEvent) => void>()
  /** The host of the meeting that is open; null: none is. */
  let openAt: string | null = null
  let joined = false
  let ending = false

  function emit(event: MeetingEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  return {
    kind: 'zoomApp',
    async open(plan) {
      const meeting = await parts.desk.meetingFor(plan)
      if (!meeting.ok) return meeting
      const { host, meetingNumber } = meeting.value
      const leased = await parts.desk.lease(host)
      if (!leased.ok) return leased
      await parts.desk.endOthers(meetingNumber)
      parts.desk.opened(meetingNumber)
      openAt = host
      joined = false
      ending = false
      return ok({ url: null })
    },
    tellSelf(isIn) {
      if (openAt === null || joined) return false
      joined = isIn
      emit(isIn ? { type: 'joined' } : { type: 'failed', reason: 'notHost' })
      return true
    },
    tellSeekerIn() {
      if (openAt === null || !joined) return false
      emit({ type: 'otherJoined' })
      return true
    },
    /** Of who waits there we see nothing: it is done in the Zoom app. */
    person: () => Promise.resolve(fail('personGone')),
    hush: () => undefined,
    // There is no page of ours to end it, so the account does.
    end() {
      ending = true
      return endUnfinished(parts.desk)
    },
    /** Rejects after an end that was not confirmed: then the app may still have the camera, and nobody may be told otherwise. */
    destroyView() {
      if (openAt !== null) parts.desk.giveBack(openAt)
      openAt = null
      return ending && parts.desk.unfinished().length > 0
        ? Promise.reject(new Error('the Zoom app may still be in the meeting'))
        : Promise.resolve()
    },
    endByAccount: () => endUnfinished(parts.desk),
    seekerAddress: () => null,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
