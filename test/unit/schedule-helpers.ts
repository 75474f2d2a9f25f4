/** A schedule room with a store on a disk that can fail, for the tests of this folder. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Conf from 'conf'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import {
  createScheduleRoom,
  type ScheduleRoom,
  type ScheduleRoomParts,
} from '../../electron/schedule/room.ts'
import {
  openScheduleStore,
  type OpenConf,
  type ScheduleStore,
  type SealBox,
} from '../../electron/schedule/store.ts'
import type { Caller } from '../../shared/contract.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import { fail, ok } from '../../shared/result.ts'
import type { BookingWish } from '../../shared/schedule/booking.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'
import type { Bell } from '../../electron/bell.ts'
import { openBell } from '../support/bell.ts'

export const DAY = '2027-03-24'
export const counselor: Caller = {
  account: {
    id: 'c1',
    loginName: 'c1',
    displayName: '相談 太郎',
    role: 'counselor',
    disabled: false,
  },
}
export const supervisor: Caller = {
  account: {
    id: 's1',
    loginName: 's1',
    displayName: '統括 花子',
    role: 'supervisor',
    disabled: false,
  },
}

/** AES-256-GCM bound to a name, as the vault does it. */
export function testSeal(key = randomBytes(32)): SealBox {
  return {
    seal(plain, name) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(name))
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed, name) {
      try {
        const bytes = Buffer.from(sealed)
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(
          Buffer.from(name),
        )
        decipher.setAuthTag(bytes.subarray(-16))
        return ok(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]))
      } catch {
        return fail('sealBroken')
      }
    },
  }
}

export const openConf: OpenConf = (options) =>
  new Conf<Record<string, unknown>>({ ...options, projectName: 'soudan-desk-test' })

export type TestOffice = {
  readonly folder: string
  readonly seal: SealBox
  readonly clock: VirtualClock
  readonly events: NewEvent[]
  readonly notices: { title: string; body: string }[]
  readonly bell: Bell
  readonly topics: { topic: string; payload: unknown }[]
  readonly faults: { log: boolean; conf: boolean }
  profile: OfficeProfile
  room: ScheduleRoom
  store: ScheduleStore
  /** As a restart of the app: everything is read again from the disk. */
  restart(): void
}

let counter = 0

/** An office on a real folder; its clock stands at 08:40 of an open day. */
export function openTestOffice(
  more: Partial<Pick<ScheduleRoomParts, 'restricted' | 'breathe'>> = {},
  folder = mkdtempSync(join(tmpdir(), 'soudan-schedule-')),
): TestOffice {
  const topics: TestOffice['topics'] = []
  const office: Omit<TestOffice, 'room' | 'store'> & Partial<Pick<TestOffice, 'room' | 'store'>> = {
    folder,
    seal: testSeal(),
    clock: createVirtualClock(instantOf(DAY, '08:40')),
    events: [],
    notices: [],
    topics,
    bell: openBell((topic, payload) => topics.push({ topic, payload })),
    faults: { log: false, conf: false },
    profile: kanazawaProfile(),
    restart() {
      office.room?.close()
      const faulty: OpenConf = (options) => {
        const conf = openConf(options)
        if (!office.faults.conf) return conf
        return {
          get store() {
            return conf.store
          },
          set store(_value) {
            throw Object.assign(new Error('EROFS'), { code: 'EROFS', syscall: 'open' })
          },
        }
      }
      const store = openScheduleStore({
        folder,
        openConf: faulty,
        seal: office.seal,
        clock: office.clock,
      })
      if (!store.ok) throw new Error(store.reason)
      office.store = store.value
      office.room = createScheduleRoom({
        store: store.value,
        clock: office.clock,
        office: { kind: 'office', profile: () => office.profile },
        nameOf: (id) => `名前 ${id}`,
        log: {
          append(events) {
            if (office.faults.log) return fail('saveFailed', { cause: 'diskFull' })
            office.events.push(...events)
            return ok([])
          },
        },
        ids: () => `id-${(counter += 1)}`,
        bell: office.bell,
        notify: (notice) => office.notices.push(notice),
        ...more,
      })
      office.room.start()
    },
  }
  office.restart()
  return office as TestOffice
}

export function wish(more: Partial<BookingWish> = {}): BookingWish {
  return {
    date: DAY,
    slot: '10:00',
    siteId: 'kanazawa',
    name: '架空 一郎',
    kana: 'カクウ イチロウ',
    jobSeekerNumber: '17010-00012345',
    category: 1,
    residence: 'notApplicable',
    companions: null,
    phone: '076-000-0000',
    email: 'a@example.jp',
    ...more,
  }
}

const HEADER = '整理番号,状態,相談希望日,希望時間,氏名,求職番号,電話番号'

export type CsvRow = {
  receipt: string
  status?: string
  date?: string
  time?: string
  name?: string
  number?: string
  phone?: string
}

export function csv(rows: readonly CsvRow[], header = HEADER): string {
  const body = rows.map((row) =>
    [
      row.receipt,
      row.status ?? '完了',
      row.date ?? DAY,
      row.time ?? '10:00',
      row.name ?? `架空 ${row.receipt}`,
      row.number ?? `17010-${row.receipt.padStart(8, '0')}`,
      row.phone ?? '076-000-0000',
    ].join(','),
  )
  return `${[header, ...body].join('\n')}\n`
}

export async function preview(
  office: TestOffice,
  text: string,
  fileName = 'list.csv',
): Promise<{
  previewId: string
  summary: Record<string, number>
  rows: {
    line: number
    verdict: string
    reasons: readonly string[]
    changes: readonly { field: string; before: string; after: string }[]
  }[]
}> {
  const answer = await office.room.handlers['schedule.preview'](
    { fileName, base64: Buffer.from(text).toString('base64'), mapping: null },
    counselor,
  )
  if (!answer.ok || answer.value.kind !== 'preview')
    throw new Error(`no preview: ${answer.ok ? answer.value.kind : answer.reason}`)
  return answer.value.preview
}

/** Preview and acceptance in one. */
export async function importText(
  office: TestOffice,
  text: string,
  fileName = 'list.csv',
): Promise<Record<string, number>> {
  const { previewId } = await preview(office, text, fileName)
  const accepted = await office.room.handlers['schedule.accept']({ previewId }, counselor)
  if (!accepted.ok) throw new Error(accepted.reason)
  return accepted.value
}

/** Handlers may answer later; here all of these answer at once. */
export async function value<T>(
  answer:
    | Promise<{ ok: true; value: T } | { ok: false; reason: string }>
    | { ok: true; value: T }
    | { ok: false; reason: string },
): Promise<T> {
  const settled = await answer
  if (!settled.ok) throw new Error(settled.reason)
  return settled.value
}
