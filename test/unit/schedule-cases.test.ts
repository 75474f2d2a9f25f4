/** Small files that were once read wrongly without a word: each stands for its kind, and each has its right value, by the room and by the command line. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runImport } from '../../electron/schedule/import-command.ts'
import { alone, casesFolder } from '../fixtures/cases.ts'
import { fail, ok } from '../../shared/result.ts'
import type { Field } from '../../shared/schedule/import.ts'
import { counselor, openTestOffice, type TestOffice, value } from './schedule-helpers.ts'

const folder = casesFolder
const bytesOf = (name: string): Buffer => readFileSync(join(folder, `${name}.csv`))

function ask(office: TestOffice, name: string, mapping: (Field | null)[] | null = null) {
  return office.room.handlers['schedule.preview'](
    { fileName: `${name}.csv`, base64: bytesOf(name).toString('base64'), mapping },
    counselor,
  )
}

async function shown(office: TestOffice, name: string, mapping: (Field | null)[] | null = null) {
  const answer = await value(ask(office, name, mapping))
  if (answer.kind !== 'preview') throw new Error(`${name}: asked about ${JSON.stringify(answer)}`)
  return answer.preview
}

/** Accepts it; the command line has said the same of it before. */
async function take(office: TestOffice, name: string): Promise<void> {
  const { previewId, rows, notices } = await shown(office, name)
  const { json } = await byCommand(name, office)
  expect(verdicts(json.rows), name).toEqual(verdicts(rows))
  expect(json.notices, name).toEqual(notices)
  await value(office.room.handlers['schedule.accept']({ previewId }, counselor))
}

const bookings = (office: TestOffice) =>
  [...office.store.index().entries.values()].map(({ booking }) => booking)
const live = (office: TestOffice): string[] =>
  bookings(office).flatMap(({ state, name }) => (state === 'live' ? [name] : []))
const verdicts = (rows: readonly { verdict: string; reasons: readonly string[] }[]) =>
  rows.map(({ verdict, reasons }) => [verdict, ...reasons])

type Json = {
  readonly notices: readonly string[]
  readonly rows: readonly { line: number; verdict: string; reasons: string[]; booking: unknown }[]
}

/** @param office compared with what it knows; null: with an empty one */
async function byCommand(
  name: string,
  office: TestOffice | null = null,
  ...more: string[]
): Promise<{ status: number; json: Json }> {
  const out: string[] = []
  const data = office === null ? [] : ['--data', 'of the test']
  const args = [join(folder, `${name}.csv`), '--dry-run', '--json', ...data, ...more]
  const status = await runImport(args, {
    out: (text) => out.push(text),
    err: () => undefined,
    openOffice: () =>
      office === null
        ? fail('notFound')
        : ok({
            profile: office.profile,
            index: office.store.index(),
            mappings: office.store.head().mappings,
            outputs: office.store.head().outputs,
            tag: (text) => text,
            wallMs: office.clock.wallMs(),
            close: () => undefined,
          }),
  })
  return { status, json: JSON.parse(out.join('\n')) as Json }
}

describe.each(alone)('$name', ({ name, rows, booking = [] }) => {
  it('has its right value in the preview', async () => {
    const preview = await shown(openTestOffice(), name)
    expect(verdicts(preview.rows)).toEqual(rows)
    for (const [place, wanted] of booking.entries())
      expect(preview.rows[place]?.booking ?? {}).toMatchObject(wanted)
  })

  it('has the same by the command line', async () => {
    const { status, json } = await byCommand(name)
    expect(status).toBe(0)
    expect(verdicts(json.rows)).toEqual(rows)
    for (const [place, wanted] of booking.entries())
      expect(json.rows[place]?.booking ?? {}).toMatchObject(wanted)
  })
})

describe('what was understood beside the columns', () => {
  it('keeps the mobile telephone, not the empty one and not the emergency one', async () => {
    for (const name of ['g9-two-phones', 'g13-emergency']) {
      const office = openTestOffice()
      await take(office, name)
      expect(bookings(office).map(({ phone }) => phone)).toEqual(['090-0000-0001'])
    }
  })

  it('gives a telephone its zero back', async () => {
    const office = openTestOffice()
    await take(office, 'g7-phone')
    expect(bookings(office)[0]?.phone).toBe('09000000001')
  })

  it('keeps the cell of 21,000 letters whole where it is kept, and cut where it is shown', async () => {
    const { rows } = await shown(openTestOffice(), 'b6-long-quoted')
    const cell = rows[0]?.raw.find(([title]) => title === '相談内容')?.[1] ?? ''
    expect(cell).toMatch(/…（全[\d,]+文字）$/u)
    expect(cell.length).toBeLessThan(1100)
  })
})

