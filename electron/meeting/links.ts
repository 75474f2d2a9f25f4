/**
 * The way into a booking's meeting, for the job seeker: whichever provider carries it. A practice office has links that lead nowhere,
 * so that telling people can be practised.
 */
import { createHash } from 'node:crypto'
import type { MeetingLink } from '../../shared/meeting/link.ts'
import type { MeetingPlan } from '../../shared/meeting/provider.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { ZoomMeeting } from './zoom/ledger.ts'
import type { Zoom } from './zoom/zoom.ts'

export interface MeetingLinks {
  /** As far as it is known, without making one; null: none is. */
  find(bookingId: string): Promise<MeetingLink | null>
  /** The same, made where there is none. `meetingFailed`: details.reason says why. */
  make(bookingId: string): Promise<Result<MeetingLink, 'notFound' | 'notZoom' | 'meetingFailed'>>
}

export type LinksParts = {
  readonly carrier: () => 'zoom' | 'practice' | 'none'
  readonly zoom: Pick<Zoom, 'known' | 'meetingFor'>
  /** What the meeting of a booking is made from; null for one that needs none. */
  readonly planOf: (bookingId: string) => Omit<MeetingPlan, 'recordId' | 'displayName'> | null
  /** Called once for each booking whose meeting was made or found. */
  readonly onMade: (bookingId: string) => void
}

const linkOf = ({ joinUrl, passcode, meetingNumber }: ZoomMeeting): MeetingLink => ({
  joinUrl,
  passcode,
  meetingNumber,
})

/** The same for the same booking, also after a restart; `.example` is nobody's. */
function practiceLink(bookingId: string): MeetingLink {
  const digits = BigInt(`0x${createHash('sha256').update(bookingId).digest('hex')}`).toString()
  const meetingNumber = `9${digits.slice(0, 10)}`
  const passcode = digits.slice(10, 16)
  return { joinUrl: `https://zoom.example/j/${meetingNumber}`, passcode, meetingNumber }
}

export function createLinks(parts: LinksParts): MeetingLinks {
  const practised = new Set<string>()
  const said = new Set<string>()

  function made(bookingId: string, link: MeetingLink): Result<MeetingLink, never> {
    if (!said.has(bookingId)) {
      said.add(bookingId)
      parts.onMade(bookingId)
    }
    return ok(link)
  }
  return {
    async find(bookingId) {
      const carrier = parts.carrier()
      if (carrier === 'practice') return practised.has(bookingId) ? practiceLink(bookingId) : null
      const known = carrier === 'zoom' ? await parts.zoom.known(bookingId) : null
      return known === null ? null : linkOf(known)
    },
    async make(bookingId) {
      const carrier = parts.carrier()
      if (carrier === 'none') return fail('notZoom')
      const plan = parts.planOf(bookingId)
      if (plan === null) return fail('notFound')
      if (carrier === 'practice') {
        practised.add(bookingId)
        return made(bookingId, practiceLink(bookingId))
      }
      const meeting = await parts.zoom.meetingFor(plan)
      return meeting.ok
        ? made(bookingId, linkOf(meeting.value))
        : fail('meetingFailed', { reason: meeting.reason })
    },
  }
}
