/** A begun booking form outlives a restart, sealed, for whoever typed it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DraftFields } from '../../shared/schedule/draft.ts'
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
  date: DAY,
  slot: '10:00',
  siteId: 'kanazawa',
  ...more,
})
const draft = (more: Partial<DraftFields> = {}, bookingId: string | null = null) => ({
  bookingId,
  fields: fields(more),
  kept: [],
})

describe('a begun booking form', () => {
  it('is there again after a restart, for the one who typed it, and makes no new state of the bookings', async () => {
    const office = openTestOffice()
    await value(office.room.handlers['schedule.keepDraft']({ draft: draft() }, counselor))
    await value(
      office.room.handlers['schedule.keepDraft'](
        { draft: draft({ name: '架空 一郎太' }) },
        counselor,
      ),
    )
    expect(office.store.revision()).toBe(0)
    office.restart()
    expect(await value(office.room.handlers['schedule.draft']({}, counselor))).toMatchObject({
      bookingId: null,
      booking: null,
      fields: { name: '架空 一郎太', jobSeekerNumber: '17010-000' },
    })
    expect(await value(office.room.handlers['schedule.draft']({}, supervisor))).toBeNull()
  })

  it('is gone once it is sent or given up', async () => {
    const office = openTestOffice()
    await value(office.room.handlers['schedule.keepDraft']({ draft: draft() }, counselor))
    await value(office.room.handlers['schedule.keepDraft']({ draft: null }, counselor))
    office.restart()
    expect(await value(office.room.handlers['schedule.draft']({}, counselor))).toBeNull()
  })

  it('of a booking comes back with the booking as it is now, and not at all once that is cancelled', async () => {
    const office = openTestOffice()
    const { id } = await value(office.room.handlers['schedule.book']({ wish: wish() }, counselor))
    await value(
      office.room.handlers['schedule.keepDraft'](
        { draft: draft({ slot: '14:00' }, id) },
        counselor,
      ),
    )
    expect(await value(office.room.handlers['schedule.draft']({}, counselor))).toMatchObject({
      booking: { id, slot: '10:00' },
      fields: { slot: '14:00' },
    })
    await value(
      office.room.handlers['schedule.cancel'](
        { bookingId: id, by: 'seeker', means: 'phone' },
        counselor,
      ),
    )
    expect(await value(office.room.handlers['schedule.draft']({}, counselor))).toBeNull()
  })

  it('lies sealed on the disk, and a file that cannot be opened is set aside, not deleted', async () => {
    const office = openTestOffice()
    await value(
      office.room.handlers['schedule.keepDraft'](
        { draft: draft({ name: '架空 秘密' }) },
        counselor,
      ),
    )
    const folder = join(office.folder, 'schedule')
    const kept = readFileSync(join(folder, 'drafts.json'), 'utf8')
    expect(kept).not.toContain('架空')
    expect(kept).not.toContain('17010')
    writeFileSync(join(folder, 'drafts.json'), kept.slice(0, 40))
    office.restart()
    expect(await value(office.room.handlers['schedule.draft']({}, counselor))).toBeNull()
    await value(office.room.handlers['schedule.keepDraft']({ draft: draft() }, counselor))
    expect(
      readFileSync(
        join(folder, readdirSync(folder).find((name) => name.endsWith('.damaged')) ?? ''),
        'utf8',
      ),
    ).toBe(kept.slice(0, 40))
    office.restart()
    expect(await value(office.room.handlers['schedule.draft']({}, counselor))).toMatchObject({
      fields: { name: '架空 一郎' },
    })
  })
})
