/** The month's sheet out of a real storage: true on the screen; out of the office only when over, suppressed and recorded. */
import { describe, expect, it } from 'vitest'
import type { ReviewRoom } from '../../electron/review/room.ts'
import type { Storage } from '../../electron/storage/storage.ts'
import type { Outcome } from '../../shared/log/outcome.ts'
import { recordScope } from '../../shared/log/scope.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'
import { reviewRoom, supervisor } from './review-helpers.ts'
import { newOffice, opened, value } from './storage-helpers.ts'

const by = { account: supervisor }
const WISH = { month: '2026-11', why: '月の報告' } as const

function close(storage: Storage, recordId: string, outcome: Outcome, consulted: boolean): void {
  const of = { scope: recordScope(recordId), actorId: 'anna' }
  value(
    storage.log.append([
      opened({ recordId, counselorId: 'anna' }),
      ...(consulted ? [{ ...of, type: 'session.consultingBegan' as const, payload: {} }] : []),
      {
        ...of,
        type: 'session.closed',
        payload: { outcome, note: '', followUp: '', usedMs: 600_000 },
      },
    ]),
  )
}

describe('the month’s sheet', () => {
  const stage = () => {
    const clock = createVirtualClock(instantOf('2026-11-24', '10:00'))
    const { storage } = newOffice({ clock })
    for (let at = 0; at < 5; at += 1) close(storage, `r${at}`, 'completed', true)
    close(storage, 'left', 'seekerLeft', false)
    const room = (): ReviewRoom =>
      reviewRoom(storage, undefined, {
        clock,
        bookingsOf: () => ({
          openDays: 18,
          unopened: [{ kind: 'withdrawn', slot: '10:00', siteId: 'kanazawa' }],
        }),
      })
    const november = (): void => {
      clock.advance(instantOf('2026-12-01', '09:00') - clock.wallMs())
    }
    return { storage, room, november }
  }

  it('has the true figures on the screen, and says that a month which goes on cannot leave', async () => {
    const { room } = stage()
    const { sheet, isOver } = value(
      await room().handlers['review.monthSheet']({ month: '2026-11' }, by),
    )
    expect(isOver).toBe(false)
    expect(sheet).toMatchObject({
      openDays: 18,
      statistics: {
        total: 6,
        tables: {
          category: [{ key: '1', count: 6 }],
          used: [
            { key: 'used', count: 5 },
            { key: 'notUsed', count: 1 },
          ],
        },
      },
      unopened: { total: 1 },
      names: { kanazawa: 'ハローワーク金沢' },
    })
    for (const refused of [
      await room().handlers['review.monthPaper'](WISH, by),
      await room().handlers['review.exportMonthSheet']({ ...WISH, encoding: 'utf8' }, by),
    ])
      expect(refused).toMatchObject({ reason: 'periodNotWhole' })
  })

  it('leaves once the month is over: few of anything left out, and what left in the log', async () => {
    const { storage, room, november } = stage()
    november()
    const told: unknown[] = []
    storage.log.onCommitted((events) => {
      for (const { type, actorId, payload } of events)
        if (type === 'records.exported') told.push([actorId, payload])
    })
    const paper = value(await room().handlers['review.monthPaper'](WISH, by))
    expect(paper.statistics.tables.outcome).toEqual([
      { key: 'completed', count: null },
      { key: 'seekerLeft', count: null },
    ])
    expect(paper.unopened.total).toBeNull()
    const file = value(
      await room().handlers['review.exportMonthSheet']({ ...WISH, encoding: 'utf8' }, by),
    )
    expect(file.fileName).toBe('オンライン職業相談月報_2026-11.csv')
    const words = Buffer.from(file.base64, 'base64').toString('utf8')
    expect(words).toContain('求職者が退室,＊,')
    expect(words).not.toMatch(/,[12](?:,|\r)/u)
    expect(told).toEqual([
      ['sup', { what: '2026-11の月報（印刷・PDF）', why: '月の報告' }],
      ['sup', { what: '2026-11の月報（CSV、UTF-8）', why: '月の報告' }],
    ])
  })
})
