/** What the host's settings at Zoom say for a consultation, and whether the account has locked them. Table first. */
import { z } from 'zod'
import type { ZoomTestResult, ZoomTestStep } from '../../../shared/meeting/zoom-account.ts'
import { userPath, type ZoomApi } from './api.ts'
import type { ZoomAccount } from './settings.ts'

type Wanted = {
  /** Section and name at Zoom, the same in the settings and in the locks. */
  readonly section: 'recording' | 'in_meeting'
  readonly name: string
  readonly on: boolean
}
export type SettingStep = Extract<
  ZoomTestStep,
  'recording' | 'ai' | 'chatSaving' | 'fileTransfer' | 'waitingRoom'
>

export const WANTED: Readonly<Record<SettingStep, readonly Wanted[]>> = {
  recording: [
    { section: 'recording', name: 'local_recording', on: false },
    { section: 'recording', name: 'cloud_recording', on: false },
    { section: 'recording', name: 'auto_recording', on: false },
  ],
  ai: [
    { section: 'in_meeting', name: 'meeting_summary_with_ai_companion', on: false },
    { section: 'in_meeting', name: 'ai_companion_questions', on: false },
  ],
  chatSaving: [{ section: 'in_meeting', name: 'auto_saving_chat', on: false }],
  fileTransfer: [{ section: 'in_meeting', name: 'file_transfer', on: false }],
  waitingRoom: [{ section: 'in_meeting', name: 'waiting_room', on: true }],
}

const OFF_WORDS = {
  recording: ['recordingOn', 'recordingNotLocked'],
  ai: ['aiOn', 'aiNotLocked'],
  chatSaving: ['chatSavingOn', 'chatSavingNotLocked'],
  fileTransfer: ['fileTransferOn', 'fileTransferNotLocked'],
  waitingRoom: ['waitingRoomOff', 'waitingRoomNotLocked'],
} as const satisfies Record<SettingStep, readonly [ZoomTestResult['why'], ZoomTestResult['why']]>

const SectionsSchema = z.record(z.string(), z.unknown())
const SectionSchema = z.record(z.string(), z.unknown()).catch({})
const EnableSchema = z.object({ enable: z.boolean() })

/** true, false, or null for what the answer does not tell. A word other than none, or an object that is enabled, is on. */
function valueOf(answer: Record<string, unknown>, { section, name }: Wanted): boolean | null {
  const value = SectionSchema.parse(answer[section])[name]
  if (typeof value === 'boolean') return value
  if (typeof value === 'string') return value !== 'none'
  return EnableSchema.safeParse(value).data?.enable ?? null
}

const mind = (why: ZoomTestResult['why'], what: readonly string[] = []): ZoomTestResult => ({
  result: 'warning',
  why,
  what: what.join(', '),
})

/** Everyone has to wait: an account may let its own users pass. */
async function waitsForAll(
  api: ZoomApi,
  account: ZoomAccount,
  host: string,
): Promise<ZoomTestResult | null> {
  const answer = await api.call(account, {
    method: 'GET',
    path: `${userPath(host)}/settings?option=meeting_security`,
  })
  const read = answer.ok ? WhoWaitsSchema.safeParse(answer.value) : null
  const who =
    read?.data?.meeting_security.waiting_room_settings.participants_to_place_in_waiting_room
  return who === undefined || who === 0 ? null : mind('waitingRoomNotForAll')
}
const WhoWaitsSchema = z.object({
  meeting_security: z.object({
    waiting_room_settings: z.object({ participants_to_place_in_waiting_room: z.int() }),
  }),
})

/** Meetings work without any of it, so it warns; each meeting is created with the safe value all the same. */
export async function checkSettings(
  api: ZoomApi,
  account: ZoomAccount,
  host: string,
  step: SettingStep,
): Promise<ZoomTestResult> {
  const own = await api.call(account, {
    method: 'GET',
    path: `${userPath(host)}/settings`,
  })
  const settings = own.ok ? SectionsSchema.safeParse(own.value) : null
  if (settings?.success !== true)
    return mind('settingsUnknown', own.ok ? [] : [String(own.details?.['scopes'] ?? '')])
  const wanted = WANTED[step]
  const [wrong, notLocked] = OFF_WORDS[step]
  const off = wanted.filter((one) => valueOf(settings.data, one) === !one.on)
  if (off.length > 0)
    return mind(
      wrong,
      off.map(({ name }) => name),
    )
  const untold = wanted.filter((one) => valueOf(settings.data, one) === null)
  if (untold.length > 0)
    return mind(
      'settingUntold',
      untold.map(({ name }) => name),
    )
  const locks = await api.call(account, { method: 'GET', path: '/accounts/me/lock_settings' })
  const locked = locks.ok ? SectionsSchema.safeParse(locks.value) : null
  if (locked?.success !== true)
    return mind('lockUnknown', locks.ok ? [] : [String(locks.details?.['scopes'] ?? '')])
  const loose = wanted.filter((one) => valueOf(locked.data, one) !== true)
  if (loose.length > 0)
    return mind(
      notLocked,
      loose.map(({ name }) => name),
    )
  const late = step === 'waitingRoom' ? await waitsForAll(api, account, host) : null
  return late ?? { result: 'ok', why: null, what: '' }
}
