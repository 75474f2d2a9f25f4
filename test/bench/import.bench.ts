/**
 * Import of 100,000 CP932 rows as a person does it, from the dropped file over the preview to what stands in the log, against a bare
 * decode, csv-parse and insert of the same events' bytes with the same pragmas in one transaction. `previewRatio` is of the preview
 * alone, against decode and csv-parse.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { databasePath } from '../../electron/storage/file/names.ts'
import { counselor, openTestOffice } from '../unit/schedule-helpers.ts'
import { bareTable, BY_SCOPE, INSERT_EVENT } from './bare-events.ts'
import { type Bench, median, round, timed } from './bench.ts'

const ROWS = 100_000
const ROUNDS = 3
const DAYS = 200
const FIRST_MONTH = 4

/** A year of a large office as e-TUMO might export it: title line, password column, wareki, ranges of time. */
function largeFile(): Buffer {
  const times = ['10:00～10:30', '11:00～11:30', '14:00～14:30', '15:00～15:30']
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const day = n % DAYS
    return [
      `${1_000_000 + n}`,
      '完了',
      `令和9年${Math.floor(day / 25) + FIRST_MONTH}月${(day % 25) + 1}日`,
      times[n % 4],
      `架空　${n}郎`,
      `カクウ　${n}ロウ`,
      `17010-${String(n).padStart(8, '0')}`,
      '',
      `076-000-${String(n % 10_000).padStart(4, '0')}`,
      `kakuu${n}@example.jp`,
      'himitsu',
    ].join(',')
  })
  return iconv.encode(
    [
      'オンライン職業相談 申込一覧',
      '整理番号,状態,相談希望日,希望時間,氏名,フリガナ,求職番号,同席者,電話番号,メールアドレス,パスワード',
      ...rows,
    ].join('\r\n'),
    'cp932',
  )
}

/** As the app does it, with a breath every few milliseconds. @returns ms of both halves, and the events as they are in the file */
async function ours(
  base64: string,
): Promise<{ previewMs: number; acceptMs: number; rows: SQLInputValue[][] }> {
  const folder = mkdtempSync(join(tmpdir(), 'soudan-bench-import-'))
  const office = openTestOffice({}, folder)
  try {
    office.profile = { ...kanazawaProfile(), boothsPerSlot: 20 }
    const { handlers } = office.room
    let previewId = ''
    const previewMs = await timed(async () => {
      const asked = await handlers['schedule.preview'](
        { fileName: 'large.csv', base64, mapping: null },
        counselor,
      )
      if (!asked.ok || asked.value.kind !== 'preview') throw new Error('not read')
      previewId = asked.value.preview.previewId
    })
    const acceptMs = await timed(async () => {
      const done = await handlers['schedule.accept']({ previewId }, counselor)
      if (!done.ok) throw new Error(done.reason)
    })
    const reading = new DatabaseSync(databasePath(folder), { readOnly: true })
    const rows = reading
      .prepare(
        'SELECT device, sequence, at_ms, actor, type, scope, payload, previous, hash FROM events ORDER BY rowid',
      )
      .all()
      .map((row): SQLInputValue[] => Object.values(row))
    reading.close()
    if (rows.length < ROWS) throw new Error('rows are missing')
    return { previewMs, acceptMs, rows }
  } finally {
    office.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function read(bytes: Buffer): void {
  const rows: unknown = parse(iconv.decode(bytes, 'cp932'), { relax_column_count: true })
  if (!Array.isArray(rows) || rows.length !== ROWS + 2) throw new Error('rows are missing')
}

/** Into the same table with the same index. */
function insert(rows: readonly SQLInputValue[][]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'soudan-bench-import-'))
  const db = bareTable(join(folder, 'bare.sqlite'))
  db.exec(BY_SCOPE)
  return timed(() => {
    db.exec('BEGIN')
    const put = db.prepare(INSERT_EVENT)
    for (const row of rows) put.run(...row)
    db.exec('COMMIT')
  }).finally(() => {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  })
}

export const bench: Bench = {
  name: 'import',
  target: { atLeast: 1 },
  async run() {
    const bytes = largeFile()
    const base64 = bytes.toString('base64')
    const times = { preview: [] as number[], accept: [] as number[] }
    const bare = { read: [] as number[], insert: [] as number[] }
    for (let at = 0; at <= ROUNDS; at += 1) {
      const mine = await ours(base64)
      const readMs = await timed(() => read(bytes))
      const insertMs = await insert(mine.rows)
      if (at === 0) continue
      times.preview.push(mine.previewMs)
      times.accept.push(mine.acceptMs)
      bare.read.push(readMs)
      bare.insert.push(insertMs)
    }
    const ms = (values: readonly number[]): number => round(median(values), 0)
    return {
      ratio:
        (median(bare.read) + median(bare.insert)) / (median(times.preview) + median(times.accept)),
      unit: 'x the speed of decode + csv-parse + bare insert',
      details: {
        rows: ROWS,
        megabytes: round(bytes.length / 1e6, 1),
        rounds: ROUNDS,
        previewRatio: round(median(bare.read) / median(times.preview)),
        'preview, median ms': ms(times.preview),
        'accepted to committed, median ms': ms(times.accept),
        'decode + csv-parse, median ms': ms(bare.read),
        'bare insert, median ms': ms(bare.insert),
      },
    }
  },
}
