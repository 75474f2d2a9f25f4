/** A day of the practice office over the bridge, call by call, for tests in which files are held meanwhile. */
import { z } from 'zod'
import { type MeetingLink, MeetingLinkSchema } from '../../shared/meeting/link.ts'
import { noFilter } from '../../shared/records/record.ts'
import { practiceAccounts } from '../../shared/office/practice.ts'
import { OfficeProfileSchema } from '../../shared/office/profile.ts'
import { addDays } from '../../shared/time/day.ts'
import { dateOf } from '../../shared/time/instant.ts'
import { credentials } from '../fakes/zoom/rest.ts'
import type { BridgeCall } from './bridge-call.ts'

const Good = z.object({ ok: z.literal(true), value: z.unknown() })
const Id = z.object({ id: z.string() })

export type HeldDay = {
  /** In their order; each throws where the app refuses. */
  readonly steps: readonly (readonly [name: string, run: () => Promise<unknown>])[]
  /** Of the bookings for which a meeting is still wanted. */
  readonly links: () => ReadonlyMap<string, MeetingLink>
}

/** Whoever speaks for the app: every answer must be a yes. */
export function asking(call: BridgeCall) {
  return async (channel: string, payload: unknown = {}): Promise<unknown> => {
    const answer = await call(channel, payload)
    const good = Good.safeParse(answer)
    if (!good.success) throw new Error(`${channel}: ${JSON.stringify(answer)}`)
    return good.data.value
  }
}
type Ask = ReturnType<typeof asking>

export async function signInAs(ask: Ask, role: 'counselor' | 'supervisor'): Promise<void> {
  await ask('people.signOut')
  const account = practiceAccounts.find((each) => each.role === role)
  await ask('people.signIn', {
    loginName: account?.loginName ?? '',
    passphrase: account?.passphrase ?? '',
  })
}

export const officeDate = async (ask: Ask): Promise<string> =>
  dateOf(z.object({ wallMs: z.number() }).parse(await ask('office.status')).wallMs)

const zoomWish = {
  ...{ sdkKey: credentials.sdkKey, accountId: credentials.accountId },
  ...{ clientId: credentials.clientId, clientSecret: credentials.clientSecret },
  hosts: credentials.hosts,
  endpoints: {
    api: 'https://api.fake.test/v2',
    oauth: 'https://auth.fake.test/oauth/token',
    web: 'meet.fake.test',
  },
  signing: { by: 'secret', sdkSecret: credentials.sdkSecret },
}

/** @param mark a digit or two: tells this day's people from another's. @param copies where backups go */
export function heldDay(ask: Ask, mark: string, copies: string): HeldDay {
  const links = new Map<string, MeetingLink>()
  let today = ''
  let later = ''
  let booked: string[] = []
  let recordId = ''
  const wish = (slot: string, n: number): object => ({
    ...{ date: later, slot, siteId: 'kanazawa', name: `架空 予約${mark}${n}`, kana: null },
    ...{ jobSeekerNumber: `17010-9${mark.padStart(3, '0')}000${n}`, category: 1 },
    ...{ residence: 'notApplicable', companions: null, phone: null, email: null, meeting: null },
  })
  const book = async (slot: string, n: number, more: object = {}): Promise<void> => {
    const made = await ask('schedule.book', { wish: { ...wish(slot, n), ...more } })
    booked = [...booked, Id.parse(made).id]
  }
  const invite = async (bookingId: string): Promise<void> => {
    links.set(bookingId, MeetingLinkSchema.parse(await ask('meeting.invitation', { bookingId })))
  }

  return {
    links: () => links,
    steps: [
      ['sign in', () => signInAs(ask, 'supervisor')],
      [
        'zoom’s account',
        async () => {
          today = await officeDate(ask)
          later = addDays(today, 1)
          await ask('meeting.saveZoom', { wish: zoomWish })
        },
      ],
      [
        'profile',
        async () => {
          const profile = OfficeProfileSchema.parse(await ask('office.profile'))
          const free = [today, later].map((date) => ({ date, open: true, reason: '架空' }))
          const change = { boothsPerSlot: 20, overrides: free }
          await ask('office.saveProfile', { profile: { ...profile, ...change } })
        },
      ],
      [
        'settings',
        async () => {
          const settings = { folder: copies, time: '17:30', keep: 5 }
          await ask('records.setBackup', { settings })
        },
      ],
      ['begun form', () => ask('schedule.keepDraft', draftOf(mark))],
      [
        'import',
        async () => {
          const text = `整理番号,相談希望日,希望時間,氏名,求職番号\n77${mark},${later},11:00,架空 取込${mark},17010-8${mark.padStart(7, '0')}\n`
          const { preview } = z.object({ preview: z.object({ previewId: z.string() }) }).parse(
            await ask('schedule.preview', {
              fileName: 'e-tumo.csv',
              base64: Buffer.from(text).toString('base64'),
              mapping: null,
            }),
          )
          await ask('schedule.accept', preview)
        },
      ],
      ['book', () => book('14:00', 1)],
      ['zoom’s link', () => invite(booked[0] ?? '')],
      ['book for today', () => book('10:00', 2, { date: today })],
      ['zoom’s second link', () => invite(booked[1] ?? '')],
      ['sign out and in', () => signInAs(ask, 'counselor')],
      [
        'prepare',
        async () => {
          const made = await ask('session.prepare', { bookingId: booked[1] })
          recordId = z.object({ recordId: z.string() }).parse(made).recordId
        },
      ],
      ['note', () => ask('session.note', { recordId, text: '架空のメモ' })],
      ['end', () => ask('session.end', { recordId, cause: 'officeReason' })],
      [
        'close',
        async () => {
          await ask('session.close', {
            ...{ recordId, outcome: 'officeReason', note: '架空の都合', followUp: '' },
          })
          // It is over: no link is given out for it any more.
          links.delete(booked[1] ?? '')
        },
      ],
      [
        'a filter kept',
        () => ask('records.saveFilter', { name: `架空${mark}`, filter: { ...noFilter, text: '' } }),
      ],
      ['a supervisor signs in', () => signInAs(ask, 'supervisor')],
      ['review', () => ask('review.signOff', { recordId })],
      ['zoom’s first link again', () => invite(booked[0] ?? '')],
      ['backup', () => ask('records.backupNow')],
      ['check', () => ask('records.check', { seals: '' })],
    ],
  }
}

function draftOf(mark: string): object {
  const empty = {
    kana: '',
    jobSeekerNumber: '',
    companions: '',
    phone: '',
    email: '',
    meeting: '',
    passcode: '',
  }
  return {
    draftId: `draft-${mark}`,
    draft: {
      ...{ bookingId: null, begun: null, kept: [] },
      fields: {
        ...{ ...empty, name: `架空 下書き${mark}`, category: '1', residence: 'notApplicable' },
        ...{ date: '', slot: '', siteId: 'kanazawa' },
      },
    },
  }
}
