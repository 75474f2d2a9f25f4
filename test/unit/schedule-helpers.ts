/** A schedule room with a real log in a real folder, both of which can fail, for the tests of this folder. */
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
} from '../../electron/schedule/store.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Caller } from '../../shared/contract.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import { scheduleSeal, scheduleTag } from '../../electron/schedule/keys.ts'
import type { KeyStore } from '../../electron/platform/platform.ts'
import {
  createStorage,
  openStorage,
  type Storage,
  storageExists,
} from '../../electron/storage/storage.ts'
import type { LoggedEvent } from '../../shared/log/events.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type Booking, type BookingWish, TouchedSchema } from '../../shared/schedule/booking.ts'
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

export const openConf: OpenConf = (options) =>
  new Conf<Record<string, unknown>>({ ...options, projectName: 'soudan-desk-test' })

export type TestOffice = {
  readonly folder: string
  readonly clock: VirtualClock
  readonly events: LoggedEvent[]
  readonly notices: { title: string; body: string }[]
  readonly bell: Bell
  readonly topics: { topic: string; payload: unknown }[]
  /** `log`: nothing can be written. `after`: so many appends succeed, then none. `conf`: the cache cannot be written. */
  readonly faults: { log: boolean; after: number | null; conf: boolean }
  profile: OfficeProfile
  storage: Storage
  room: ScheduleRoom
  store: ScheduleStore
  /** As a restart of the app: everything is read again from the disk. */
  restart(): void
  /** As a kill: nothing is closed tidily, no cache is written. */
  kill(): void
  close(): void
}

let counter = 0

const keyStore: KeyStore = {
  available: () => true,
  wrap: (secret) => secret,
  unwrap: (wrapped) => ok(wrapped),
}

/** An office on a real folder with a real log; its clock stands at 08:40 of an open day. */
export function openTestOffice(
  more: Partial<
    Pick<
      ScheduleRoomParts,
      'restricted' | 'used' | 'isShared' | 'breathe' | 'tag' | 'ids' | 'isOwn' | 'freeElsewhere'
    >
  > = {},
  folder = mkdtempSync(join(tmpdir(), 'soudan-schedule-')),
): TestOffice {
  const topics: TestOffice['topics'] = []
  const clock = createVirtualClock(instantOf(DAY, '08:40'))
  const parts = { folder, keyStore, vaultPassphrase: null, kind: 'office', clock } as const
  const office: Omit<TestOffice, 'room' | 'store' | 'storage'> &
    Partial<Pick<TestOffice, 'room' | 'store' | 'storage'>> = {
    folder,
    clock,
    events: [],
    notices: [],
    topics,
    bell: openBell((topic, payload) => topics.push({ topic, payload })),
    faults: { log: false, after: null, conf: false },
    profile: kanazawaProfile(),
    close() {
      if (isOpen) office.room?.close()
      if (isOpen) office.storage?.close()
      isOpen = false
    },
    restart() {
      office.close()
      open()
    },
    kill() {
      if (isOpen) office.storage?.close()
      open()
    },
  }

  let isOpen = false

  function refused(): boolean {
    const { faults } = office
    if (faults.after !== null) faults.after -= 1
    return faults.log || (faults.after !== null && faults.after < 0)
  }

  let opening = 0

  function open(): void {
    const mine = (opening += 1)
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
    // Of a killed program no timer runs any more.
    const ofMine = (run: () => void) => (): void => (mine === opening ? run() : undefined)
    const alive: Clock = {
      ...office.clock,
      after: (ms, run) => office.clock.after(ms, ofMine(run)),
      every: (ms, run) => office.clock.every(ms, ofMine(run)),
    }
    const exists = storageExists(folder)
    const opened = exists ? openStorage(parts) : createStorage(parts)
    if (!opened.ok) throw new Error(opened.reason)
    const storage = 'storage' in opened.value ? opened.value.storage : opened.value
    const { log, vault, disposal } = storage
    log.onCommitted((events) => office.events.push(...events))
    const store = openScheduleStore({
      folder,
      openConf: faulty,
      seal: scheduleSeal(vault),
      clock: alive,
      log,
      inbox: storage.inbox,
    })
    office.storage = storage
    office.store = store
    office.room = createScheduleRoom({
      store,
      clock: alive,
      office: { kind: 'office', profile: () => office.profile },
      nameOf: (id) => `名前 ${id}`,
      authorise: ({ loginName, passphrase }) =>
        Promise.resolve(
          passphrase !== 'rehearsal-pass'
            ? fail('wrongCredentials')
            : loginName === 's1' && supervisor.account !== null
              ? ok(supervisor.account)
              : fail('notSupervisor'),
        ),
      log: {
        append: (events) =>
          refused() ? fail('saveFailed', { cause: 'diskFull' }) : log.append(events),
        dismissRow: (event) =>
          refused() ? fail('saveFailed', { cause: 'diskFull' }) : disposal.dismissRow(event),
      },
      reader: log.reader,
      ids: () => `id-${(counter += 1)}`,
      tag: scheduleTag(vault),
      bell: office.bell,
      notify: (notice) => office.notices.push(notice),
      used: (number, date) => storage.records.usedOn(number, date),
      ...more,
    })
    office.room.start()
    isOpen = true
  }
  open()
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
    meeting: null,
    ...more,
  }
}

/** What a form sends whose person typed all of it, but for the fields in `keep`. */
export function touched(
  more: Partial<BookingWish> = {},
  keep: readonly (keyof BookingWish)[] = [],
): Partial<BookingWish> {
  const fields = Object.entries(wish(more)).filter(([field]) => !keep.some((one) => one === field))
  return TouchedSchema.parse(Object.fromEntries(fields))
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

/** What the session room does in its own transactions. */
export function claim(office: TestOffice, bookingId: string, recordId = 'r1'): Result<Booking> {
  const claimed = office.room.port.claiming(bookingId, { recordId, counselorId: 'c1' })
  if (!claimed.ok) return claimed
  const written = office.storage.log.append(claimed.value.events)
  return written.ok ? ok(claimed.value.booking) : written
}
export function closeBooking(
  office: TestOffice,
  bookingId: string,
  end: { readonly outcome: Outcome; readonly usedMs: number | null },
  recordId = 'r1',
): void {
  const events = office.room.port.closing(bookingId, { ...end, recordId })
  if (!office.storage.log.append(events).ok) throw new Error('not written')
}
export function release(office: TestOffice, liveRecordId: string | null = null): void {
  const events = office.room.port.releasing(liveRecordId)
  if (!office.storage.log.append(events).ok) throw new Error('not written')
}
