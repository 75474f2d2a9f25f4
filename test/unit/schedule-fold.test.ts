/** Random histories of bookings through the real log: whatever becomes of the cache, the lists are the same after a restart. */
import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyFolder } from '../../electron/storage/verify/verify.ts'
import { DAY, openTestOffice } from './schedule-helpers.ts'
import { entries, lists, spoil, type Step, step, take } from './schedule-steps.ts'

describe('any history of the bookings', () => {
  it('in which members of an import cannot be read any more tells nothing twice', async () => {
    const office = openTestOffice()
    // The cache knows nothing yet.
    office.restart()
    const steps: readonly Step[] = [
      {
        do: 'import',
        rows: [{ receipt: '1', time: 'いつか', status: '完了', number: '17010-1' }],
      },
      { do: 'dismiss', at: 0, time: '10:00' },
      { do: 'book', at: 0, time: '10:00' },
      { do: 'contact', at: 0, time: '10:00' },
    ]
    for (const one of steps) await take(office, one)
    const before = lists(office)
    office.kill()
    expect(lists(office)).toEqual(before)
    office.close()
  })

  it('gives the same lists after a restart, whatever became of the cache, and from the log alone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        const office = openTestOffice()
        for (const one of steps) await take(office, one)
        const before = lists(office)
        office.kill()
        expect(lists(office)).toEqual(before)
        spoil(office, 'loseCache')
        expect(lists(office)).toEqual(before)
        expect(entries(office).every(({ booking }) => booking.date >= DAY)).toBe(true)
        office.close()
        expect(verifyFolder(office.folder).ok).toBe(true)
        rmSync(office.folder, { recursive: true, force: true })
      }),
      { numRuns: 60 },
    )
  }, 300_000)
})
