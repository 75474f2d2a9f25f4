/**
 * The way out when the SDK cannot join: the same meeting in the installed Zoom app. We see nothing of it, so the counselor says
 * when the job seeker is in; clock, record and the end from outside go on as ever.
 */
import type { MeetingEvent, MeetingProvider } from '../../../shared/meeting/provider.ts'
import { fail, ok } from '../../../shared/result.ts'
import type { ZoomDesk } from './desk.ts'
import { endUnfinished } from './provider.ts'

export function createZoomApp(parts: { readonly desk: ZoomDesk }): MeetingProvider {
  const listeners = new Set<(event: MeetingEvent) => void>()
  let open = false
  let ending = false

  function emit(event: MeetingEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  return {
    kind: 'zoomApp',
    async open(plan) {
      const meeting = await parts.desk.meetingFor(plan)
      if (!meeting.ok) return meeting
      parts.desk.opened(meeting.value.meetingNumber)
      open = true
      ending = false
      // After this call has been answered: the session first learns that the opening went well.
      queueMicrotask(() => {
        if (open) emit({ type: 'joined' })
      })
      return ok({ url: null })
    },
    /** The counselor's word that the job seeker is in. */
    admit() {
      if (!open) return Promise.resolve(fail('noAnswer'))
      emit({ type: 'otherJoined' })
      return Promise.resolve(ok())
    },
    // There is no page of ours to end it, so the account does.
    end() {
      ending = true
      return endUnfinished(parts.desk)
    },
    /** Rejects after an end that was not confirmed: then the app may still have the camera, and nobody may be told otherwise. */
    destroyView() {
      open = false
      return ending && parts.desk.unfinished() !== null
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
