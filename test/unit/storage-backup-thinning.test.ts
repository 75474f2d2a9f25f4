/** Which copies stay, and that each of them restores: over random days, with files that go missing or are altered. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeBackup } from '../../electron/storage/backup/backup.ts'
import { workHere } from '../../electron/storage/backup/backup-thread.ts'
import { readManifest } from '../../electron/storage/backup/backup-manifest.ts'
import { COPIES_OF_A_BASE } from '../../electron/storage/backup/parts-writer.ts'
import { restoreBackup } from '../../electron/storage/backup/restore.ts'
import { staying } from '../../electron/storage/backup/thinning.ts'
import { openStorage } from '../../electron/storage/storage.ts'
import type { NewEvent } from '../../shared/log/events.ts'
import {
  addRecord,
  newOffice,
  type Office,
  START_MS,
  temporaryFolder,
  value,
} from './storage-helpers.ts'

const free = (): Promise<boolean> => Promise.resolve(true)

/** In this thread: starting one for each of hundreds would be all that is measured. */
const backUp = ({ folder }: Office, target: string, n: number, keep: number) =>
  writeBackup(
    { folder, target, kind: 'office', tag: 'a1b2c3', atMs: START_MS + n * 1000, keep },
    workHere,
  )

describe('which copies stay', () => {
  /** As a folder comes to be: one more copy a day, thinned after each. */
  function after(days: number, keep: number): number[] {
    let there: number[] = []
    for (let order = 1; order <= days; order += 1)
      there = [...staying([...there, order], keep)].sort((a, b) => a - b)
    return there
  }

  it('is all of the newest, then one in seven for two months, then one in twenty-eight for half a year', () => {
    const there = after(400, 14)
    expect(there.filter((order) => order > 386)).toHaveLength(14)
    expect(there.filter((order) => order <= 386 && order > 330)).toHaveLength(8)
    expect(there.filter((order) => order <= 330)).toHaveLength(6)
    expect(there[0]).toBeGreaterThan(400 - 14 - 56 - 168)
    expect(after(5, 60)).toEqual([1, 2, 3, 4, 5])
  })

  it('always has the newest, never a gap longer than its stretch allows, and the same after twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 350 }),
        fc.integer({ min: 1, max: 60 }),
        (days, keep) => {
          const there = after(days, keep)
          expect(there.at(-1)).toBe(days)
          expect(there.filter((order) => order > days - keep)).toHaveLength(Math.min(days, keep))
          for (const [at, order] of there.entries()) {
            const gap = (there[at + 1] ?? order) - order
            expect(gap).toBeLessThanOrEqual(order > days - keep - 56 ? 13 : 55)
          }
          expect([...staying(there, keep)].sort((a, b) => a - b)).toEqual(there)
        },
      ),
      { numRuns: 60 },
    )
  })
})

type Day = {
  readonly records: number
  readonly dispose: boolean
  readonly harm: 'none' | 'missing' | 'altered'
  readonly file: number
  readonly at: number
}
const dayOf: fc.Arbitrary<Day> = fc.record({
  records: fc.integer({ min: 0, max: 3 }),
  dispose: fc.boolean(),
  harm: fc.oneof(
    { weight: 6, arbitrary: fc.constant('none' as const) },
    { weight: 1, arbitrary: fc.constantFrom('missing' as const, 'altered' as const) },
  ),
  file: fc.nat(),
  at: fc.nat(),
})

const proofOf = (recordIds: readonly string[]): NewEvent => ({
  type: 'records.disposed',
  scope: 'office',
  actorId: 'sup',
  payload: { kind: 'record', recordIds: [...recordIds], before: '2026-11-25', reason: '満了' },
})

describe('every copy that stays', () => {
  it('restores to the log of its moment, or is refused by name when something it needs was harmed since', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(dayOf, { minLength: 4, maxLength: 14 }), async (days) => {
        const root = temporaryFolder()
        const office = newOffice({ folder: path.join(root, 'office') })
        const target = temporaryFolder()
        const events = new Map<string, number>()
        const harmed = new Set<string>()
        let made = 0
        for (const [n, day] of days.entries()) {
          for (let more = 0; more < day.records; more += 1)
            addRecord(office.storage, { recordId: `r${(made += 1)}`, counselorId: 'c1' })
          if (day.dispose && made > 0)
            value(
              await office.storage.disposal.disposeRecords(
                [{ recordId: `r${1 + (day.at % made)}`, bookingId: null }],
                proofOf,
              ),
            )
          const { name, events: count } = value(await backUp(office, target, n, 3))
          events.set(path.basename(name), count)
          const files = partsUnder(target)
          const file = files[day.file % Math.max(1, files.length)]
          if (day.harm === 'none' || file === undefined) continue
          harmed.add(file)
          if (day.harm === 'missing') rmSync(file)
          else flip(file, day.at)
        }
        office.storage.close()
        const [own = ''] = readdirSync(target)
        const copies = readdirSync(path.join(target, own)).filter((name) => /^\d/.test(name))
        expect(copies.length).toBeGreaterThan(0)
        for (const [n, copy] of copies.entries()) {
          const folder = path.join(target, own, copy)
          const { base, parts } = value(await readManifest(folder))
          const to = path.join(temporaryFolder(), String(n))
          const restored = await restoreBackup(folder, to, START_MS, free, undefined, workHere)
          const needed = parts.map(
            ({ table, from, to: last }) =>
              `base-${String(base).padStart(6, '0')}/${table}-${from}-${last}-`,
          )
          const isHarmed = [...harmed].some((file) => needed.some((part) => file.includes(part)))
          if (!restored.ok) {
            expect(isHarmed, `${copy} was not harmed: ${restored.reason}`).toBe(true)
            expect(['backupDamaged', 'backupIncomplete']).toContain(restored.reason)
            continue
          }
          const storage = value(openStorage({ ...office.parts, folder: path.join(to, 'office') }))
          // The word that it was restored is the new device's first.
          expect(storage.log.head().sequence).toBe(1)
          expect(storage.log.reader.before(null, ['office', 'record'], 1)[0]?.place).toBe(
            (events.get(copy) ?? 0) + 1,
          )
          expect(storage.mended).toEqual([])
          storage.close()
        }
      }),
      { numRuns: 10 },
    )
  })

  it('begins a new base after so many, so that one damaged part never takes all copies', async () => {
    const office = newOffice()
    const target = temporaryFolder()
    for (let n = 0; n <= COPIES_OF_A_BASE; n += 1) value(await backUp(office, target, n, 60))
    const [own = ''] = readdirSync(target)
    expect(readdirSync(path.join(target, own)).filter((name) => name.startsWith('base'))).toEqual([
      'base-000001',
      `base-${String(COPIES_OF_A_BASE + 1).padStart(6, '0')}`,
    ])
  })
})

function partsUnder(target: string): string[] {
  return readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(events|record_keys)-.*\.rows$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 0x55
  writeFileSync(file, bytes)
}
