/** The connection test, one step at a time: each says what works, or why not and what to do about it. */
import { z } from 'zod'
import { type Clock, MINUTE } from '../../../shared/clock.ts'
import {
  missingScopes,
  type AccountReason,
  type ZoomTestResult,
  type ZoomTestStep,
} from '../../../shared/meeting/zoom-account.ts'
import type { Failed } from '../../../shared/result.ts'
import type { ZoomApi } from './api.ts'
import { callHttp, type Fetch } from './http.ts'
import type { ZoomMeetings } from './meetings.ts'
import type { ZoomAccount } from './settings.ts'
import { signatureFor } from './signature.ts'

export type CheckParts = {
  readonly api: ZoomApi
  readonly meetings: ZoomMeetings
  readonly clock: Clock
  readonly fetch: Fetch
}

/** A signature counts from its time of issue; a clock that is further off makes it expired or not yet valid. */
const CLOCK_OFF_MS = 5 * MINUTE

const flag = z.boolean().optional()
const SettingsSchema = z.object({
  recording: z
    .object({ local_recording: flag, cloud_recording: flag, auto_recording: z.string().optional() })
    .default({}),
  in_meeting: z.object({ waiting_room: flag }).default({}),
})
type Settings = z.infer<typeof SettingsSchema>

const good: ZoomTestResult = { result: 'ok', why: null, what: '' }
const bad = (failed: Failed<AccountReason>): ZoomTestResult => ({
  result: 'failed',
  why: failed.reason,
  what: String(failed.details?.['scopes'] ?? failed.details?.['seconds'] ?? ''),
})
const mind = (why: ZoomTestResult['why'], what = ''): ZoomTestResult => ({
  result: 'warning',
  why,
  what,
})

export async function checkStep(
  parts: CheckParts,
  account: ZoomAccount,
  step: ZoomTestStep,
): Promise<ZoomTestResult> {
  const { api } = parts
  switch (step) {
    case 'token': {
      // The test asks Zoom, not our memory.
      api.forget()
      const token = await api.token(account)
      if (!token.ok) return bad(token)
      return Math.abs(token.value.clockOffMs) > CLOCK_OFF_MS
        ? { result: 'failed', why: 'clockWrong', what: '' }
        : good
    }
    case 'scopes': {
      const token = await api.token(account)
      if (!token.ok) return bad(token)
      const missing = missingScopes(token.value.scopes)
      return missing.length === 0
        ? good
        : { result: 'failed', why: 'scopesMissing', what: missing.join(', ') }
    }
    case 'host': {
      const zak = await parts.meetings.zak(account)
      return zak.ok ? good : bad(zak)
    }
    case 'signature': {
      const signature = await signatureFor(parts, account, '00000000000', 0)
      return signature.ok ? good : bad(signature)
    }
    case 'reach': {
      const answer = await callHttp(parts.clock, parts.fetch, {
        method: 'GET',
        url: `https://${account.endpoints.web ?? 'zoom.us'}/`,
        headers: {},
      })
      return answer.ok ? good : bad(answer)
    }
    case 'recording':
      return safely(parts, account, recordingOf)
    case 'waitingRoom':
      return safely(parts, account, waitingRoomOf)
  }
}

type Judge = (settings: Settings, locked: Settings | null) => ZoomTestResult

/** What the host's settings say, and whether the account has locked them; meetings work without either. */
async function safely(
  { api }: CheckParts,
  account: ZoomAccount,
  judge: Judge,
): Promise<ZoomTestResult> {
  const own = await api.call(account, {
    method: 'GET',
    path: `/users/${encodeURIComponent(account.hostUser)}/settings`,
  })
  const settings = own.ok ? SettingsSchema.safeParse(own.value) : null
  if (settings?.success !== true)
    return mind('settingsUnknown', own.ok ? '' : String(own.details?.['scopes'] ?? ''))
  const locks = await api.call(account, { method: 'GET', path: '/accounts/me/lock_settings' })
  const locked = locks.ok ? SettingsSchema.safeParse(locks.value) : null
  return judge(settings.data, locked?.data ?? null)
}

const recordingOf: Judge = ({ recording }, locked) => {
  const on = [
    recording.local_recording === true && 'local',
    recording.cloud_recording === true && 'cloud',
    (recording.auto_recording ?? 'none') !== 'none' && 'auto',
  ].filter((one) => one !== false)
  if (on.length > 0) return mind('recordingOn', on.join(', '))
  if (locked === null) return mind('lockUnknown')
  return locked.recording.local_recording === true && locked.recording.cloud_recording === true
    ? good
    : mind('recordingNotLocked')
}

const waitingRoomOf: Judge = ({ in_meeting }, locked) => {
  if (in_meeting.waiting_room !== true) return mind('waitingRoomOff')
  if (locked === null) return mind('lockUnknown')
  return locked.in_meeting.waiting_room === true ? good : mind('waitingRoomNotLocked')
}
