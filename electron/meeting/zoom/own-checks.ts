/** Meetings that bookings bring along, looked up at Zoom before their slot, so that nobody waits in one that cannot be used. */
import { z } from 'zod'
import { type Clock, MINUTE } from '../../../shared/clock.ts'
import type { OwnMeeting } from '../../../shared/log/own-meeting.ts'
import { type OwnCheck, OwnSettingSchema } from '../../../shared/meeting/own-check.ts'
import type { AccountReason } from '../../../shared/meeting/zoom-account.ts'
import type { Result } from '../../../shared/result.ts'
import type { ZoomApi } from './api.ts'
import { findOwnMeeting } from './own-meeting.ts'
import type { ZoomAccount } from './settings.ts'

/** What Zoom said is good for so long: the board asks again with every change of a booking. */
const GOOD_FOR_MS = 5 * MINUTE

const SettingsSchema = z.object({ settings: z.string() })

/** @returns null: there is no account, or the booking brings no meeting */
export type CheckOwn = (bookingId: string) => Promise<OwnCheck | null>

export function createOwnChecks(parts: {
  readonly clock: Clock
  readonly api: ZoomApi
  readonly account: () => ZoomAccount | null
  readonly ownMeeting: (bookingId: string) => OwnMeeting | null
}): CheckOwn {
  const { clock } = parts
  const known = new Map<string, { readonly atMs: number; readonly check: OwnCheck }>()

  return async (bookingId) => {
    const account = parts.account()
    const own = parts.ownMeeting(bookingId)
    if (account === null || own === null) return null
    const key = JSON.stringify([account.accountId, account.hosts, own])
    const before = known.get(key)
    if (before !== undefined && clock.monotonicMs() - before.atMs < GOOD_FOR_MS) return before.check
    const check = checkOf(await findOwnMeeting(parts.api, account, own))
    if (check.verdict === 'unknown') known.delete(key)
    else known.set(key, { atMs: clock.monotonicMs(), check })
    return check
  }
}

function checkOf(found: Result<unknown, AccountReason>): OwnCheck {
  if (found.ok) return { verdict: 'fine', settings: [] }
  if (found.reason === 'ownMeetingElsewhere') return { verdict: 'elsewhere', settings: [] }
  if (found.reason !== 'ownMeetingUnsafe') return { verdict: 'unknown', settings: [] }
  const named = SettingsSchema.safeParse(found.details).data?.settings.split(', ') ?? []
  return {
    verdict: 'unsafe',
    settings: OwnSettingSchema.options.filter((one) => named.includes(one)),
  }
}