describe('g10-before-after', () => {
  it('asks, because a bracket changes the meaning, and offers what stands after the change', async () => {
    const office = openTestOffice()
    const answer = await value(ask(office, 'g10-before-after'))
    if (answer.kind !== 'mapping') throw new Error('not asked')
    const { titles, guess, doubts } = answer.header
    expect(guess[titles.indexOf('予約日（変更後）')]).toBe('date')
    expect(guess[titles.indexOf('予約日（変更前）')]).toBeNull()
    expect(doubts.filter((doubt) => doubt === 'brackets').length).toBe(4)
    const preview = await shown(office, 'g10-before-after', guess)
    expect(preview.rows[0]).toMatchObject({
      verdict: 'added',
      booking: { date: '2027-03-26', slot: '14:00' },
    })
  })

  it('is understood by the command line once it is told', async () => {
    expect((await byCommand('g10-before-after')).status).toBe(1)
    const { json } = await byCommand(
      'g10-before-after',
      null,
      ...['--map', '予約日（変更後）=date', '--map', '予約時間（変更後）=time'],
    )
    expect(json.rows[0]).toMatchObject({ booking: { date: '2027-03-26', slot: '14:00' } })
  })
})

describe('d5-residence-words', () => {
  it('reads a negation anywhere as no, a word nobody knows as unknown', async () => {
    const { rows } = await shown(openTestOffice(), 'd5-residence-words')
    expect(rows.map(({ booking }) => booking?.residence)).toEqual([
      'no', // 登録していない
      'no', // 登録無し
      'no', // 登録していません
      'no', // 届出していない
      'no', // 確認できない
      'unknown', // 登録手続き中
      'no', // いいえ（登録していません）
      'no', // いいえ、登録していない
      'no', // 無し
      'no', // 登録なし
      'no', // 未登録
      'no', // ない
      'yes', // 登録済み
      'yes', // はい
      'notApplicable', // 該当しない
      'notApplicable', // 該当なし
      'notApplicable', // 登録不要
      'notApplicable', // 日本国籍
      'notApplicable', // 特別永住者
      'yes', // 登録あり
      'yes', // 有り
      'yes', // 確認済
    ])
  })
})

describe('files one after the other', () => {
  it('s2: a form whose numbers begin again takes nobody for somebody else', async () => {
    const office = openTestOffice()
    await take(office, 's2-form-a')
    const preview = await shown(office, 's2-form-b')
    expect(preview.notices).toContain('numbersRestart')
    expect(verdicts(preview.rows)).toEqual([
      ['held', 'sameKeyOtherPerson'],
      ['held', 'sameKeyOtherPerson'],
    ])
    await take(office, 's2-form-b')
    expect(live(office)).toEqual(['架空 一郎', '架空 二郎'])
    expect(bookings(office).find(({ name }) => name === '見本 花子')?.state).toBe('held')
    const unread = await value(office.room.handlers['schedule.unread']({}, counselor))
    expect(unread.map(({ reasons }) => reasons)).toEqual([['sameKeyOtherPerson']])
    // Neither file changes anything the second time, and the notice stays until a person dismisses it.
    for (const name of ['s2-form-a', 's2-form-b', 's2-form-a']) {
      expect((await shown(office, name)).summary).toMatchObject({ unchanged: 2 })
      await take(office, name)
    }
    expect(office.store.head().unread.length).toBe(1)
  })

  it('s3: zeros lost on the way through a spreadsheet hide no withdrawal', async () => {
    const office = openTestOffice()
    await take(office, 's3-original')
    await take(office, 's3-excel-saved')
    expect(bookings(office).map(({ name, state }) => [name, state])).toEqual([
      ['架空 一郎', 'withdrawn'],
    ])
  })

  it('s8: a file older than the last one says so, and brings nobody back live', async () => {
    const office = openTestOffice()
    await take(office, 's8-yesterday')
    await take(office, 's8-new')
    const preview = await shown(office, 's8-yesterday')
    expect(preview.notices).toEqual(['statesGoBack'])
    expect(verdicts(preview.rows)).toEqual([['held', 'statusWentBack']])
    await take(office, 's8-yesterday')
    expect(live(office)).toEqual([])
  })

  it('f1: the twelve are one by one again as soon as a file with their numbers comes', async () => {
    const office = openTestOffice()
    await take(office, 'f1-twelve-exponent')
    expect(bookings(office).map(({ state }) => state)).toEqual(Array(12).fill('held'))
    expect((await shown(office, 'f1-twelve-exponent')).summary).toMatchObject({ unchanged: 12 })
    const whole = new TextDecoder('shift_jis')
      .decode(bytesOf('f1-twelve-exponent'))
      .split('\r\n')
      .map((line, n) => line.replace('2.02703E+11', `2027030000${String(n).padStart(2, '0')}`))
      .join('\r\n')
    const answer = await value(
      office.room.handlers['schedule.preview'](
        { fileName: 'f1.csv', base64: Buffer.from(whole).toString('base64'), mapping: null },
        counselor,
      ),
    )
    if (answer.kind !== 'preview') throw new Error('asked')
    await value(
      office.room.handlers['schedule.accept']({ previewId: answer.preview.previewId }, counselor),
    )
    expect(bookings(office).length).toBe(12)
    expect(live(office).length).toBe(12)
  })
})
