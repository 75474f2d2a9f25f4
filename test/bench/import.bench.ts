/** Import of 100,000 CP932 rows: decode, header, understanding and the plan, against a bare decode and csv-parse of the same bytes. */
import { createHmac } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import iconv from 'iconv-lite'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import { japaneseHolidays } from '../../electron/schedule/holidays.ts'
import { readImport } from '../../electron/schedule/import/read.ts'
import { quietWatch, runSlices } from '../../electron/slices.ts'
import { createIndex } from '../../shared/schedule/index.ts'
import { planImport } from '../../shared/schedule/plan.ts'
import { alternate, type Bench, median, round, timed } from './bench.ts'

const ROWS = 100_000
const ROUNDS = 7
const DAYS = 200

/** A year of a large office as e-TUMO might export it: title line, password column, wareki, ranges of time. */
function largeFile(): Uint8Array {
  const times = ['10:00～10:30', '11:00～11:30', '14:00～14:30', '15:00～15:30']
  const rows = Array.from({ length: ROWS }, (_, n) => {
    const day = n % DAYS
    return [
      `${1_000_000 + n}`,
      '完了',
      `令和9年${Math.floor(day / 25) + 1}月${(day % 25) + 1}日`,
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

/** As the app does it, with a breath every few milliseconds; all rows end as planned bookings. */
async function ours(bytes: Uint8Array): Promise<void> {
  const profile = { ...kanazawaProfile(), boothsPerSlot: 20 }
  const read = await readImport(
    { fileName: 'large.csv', bytes, mapping: null, remembered: {}, sites: profile.sites },
    quietWatch,
  )
  if (!read.ok || read.value.kind !== 'rows') throw new Error('not read')
  const rules = {
    profile,
    holidays: japaneseHolidays,
    today: null,
    now: null,
    restricted: () => false,
    used: () => false,
  }
  const plan = await runSlices(
    planImport(read.value.file.rows, {
      index: createIndex([]),
      rules,
      atMs: 0,
      tag: (text) => createHmac('sha256', 'key').update(text).digest('hex').slice(0, 32),
    }),
    quietWatch,
  )
  if (!plan.ok || plan.value.puts.length !== ROWS) throw new Error('rows are missing')
}

function bare(bytes: Uint8Array): void {
  const rows: unknown = parse(
    iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'cp932'),
    { relax_column_count: true },
  )
  if (!Array.isArray(rows) || rows.length !== ROWS + 2) throw new Error('rows are missing')
}

export const bench: Bench = {
  name: 'import',
  target: { atLeast: 0.5 },
  async run() {
    const bytes = largeFile()
    const times = await alternate(
      ROUNDS,
      2,
      () => timed(() => ours(bytes)),
      () => timed(() => bare(bytes)),
    )
    const [mine, theirs] = [median(times.ours), median(times.bare)]
    return {
      ratio: theirs / mine,
      unit: 'x the speed of decode + csv-parse',
      details: {
        rows: ROWS,
        megabytes: round(bytes.length / 1e6, 1),
        rounds: ROUNDS,
        'import, median ms': round(mine, 0),
        'decode + csv-parse, median ms': round(theirs, 0),
      },
    }
  },
}
