/** The connection test, one step at a time: each says what works, or why not and what to do about it. */
import { z } from 'zod'
import { type Clock, MINUTE, SECOND } from '../../../shared/clock.ts'
import {
  missingScopes,
  type AccountReason,
  type ZoomTestResult,
  type ZoomTestStep,
} from '../../../shared/meeting/zoom-account.ts'
import type { Failed } from '../../../shared/result.ts'
import { checkSettings } from './account-settings.ts'
import { userPath, type ZoomApi } from './api.ts'
import { callHttp, type Fetch } from './http.ts'
import type { ZoomMeetings } from './meetings.ts'
import type { ZoomAccount } from './settings.ts'
import type { Trial } from './trial.ts'

export type CheckParts = {
  readonly api: ZoomApi
  readonly meetings: Pick<ZoomMeetings, 'zak'>
  readonly trial: Pick<Trial, 'outcome'>
  readonly clock: Clock
  readonly fetch: Fetch
}

/** Signatures follow Zoom's clock, but a PC that is off shows wrong times to everybody. */
const CLOCK_OFF_MS = MINUTE

/** 1: Basic, whose meetings end after forty minutes. */
const UserSchema = z.object({ type: z.int(), status: z.string().optional() })
const BASIC = 1

const good: ZoomTestResult = { result: 'ok', why: null, what: '' }
const bad = (failed: Failed<AccountReason>): ZoomTestResult => ({
  result: 'failed',
  why: failed.reason,
  what: String(failed.details?.['scopes'] ?? failed.details?.['seconds'] ?? ''),
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
      return token.ok ? good : bad(token)
    }
    case 'clock': {
      const token = await api.token(account)
      if (!token.ok) return bad(token)
      const offMs = Math.abs(token.value.clockOffMs)
      return offMs > CLOCK_OFF_MS
        ? { result: 'failed', why: 'clockWrong', what: String(Math.round(offMs / SECOND)) }
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
    case 'host':
      return ofEach(account, async (host) => {
        const zak = await parts.meetings.zak(account, host)
        return zak.ok ? good : bad(zak)
      })
    case 'licence':
      return ofEach(account, (host) => licenceOf(api, account, host))
    case 'reach': {
      const answer = await callHttp(parts.clock, parts.fetch, {
        method: 'GET',
        url: `https://${account.endpoints.web ?? 'zoom.us'}/`,
        headers: {},
      })
      return answer.ok ? good : bad(answer)
    }
    case 'recording':
    case 'ai':
    case 'chatSaving':
    case 'fileTransfer':
    case 'waitingRoom':
      return ofEach(account, (host) => checkSettings(api, account, host, step))
    case 'trial':
      return parts.trial.outcome()
  }
}

/** The first host with whom something is not well, named where there are several. */
async function ofEach(
  { hosts }: ZoomAccount,
  check: (host: string) => Promise<ZoomTestResult>,
): Promise<ZoomTestResult> {
  for (const host of hosts) {
    const found = await check(host)
    if (found.result !== 'ok') return hosts.length === 1 ? found : { ...found, host }
  }
  return good
}

async function licenceOf(
  api: ZoomApi,
  account: ZoomAccount,
  host: string,
): Promise<ZoomTestResult> {
  const answer = await api.call(account, {
    method: 'GET',
    path: userPath(host),
  })
  if (!answer.ok) return bad(answer)
  const user = UserSchema.safeParse(answer.value)
  if (!user.success) return { result: 'warning', why: 'settingsUnknown', what: '' }
  if ((user.data.status ?? 'active') !== 'active')
    return { result: 'failed', why: 'hostInactive', what: '' }
  return user.data.type === BASIC ? { result: 'failed', why: 'noLicence', what: '' } : good
}
