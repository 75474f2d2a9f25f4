/** The join signature: made here with the SDK secret, or fetched from the office's signing service. It goes to the meeting page alone. */
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { type Clock, HOUR, MINUTE, SECOND } from '../../../shared/clock.ts'
import type { AccountReason } from '../../../shared/meeting/zoom-account.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { callHttp, type Fetch } from './http.ts'
import type { ZoomAccount } from './settings.ts'

/** Zoom accepts 1,800 s to 172,800 s. Long enough for a session with its extension and a wait before it. */
const LIFE_MS = 2 * HOUR
/** The time of an answer is as old as its way here. */
const BACK_MS = MINUTE

export type Role = 0 | 1

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** HS256 with the claims that 5.0 and later want; no `sdkKey`, which only warns. @param zoomNowMs Zoom's own time, ms since 1970 UTC: a PC that is ahead would sign in Zoom's future */
export function sign(
  sdkKey: string,
  sdkSecret: string,
  meetingNumber: string,
  role: Role,
  zoomNowMs: number,
): string {
  const iat = Math.floor((zoomNowMs - BACK_MS) / SECOND)
  const exp = iat + LIFE_MS / SECOND
  const head = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode({ appKey: sdkKey, mn: meetingNumber, role, iat, exp, tokenExp: exp })}`
  return `${head}.${createHmac('sha256', sdkSecret).update(head).digest('base64url')}`
}

const ServiceAnswerSchema = z.object({ signature: z.string().min(20).max(4_000) })

/** For one join. The service's refusal is `signingRefused`. */
export async function signatureFor(
  parts: { readonly clock: Clock; readonly fetch: Fetch; readonly zoomNowMs: () => number },
  account: ZoomAccount,
  meetingNumber: string,
  role: Role,
): Promise<Result<string, AccountReason>> {
  const { signing, sdkKey } = account
  if (signing.by === 'secret')
    return ok(sign(sdkKey, signing.sdkSecret, meetingNumber, role, parts.zoomNowMs()))
  const answer = await callHttp(parts.clock, parts.fetch, {
    method: 'POST',
    url: signing.url,
    headers: {
      'content-type': 'application/json',
      ...(signing.token === null ? {} : { authorization: `Bearer ${signing.token}` }),
    },
    body: JSON.stringify({ sdkKey, meetingNumber, role }),
  })
  if (!answer.ok) return answer
  const read = ServiceAnswerSchema.safeParse(answer.value.json)
  return answer.value.status === 200 && read.success
    ? ok(read.data.signature)
    : fail('signingRefused')
}
