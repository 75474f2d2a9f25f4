/** Every refusal of the SDK: its reason, the advice on the screen, and the line that IT finds in the technical log. */
import { describe, expect, it } from 'vitest'
import { createZoomCall } from '../../electron/meeting/zoom/call.ts'
import { codeWord, sdkReason } from '../../electron/meeting/zoom/reasons.ts'
import { SDK_CODES } from '../../electron/meeting/zoom/sdk-codes.ts'
import { scrub } from '../../electron/platform/scrub.ts'
import {
  type MeetingEvent,
  type MeetingReason,
  MeetingReasonSchema,
} from '../../shared/meeting/provider.ts'
import {
  meetingDetailText,
  meetingFailureText,
  meetingTroubleText,
} from '../../shared/meeting/trouble-text.ts'
import { ok } from '../../shared/result.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

/** it: the office's IT has to do something. again: it is worth trying again here. */
type Advice = 'it' | 'again' | 'both'
type Row = readonly [code: number | null, sentence: string, reason: MeetingReason, advice: Advice]

/** zoom.md: the info call's answers and the join frame's results, as the SDK gives them on. */
const rows: readonly Row[] = [
  [3712, 'Invalid signature.', 'signatureInvalid', 'it'],
  [3705, 'The signature has expired.', 'signatureExpired', 'again'],
  [3707, 'The meeting number is not found.', 'meetingNotFound', 'it'],
  [3706, 'The meeting number is wrong.', 'meetingNotFound', 'it'],
  [3610, 'Meeting does not exist.', 'meetingNotFound', 'it'],
  [3703, 'Invalid meeting id.', 'meetingNotFound', 'it'],
  [3708, 'The role is not applicable.', 'roleRefused', 'it'],
  [3003, 'You are not the host.', 'roleRefused', 'it'],
  [3704, 'The api key is wrong.', 'appKeyWrong', 'it'],
  [3710, 'The account does not enable API.', 'appOff', 'it'],
  [3713, 'No permission.', 'joinRefused', 'it'],
  [3620, 'denied email', 'joinRefused', 'it'],
  [4007, 'reject for information barriers', 'joinRefused', 'it'],
  [3702, 'The meeting host does not exist.', 'hostMissing', 'it'],
  [3709, 'The meeting host is not found.', 'hostMissing', 'it'],
  [3625, 'host inactive', 'hostMissing', 'it'],
  [3624, 'host email', 'hostMissing', 'it'],
  [3627, 'host email as attendee', 'hostMissing', 'it'],
  [3623, 'zak', 'zakRefused', 'both'],
  [3265, 'zak2', 'zakRefused', 'both'],
  [3000, 'Already has other meetings in progress.', 'anotherRuns', 'again'],
  [4008, 'participant exist', 'anotherRuns', 'again'],
  [10_000, 'The current sdk version is no longer supported.', 'sdkTooOld', 'it'],
  [3603, 'Not support start or join meeting from web.', 'browserJoinOff', 'it'],
  [3611, 'Unable join from browser.', 'browserJoinOff', 'it'],
  [3604, 'webinar', 'browserJoinOff', 'it'],
  [3608, 'tsp', 'browserJoinOff', 'it'],
  [3609, 'start webinar', 'browserJoinOff', 'it'],
  [3008, 'not start', 'meetingNotStarted', 'again'],
  [3004, 'wrong pass', 'wrongPasscode', 'it'],
  [3009, 'removed', 'removedBefore', 'it'],
  [4004, 'meeting ended', 'meetingOver', 'again'],
  [4005, 'meeting is at capacity', 'meetingFull', 'again'],
  [4006, 'meeting locked', 'locked', 'again'],
  [3711, 'Can not be host in other account.', 'otherAccount', 'it'],
  [4011, 'cross account join error', 'otherAccount', 'it'],
  [4012, 'anonymous join error', 'otherAccount', 'it'],
  [4013, 'no obfToken', 'otherAccount', 'it'],
  [4014, 'obfToken is invalid', 'otherAccount', 'it'],
  [4015, 'obfToken does not match', 'otherAccount', 'it'],
  [4017, 'authorized user not in meeting', 'otherAccount', 'it'],
  [4018, 'conflict with login credentials', 'otherAccount', 'it'],
  [3099, 'register', 'registrationNeeded', 'it'],
  [3032, 'panelist', 'registrationNeeded', 'it'],
  [3606, 'registration webinar', 'registrationNeeded', 'it'],
  [3100, 'login required', 'signInNeeded', 'it'],
  [3082, 'real name', 'signInNeeded', 'it'],
  [3005, 'email is required', 'signInNeeded', 'it'],
  [3034, 'enforce login', 'signInNeeded', 'it'],
  [3051, 'login window', 'signInNeeded', 'it'],
  [3052, 'login window', 'signInNeeded', 'it'],
  [6024, 'sso', 'signInNeeded', 'it'],
  [3633, 'frequent call', 'tooManyTries', 'again'],
  [3634, 'frequent join', 'tooManyTries', 'again'],
  [3621, 'no response', 'unreachable', 'again'],
  [3622, 'rwc error', 'unreachable', 'again'],
  [4001, 'disconnect', 'unreachable', 'again'],
  [403, 'offline', 'unreachable', 'again'],
  [-3000, 'network', 'unreachable', 'again'],
  [3635, 'wasm', 'viewCrashed', 'again'],
  [5000, 'platform', 'viewCrashed', 'again'],
  [5001, 'assets', 'viewCrashed', 'again'],
  // What the SDK gives as 200 is told apart by Zoom's sentence alone.
  [200, 'Invalid zak token.', 'zakRefused', 'both'],
  [200, 'Meeting does not exist: 91234567890.', 'meetingNotFound', 'it'],
  [200, 'User does not belong to this account.', 'otherAccount', 'it'],
  [200, 'Invalid access token, it has expired.', 'zakRefused', 'both'],
  [200, 'User does not exist: host@example.test', 'hostMissing', 'it'],
  [200, 'You must sign in to join.', 'signInNeeded', 'it'],
  [200, 'Registration is required.', 'registrationNeeded', 'it'],
  [200, 'Something nobody has seen.', 'unknown', 'again'],
  [9999, 'Something nobody has seen.', 'unknown', 'again'],
  [null, '', 'unknown', 'again'],
]

