/** The connection test against the fake account: whatever is wrong there, the step that is about it says so, and no other. */
import { createServer, type Server } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WANTED } from '../../electron/meeting/zoom/account-settings.ts'
import { createZoomApi } from '../../electron/meeting/zoom/api.ts'
import { checkStep } from '../../electron/meeting/zoom/check.ts'
import { createZoomMeetings } from '../../electron/meeting/zoom/meetings.ts'
import { openSealedFile } from '../../electron/storage/keys/sealed-file.ts'
import type { ZoomAccount } from '../../electron/meeting/zoom/settings.ts'
import { closeServer, listen, portOf } from '../../electron/platform/loopback.ts'
import { createVault, fileCipher } from '../../electron/storage/keys/vault.ts'
import { stepWords } from '../../renderer/meeting/words/zoom.ts'
import { SECOND, systemClock } from '../../shared/clock.ts'
import {
  missingScopes,
  neededScopes,
  type ZoomTestResult,
  type ZoomTestStep,
  zoomTestSteps,
} from '../../shared/meeting/zoom-account.ts'
import {
  ALL_SCOPES,
  allLocked,
  createFakeRest,
  credentials,
  type FakeRest,
  safeSettings,
} from '../fakes/zoom/rest.ts'
import { nobodyElse } from '../support/zoom-desk.ts'

let rest: FakeRest
let server: Server
let folder: string
let account: ZoomAccount

beforeEach(async () => {
  rest = createFakeRest()
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      if (!rest.answer(request, Buffer.concat(parts).toString(), response)) response.end()
    })
  })
  await listen(server, '127.0.0.1', 0)
  const base = `http://127.0.0.1:${portOf(server)}`
  folder = mkdtempSync(join(tmpdir(), 'soudan-zoom-check-'))
  account = {
    ...credentials,
    endpoints: { api: `${base}/v2`, oauth: `${base}/oauth/token`, web: null },
    signing: { by: 'secret', sdkSecret: credentials.sdkSecret },
  }
})
afterEach(async () => {
  await closeServer(server)
  rmSync(folder, { recursive: true, force: true })
})

const steps = zoomTestSteps.filter((step) => step !== 'reach' && step !== 'trial')

/** Every step but those that want more than the account; the ones that are not well. */
async function troubles(): Promise<Partial<Record<ZoomTestStep, ZoomTestResult>>> {
  const api = createZoomApi({ clock: systemClock, fetch })
  const file = openSealedFile(
    folder,
    'm.json',
    fileCipher(createVault(new Uint8Array(32)), 'office', 'm.json'),
  )
  const meetings = createZoomMeetings({
    ...{ api, file, clock: systemClock, others: nobodyElse, isTold: () => false },
  })
  const trial = { outcome: () => Promise.reject(new Error('not asked')) }
  const found: Partial<Record<ZoomTestStep, ZoomTestResult>> = {}
  for (const step of steps) {
    const result = await checkStep(
      { api, meetings, trial, clock: systemClock, fetch },
      account,
      step,
    )
    if (result.result !== 'ok') found[step] = result
  }
  return found
}

describe('the connection test', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await troubles()).toEqual({})
  })

  it('finds a wrong secret of the account at once', async () => {
    account = { ...account, clientSecret: 'wrong' }
    expect((await troubles()).token).toMatchObject({ result: 'failed', why: 'wrongCredentials' })
  })

  it('finds a clock that is 90 s off, either way, and says by how much', async () => {
    for (const aheadMs of [90 * SECOND, -90 * SECOND]) {
      rest.aheadMs = aheadMs
      const { clock, ...others } = await troubles()
      expect(others).toEqual({})
      expect(clock).toMatchObject({ result: 'failed', why: 'clockWrong' })
      expect(Number(clock?.what)).toBeGreaterThan(85)
      expect(Number(clock?.what)).toBeLessThan(95)
    }
  })

  it.each(ALL_SCOPES.split(' '))('names the missing scope %s', async (scope) => {
    rest.scopes = ALL_SCOPES.split(' ')
      .filter((one) => one !== scope)
      .join(' ')
    expect((await troubles()).scopes).toEqual({
      result: 'failed',
      why: 'scopesMissing',
      what: scope,
    })
  })

  it('accepts granular and classic scopes alike, and asks for no more than is used', () => {
    expect(missingScopes(['meeting:write:admin', 'user:read:admin', 'account:read:admin'])).toEqual(
      [],
    )
    expect(neededScopes.map(([first]) => first).sort()).toEqual(ALL_SCOPES.split(' ').sort())
    // Of another path: it does not give the key of a host that is named.
    expect(
      missingScopes([
        ...ALL_SCOPES.split(' ').filter((one) => one !== 'user:read:token:admin'),
        'user:read:zak:admin',
      ]),
    ).toEqual(['user:read:token:admin'])
  })

  it('finds a host without a licence', async () => {
    rest.userType = 1
    expect(await troubles()).toEqual({
      licence: { result: 'failed', why: 'noLicence', what: '' },
    })
  })

  const settings = Object.entries(WANTED).flatMap(([step, wanted]) =>
    wanted.map((one) => ({ step, ...one })),
  )

  it.each(settings)('finds $name not as it should be, in the step $step', async (one) => {
    const value =
      one.name === 'auto_recording'
        ? 'cloud'
        : one.section === 'in_meeting' && one.step === 'ai'
          ? { enable: true }
          : !one.on
    const safe = safeSettings()
    rest.settings = { ...safe, [one.section]: { ...safe[one.section], [one.name]: value } }
    const found = await troubles()
    expect(Object.keys(found)).toEqual([one.step])
    expect(Object.values(found)[0]).toMatchObject({ result: 'warning', what: one.name })
  })

  it.each(settings)('finds $name not locked, in the step $step', async (one) => {
    const locked = allLocked()
    rest.locks = { ...locked, [one.section]: { ...locked[one.section], [one.name]: false } }
    const found = await troubles()
    expect(Object.keys(found)).toEqual([one.step])
    expect(Object.values(found)[0]).toMatchObject({ result: 'warning', what: one.name })
    expect(Object.values(found)[0]?.why).toMatch(/NotLocked$/)
  })

  it('finds a waiting room that some may pass, and a setting that Zoom does not tell', async () => {
    rest.whoWaits = 1
    expect(await troubles()).toEqual({
      waitingRoom: { result: 'warning', why: 'waitingRoomNotForAll', what: '' },
    })
    rest.whoWaits = 0
    rest.settings = {
      ...safeSettings(),
      in_meeting: { waiting_room: true, auto_saving_chat: false, file_transfer: false },
    }
    expect(await troubles()).toEqual({
      ai: {
        result: 'warning',
        why: 'settingUntold',
        what: 'meeting_summary_with_ai_companion, ai_companion_questions',
      },
    })
  })

  it('has a sentence for whatever a step can find', () => {
    for (const why of [
      'clockWrong',
      'noLicence',
      'aiOn',
      'signatureInvalid',
      'locked',
      'noAnswer',
    ] as const)
      expect(stepWords(why, '')).toMatch(/。$/)
    expect(stepWords('unknown', '9999')).toContain('9999')
  })
})
