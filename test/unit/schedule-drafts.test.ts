/** A begun booking form outlives a restart, sealed, for whoever typed it. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDrafts } from '../../electron/schedule/drafts.ts'
import type { SealBox } from '../../electron/schedule/pieces.ts'
import { ok } from '../../shared/result.ts'
import type { BookingDraft, DraftFields } from '../../shared/schedule/draft.ts'
import { counselor, DAY, openTestOffice, supervisor, value, wish } from './schedule-helpers.ts'

const fields = (more: Partial<DraftFields> = {}): DraftFields => ({
  name: '架空 一郎',
  kana: '',
  jobSeekerNumber: '17010-000',
  category: '1',
  residence: 'notApplicable',
  companions: '',
  phone: '076',
  email: '',
  meeting: '',
  passcode: '',
  date: DAY,
  slot: '10:00',
  siteId: 'kanazawa',
  ...more,
})
const draft = (more: Partial<DraftFields> = {}, bookingId: string | null = null) => ({
  bookingId,
  fields: fields(more),
  kept: [],
  begun: null,
})

describe('a begun booking form', () => {
  it('is there again after a restart, for the one who typed it, and makes no new state of the bookings', async () => {
    const office = openTestOffice()
    await value(
      office.room.handlers['schedule.keepDraft']({ draftId: 'd1', draft: draft() }, counselor),
    )
    await value(
      office.room.handlers['schedule.keepDraft'](
        { draftId: 'd1', draft: draft({ name: '架空 一郎太' }) },
        counselor,
      ),
    )
    expect(office.store.revision()).toBe(0)
    office.restart()
    expect(await value(office.room.handlers['schedule.drafts']({}, counselor))).toMatchObject([
      {
        bookingId: null,
        booking: null,
        fields: { name: '架空 一郎太', jobSeekerNumber: '17010-000' },
      },
    ])
    expect(await value(office.room.handlers['schedule.drafts']({}, supervisor))).toEqual([])
  })

  it('takes the place of no other one', async () => {
    const office = openTestOffice()
    const keep = office.room.handlers['schedule.keepDraft']
    await value(keep({ draftId: 'd1', draft: draft({ name: '架空 一郎' }) }, counselor))
    await value(keep({ draftId: 'd2', draft: draft({ name: '見本 花子' }) }, counselor))
    await value(keep({ draftId: 'd1', draft: draft({ name: '架空 一郎太' }) }, counselor))
    office.restart()
    const names = async (): Promise<string[]> =>
      (await value(office.room.handlers['schedule.drafts']({}, counselor))).map(
        ({ fields: { name } }) => name,
      )
    expect(await names()).toEqual(['架空 一郎太', '見本 花子'])
    await value(
      office.room.handlers['schedule.keepDraft']({ draftId: 'd1', draft: null }, counselor),
    )
    expect(await names()).toEqual(['見本 花子'])
  })

  it('is gone once it is sent or given up', async () => {
    const office = openTestOffice()
    await value(
      office.room.handlers['schedule.keepDraft']({ draftId: 'd1', draft: draft() }, counselor),
    )
    await value(
      office.room.handlers['schedule.keepDraft']({ draftId: 'd1', draft: null }, counselor),
    )
    office.restart()
    expect(await value(office.room.handlers['schedule.drafts']({}, counselor))).toEqual([])
  })

  it('of a booking comes back with the booking as it is now, and not at all once that is cancelled', async () => {
    const office = openTestOffice()
    const { id } = await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
    await value(
      office.room.handlers['schedule.keepDraft'](
        { draftId: 'd1', draft: draft({ slot: '14:00' }, id) },
        counselor,
      ),
    )
    expect(await value(office.room.handlers['schedule.drafts']({}, counselor))).toMatchObject([
      { booking: { id, slot: '10:00' }, fields: { slot: '14:00' } },
    ])
    await value(
      office.room.handlers['schedule.cancel'](
        { bookingId: id, by: 'seeker', means: 'phone' },
        counselor,
      ),
    )
    expect(await value(office.room.handlers['schedule.drafts']({}, counselor))).toEqual([])
  })

  it('lies sealed on the disk, and a file that cannot be opened is set aside, not deleted', async () => {
    const office = openTestOffice()
    await value(
      office.room.handlers['schedule.keepDraft'](
        { draftId: 'd1', draft: draft({ name: '架空 秘密' }) },
        counselor,
      ),
    )
    const folder = join(office.folder, 'schedule')
    const kept = readFileSync(join(folder, 'drafts.json'), 'utf8')
    expect(kept).not.toContain('架空')
    expect(kept).not.toContain('17010')
    writeFileSync(join(folder, 'drafts.json'), kept.slice(0, 40))
    office.restart()
    expect(await value(office.room.handlers['schedule.drafts']({}, counselor))).toEqual([])
    await value(
      office.room.handlers['schedule.keepDraft']({ draftId: 'd1', draft: draft() }, counselor),
    )
    expect(
      readFileSync(
        join(folder, readdirSync(folder).find((name) => name.endsWith('.damaged')) ?? ''),
        'utf8',
      ),
    ).toBe(kept.slice(0, 40))
    office.restart()
    expect(await value(office.room.handlers['schedule.drafts']({}, counselor))).toMatchObject([
      { fields: { name: '架空 一郎' } },
    ])
  })
})

describe('the file of begun forms', () => {
  it('that another program holds is neither empty nor spoiled: nothing is set aside or written over', () => {
    const folder = mkdtempSync(join(tmpdir(), 'soudan-drafts-'))
    const plain: SealBox = { seal: (bytes) => bytes, open: (bytes) => ok(bytes) }
    const one: BookingDraft = { ...draft(), id: 'd1', atMs: 1 }
    expect(openDrafts({ folder, seal: plain }).keep('c1', 'd1', one)).toEqual(ok())
    const path = join(folder, 'schedule', 'drafts.json')
    const before = readFileSync(path, 'utf8')
    // A folder in its place cannot be read, as a held file cannot.
    renameSync(path, `${path}.away`)
    mkdirSync(path)
    const drafts = openDrafts({ folder, seal: plain })
    expect(drafts.of('c1')).toEqual([])
    expect(drafts.keep('c1', 'd2', { ...one, id: 'd2' })).toMatchObject({ reason: 'saveFailed' })
    expect(drafts.forget(() => true)).toMatchObject({ reason: 'saveFailed' })
    rmSync(path, { recursive: true })
    renameSync(`${path}.away`, path)
    expect(drafts.of('c1')).toEqual([one])
    expect(readFileSync(path, 'utf8')).toBe(before)
    rmSync(folder, { recursive: true })
  })
})