function refusedBy(code: number | null, sentence: string) {
  const events: MeetingEvent[] = []
  const lines: string[] = []
  const call = createZoomCall({
    clock: createVirtualClock(0),
    emit: (event) => events.push(event),
    toPage: () => true,
    joinPlan: async () =>
      ok({
        signature: 's',
        meetingNumber: '1',
        password: '',
        userName: '',
        zak: null,
        webEndpoint: null,
      }),
    log: (line) => lines.push(line),
  })
  call.start()
  call.fromPage({ type: 'loaded', isolated: true, busy: false })
  call.fromPage({ type: 'connection', state: 'Fail', reason: sentence, errorCode: code })
  call.fromPage({ type: 'joinSettled', ok: false, reason: sentence, errorCode: code })
  return { events, lines }
}

describe('a refusal', () => {
  it.each(rows)('%s (%s) is %s, for %s', (code, sentence, reason, advice) => {
    const { events, lines } = refusedBy(code, sentence)
    expect(events).toEqual([{ type: 'failed', reason, detail: { code, seconds: null } }])
    const { what, next } = meetingTroubleText[reason]
    expect(what).toMatch(/。$/)
    expect(next.includes('情報システムの担当者')).toBe(advice !== 'again')
    expect(/会議に入り直す|入り直してください/.test(next)).toBe(advice !== 'it')
    // With code and state, and past the log's scrubber as it is; never Zoom's sentence.
    expect(lines).toEqual([`zoom: failed code ${codeWord(code)} ${reason} while joining`])
    expect(lines.map(scrub)).toEqual(lines)
  })

  it('stands in the table above, each of them', () => {
    const inRows = new Set(rows.map(([code]) => code))
    expect(
      Object.keys(SDK_CODES)
        .map(Number)
        .filter((code) => !inRows.has(code)),
    ).toEqual([])
  })

  it('shows the number of Zoom small, and a wait as Zoom said it', () => {
    expect(meetingDetailText({ code: 9999, seconds: null })).toBe('Zoomの番号: 9999')
    expect(meetingDetailText({ code: null, seconds: 45 })).toBe('Zoomから伝えられた待ち時間: 45秒')
    expect(meetingDetailText({ code: null, seconds: 600 })).toBe('Zoomから伝えられた待ち時間: 10分')
    expect(meetingDetailText({ code: null, seconds: 40_000 })).toBe(
      'Zoomから伝えられた待ち時間: 12時間',
    )
    expect(meetingDetailText(null)).toBeNull()
    expect(sdkReason(9999)).toBe('unknown')
  })

  it('has words for every reason', () => {
    for (const reason of MeetingReasonSchema.options)
      expect(meetingTroubleText[reason].next, reason).toMatch(/。$/)
  })

  it('names no button of the meeting where there is none to go back into', () => {
    for (const reason of MeetingReasonSchema.options) {
      const { what, next } = meetingFailureText(reason)
      expect(what, reason).toBe(meetingTroubleText[reason].what)
      expect(next, reason).not.toContain('会議に入り直す')
      expect(next, reason).toMatch(/。$/)
    }
  })
})
