/** Large files: read and accepted in pieces that leave the thread of the cap free. */
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { PREVIEW_ROWS } from '../../shared/schedule/import.ts'
import { counselor, openTestOffice, value } from './schedule-helpers.ts'

const ROWS = 30_000
const times = ['10:00～10:30', '11:00～11:30', '14:00～14:30', '15:00～15:30']

function largeFile(): string {
  const rows = Array.from(
    { length: ROWS },
    (_, n) =>
      `${1_000_000 + n},完了,令和9年4月${(n % 28) + 1}日,${times[n % 4] ?? ''},架空　${n}郎,17010-${String(n).padStart(8, '0')},himitsu`,
  )
  return iconv
    .encode(
      ['整理番号,状態,相談希望日,希望時間,氏名,求職番号,パスワード', ...rows].join('\r\n'),
      'cp932',
    )
    .toString('base64')
}

/** CPU time of this thread, ms: what other programs do meanwhile does not count. */
function cpuMs(): number {
  const used = process.threadCpuUsage()
  return (used.user + used.system) / 1000
}

describe('a file with many rows', () => {
  it('is read, planned and accepted in pieces that leave the process free for the cap, with progress', async () => {
    const pieces: number[] = []
    let start = cpuMs()
    const office = openTestOffice({
      async breathe() {
        pieces.push(cpuMs() - start)
        await new Promise((resolve) => setImmediate(resolve))
        start = cpuMs()
      },
    })
    const base64 = largeFile()
    start = cpuMs()
    const asked = await value(
      office.room.handlers['schedule.preview'](
        { fileName: 'large.csv', base64, mapping: null },
        counselor,
      ),
    )
    if (asked.kind !== 'preview') throw new Error('no preview')
    const { preview } = asked
    const reading = office.topics.length
    const summary = await value(
      office.room.handlers['schedule.accept']({ previewId: preview.previewId }, counselor),
    )
    expect(Object.values(summary).reduce((sum, count) => sum + count, 0)).toBe(ROWS)
    expect(office.store.index().entries.size).toBe(ROWS)
    // A collection of garbage may fall into any piece; nearly all of them are far shorter.
    pieces.sort((left, right) => right - left)
    expect(pieces.length).toBeGreaterThan(300)
    expect(pieces[Math.floor(pieces.length / 50)]).toBeLessThan(20)
    expect(pieces[0]).toBeLessThan(150)

    const progress = office.topics
      .slice(0, reading)
      .filter(({ topic }) => topic === 'schedule.progress')
      .map(({ payload }) => payload as { done: number; total: number })
    expect(progress.length).toBeGreaterThan(20)
    expect(
      progress.every(({ done, total }, n) => done <= total && done >= (progress[n - 1]?.done ?? 0)),
    ).toBe(true)

    expect(preview.rows.length).toBe(PREVIEW_ROWS)
    expect(preview.rows.every((row) => row.verdict === 'held')).toBe(true)
    office.restart()
    expect(office.store.index().entries.size).toBe(ROWS)
  })

  it('shows its rows page by page', async () => {
    const office = openTestOffice()
    const asked = await value(
      office.room.handlers['schedule.preview'](
        { fileName: 'large.csv', base64: largeFile(), mapping: null },
        counselor,
      ),
    )
    if (asked.kind !== 'preview') throw new Error('no preview')
    const { previewId, summary } = asked.preview
    const page = await value(
      office.room.handlers['schedule.previewRows'](
        { previewId, verdict: 'added', offset: 10, limit: 5 },
        counselor,
      ),
    )
    expect(page.total).toBe(summary.added)
    expect(page.rows.map((row) => row.verdict)).toEqual([
      'added',
      'added',
      'added',
      'added',
      'added',
    ])
    const before = await value(
      office.room.handlers['schedule.previewRows'](
        { previewId, verdict: 'added', offset: 0, limit: 15 },
        counselor,
      ),
    )
    expect(before.rows.slice(10)).toEqual(page.rows)
    expect(before.rows.map((row) => row.line)).toEqual(
      before.rows.map((row) => row.line).sort((left, right) => left - right),
    )
    expect(
      (
        await value(
          office.room.handlers['schedule.previewRows'](
            { previewId, verdict: null, offset: ROWS - 1, limit: 5 },
            counselor,
          ),
        )
      ).rows.map((row) => row.line),
    ).toEqual([ROWS + 1])
    expect(
      await office.room.handlers['schedule.previewRows'](
        { previewId: 'x', verdict: null, offset: 0, limit: 5 },
        counselor,
      ),
    ).toMatchObject({ ok: false, reason: 'previewGone' })
  })

  it('can be cancelled on the way, and changes nothing then', async () => {
    let turns = 0
    const office = openTestOffice({
      async breathe() {
        turns += 1
        if (turns === 60) await office.room.handlers['schedule.cancelPreview']({}, counselor)
        await new Promise((resolve) => setImmediate(resolve))
      },
    })
    expect(
      await office.room.handlers['schedule.preview'](
        { fileName: 'large.csv', base64: largeFile(), mapping: null },
        counselor,
      ),
    ).toEqual({ ok: false, reason: 'cancelled' })
    expect(turns).toBeLessThan(65)
    expect(office.store.revision()).toBe(0)
  })

  it('tells how far an acceptance is, and can be stopped until it is in force, as if it had never begun', async () => {
    let stopAt = Infinity
    const office = openTestOffice({
      async breathe() {
        const told = office.topics.filter(({ topic }) => topic === 'schedule.progress').length
        if (told >= stopAt) await office.room.handlers['schedule.cancelPreview']({}, counselor)
        await new Promise((resolve) => setImmediate(resolve))
      },
    })
    const ask = async () => {
      const asked = await value(
        office.room.handlers['schedule.preview'](
          { fileName: 'large.csv', base64: largeFile(), mapping: null },
          counselor,
        ),
      )
      if (asked.kind !== 'preview') throw new Error('no preview')
      office.topics.length = 0
      return asked.preview.previewId
    }
    const previewId = await ask()
    stopAt = 12
    expect(await office.room.handlers['schedule.accept']({ previewId }, counselor)).toEqual({
      ok: false,
      reason: 'cancelled',
    })
    expect([office.store.revision(), office.store.index().entries.size]).toEqual([0, 0])
    stopAt = Infinity
    const again = await ask()
    await value(office.room.handlers['schedule.accept']({ previewId: again }, counselor))
    const told = office.topics
      .filter(({ topic }) => topic === 'schedule.progress')
      .map(({ payload }) => payload as { done: number; total: number })
    expect(told.length).toBeGreaterThan(15)
    expect(
      told.every(
        ({ done, total }, n) => total === ROWS && done <= total && done >= (told[n - 1]?.done ?? 0),
      ),
    ).toBe(true)
    expect(told.at(-1)?.done).toBeGreaterThan(ROWS * 0.9)
    // Of tens of thousands of held bookings a screen gets the first, and the number of all.
    expect((await value(office.room.handlers['schedule.held']({}, counselor))).length).toBe(200)
    expect(
      (await value(office.room.handlers['schedule.held']({ limit: 50 }, counselor))).length,
    ).toBe(50)
    expect((await value(office.room.handlers['schedule.waiting']({}, counselor))).held).toBe(
      [...office.store.index().entries.values()].filter(({ booking }) => booking.state === 'held')
        .length,
    )
  })

  it('gives way to what happens during acceptance: the preview has to be looked at again', async () => {
    let during: (() => void) | null = null
    const office = openTestOffice({
      async breathe() {
        during?.()
        during = null
        await new Promise((resolve) => setImmediate(resolve))
      },
    })
    const asked = await value(
      office.room.handlers['schedule.preview'](
        { fileName: 'large.csv', base64: largeFile(), mapping: null },
        counselor,
      ),
    )
    if (asked.kind !== 'preview') throw new Error('no preview')
    const wish = {
      date: '2027-04-05',
      slot: '10:00',
      siteId: 'kanazawa',
      name: '架空 次郎',
      kana: null,
      jobSeekerNumber: '17010-99999999',
      category: 1,
      residence: 'notApplicable',
      companions: null,
      phone: null,
      email: null,
      meeting: null,
    } as const
    during = () => void office.room.handlers['schedule.book']({ wish }, counselor)
    expect(
      await office.room.handlers['schedule.accept'](
        { previewId: asked.preview.previewId },
        counselor,
      ),
    ).toEqual({ ok: false, reason: 'scheduleChanged' })
    expect([...office.store.index().entries.values()].map(({ booking }) => booking.name)).toEqual([
      '架空 次郎',
    ])
    office.restart()
    expect(office.store.index().entries.size).toBe(1)
  })
})
