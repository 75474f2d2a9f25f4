/**
 * e-TUMO-like files over a known truth: titles put together from families of words, any encoding, the traces of spreadsheets, damage.
 * Everybody is invented. A line of a file knows whose it is.
 */
import type fc from 'fast-check'
import iconv from 'iconv-lite'
import type { Field } from '../../shared/schedule/import.ts'

export type Person = {
  readonly name: string
  readonly kana: string
  readonly number: string
  readonly phone: string
  readonly email: string
  readonly companions: string
  readonly residence: 'yes' | 'notApplicable' | 'no'
  readonly date: string
  readonly slot: string
  readonly key: string
}

/** What a file says of a person. */
export type Said = { readonly person: Person; readonly status: 'booked' | 'withdrawn' }

export type Column = {
  readonly title: string
  /** What the column is in truth; null: nothing of a booking. */
  readonly field: Field | null
  readonly cell: (said: Said) => string
}

export type OddFile = {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** What the bytes were made of. */
  readonly text: string
  /** What a person would answer, by the place of the column. */
  readonly truth: readonly (Field | null)[]
  /** Whose line it is, by line (from 1). */
  readonly lines: ReadonlyMap<number, readonly Person[]>
}

/** fast-check's way to draw values one by one. */
export type Draw = fc.GeneratorValue
export type Arbitraries = {
  readonly pick: <T>(...some: readonly T[]) => T
  readonly chance: (percent: number) => boolean
  readonly number: (least: number, most: number) => number
}

export const SECRET = 'himitsu-ab'
const FAMILY = ['架空', '見本', '仮田', '例川', '試山', '吉田', '髙橋', '山﨑', '佐々木', '渡邊']
const GIVEN = ['一郎', '二郎', '花子', '月子', '三千代', '健', '恵', '四郎', '五郎', '美咲']
const KANA_FAMILY = [
  'カクウ',
  'ミホン',
  'カリタ',
  'レイカワ',
  'シヤマ',
  'ヨシダ',
  'タカハシ',
  'ヤマザキ',
  'ササキ',
  'ワタナベ',
]
const KANA_GIVEN = [
  'イチロウ',
  'ジロウ',
  'ハナコ',
  'ツキコ',
  'ミチヨ',
  'ケン',
  'メグミ',
  'シロウ',
  'ゴロウ',
  'ミサキ',
]
const DATES = ['2027-03-24', '2027-03-25', '2027-03-26', '2027-04-05']
const SLOTS = ['10:00', '11:00', '14:00', '15:00']

/** @param n makes number, telephone and name unlike everybody else's */
export function personOf({ pick, chance, number }: Arbitraries, n: number, key: string): Person {
  const family = (n * 7 + number(0, 1)) % FAMILY.length
  const given = n % GIVEN.length
  const office = pick('17010', '17020', '01010')
  return {
    name: `${FAMILY[family] ?? ''} ${GIVEN[given] ?? ''}${n >= 10 ? '之' : ''}`,
    kana: `${KANA_FAMILY[family] ?? ''} ${KANA_GIVEN[given] ?? ''}`,
    number: `${office}-${String(10_000 + n * 37).padStart(8, '0')}`,
    phone: `090${String(10_000_000 + n * 7919)}`,
    email: `kakuu${n}@example.jp`,
    companions: chance(20) ? pick('母', '通訳', '支援者') : '',
    residence: chance(10) ? 'no' : pick('yes', 'notApplicable'),
    date: pick(...DATES),
    slot: pick(...SLOTS),
    key,
  }
}

const wide = (text: string): string =>
  text.replace(/[0-9:/-]/gu, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))

function dateCell({ pick }: Arbitraries, date: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return pick(
    date,
    `${year}/${month}/${day}`,
    `令和${year - 2018}年${month}月${day}日`,
    `R${year - 2018}.${month}.${day}`,
    wide(date.replaceAll('-', '/')),
    `${year}年${month}月${day}日`,
    date.replaceAll('-', ''),
  )
}

function timeCell({ pick }: Arbitraries, slot: string): string {
  const hour = Number(slot.slice(0, 2))
  return pick(slot, `${hour}時`, `${slot}～${hour}:30`, wide(slot), `${slot}:00`, `${hour}時00分`)
}

const numberCell = ({ pick }: Arbitraries, number: string): string =>
  pick(number, number, wide(number), number.replace('-', ''), number.replace('-', 'ー'))

function statusCell({ pick }: Arbitraries, status: Said['status']): string {
  return status === 'booked'
    ? pick('完了', '処理待ち', '処理中', '送信済み', '受付済み', '予約確定')
    : pick('取下げ', '取り下げ', 'キャンセル', '予約取消', '取消し済み', '申込取下げ')
}

function residenceCell({ pick }: Arbitraries, residence: Person['residence']): string {
  if (residence === 'yes') return pick('登録済み', 'はい', '登録あり', '有り', '確認済')
  return residence === 'no'
    ? pick('登録していない', 'いいえ（登録していません）', '未登録', '無し', '届出していない')
    : pick('', '該当しない', '該当なし', '日本国籍', '登録不要')
}

/** A note behind a title, the number of a question before it: what changes nothing of its meaning. */
function dressed({ pick, chance, number }: Arbitraries, title: string): string {
  const note = chance(25)
    ? pick('（必須）', '（半角）', '※必須', '【任意】', '（例：架空）', '：')
    : ''
  const before = chance(15) ? `${pick('問', 'Q', '')}${number(1, 9)}${pick('．', '.', ' ')}` : ''
  return `${before}${title}${note}`
}

/** Columns in an order of the day; each title is put together from words. */
export function columnsOf(draw: Arbitraries): Column[] {
  const { pick, chance } = draw
  const who = (): string => pick('', '', '申込者', '利用者', '求職者', '予約者', '相談者の')
  const when = (): string =>
    pick('', '相談', '予約', '利用', '来所', '面談') + pick('希望', '', '予定')
  const title = (text: string): string => dressed(draw, text)
  const columns: Column[] = [
    {
      title: title(
        pick(
          '整理番号',
          '受付番号',
          '申込番号',
          '到達番号',
          '予約番号',
          '受付ID',
          'お問い合わせ番号',
        ),
      ),
      field: 'receiptNumber',
      cell: ({ person }) => person.key,
    },
    {
      title: title(
        pick('', 'ハローワーク') + pick('求職番号', '求職者番号', '求職登録番号', '求職No'),
      ),
      field: 'jobSeekerNumber',
      cell: ({ person }) => numberCell(draw, person.number),
    },
    {
      // A title nobody could know: its words of states are what has to be noticed.
      title: chance(20)
        ? pick('進み具合', 'いまどこ', '結果', 'フラグ')
        : title(
            pick('', '申込', '予約', '処理', '申請', '手続き', '現在の') +
              pick('状態', '状況', 'ステータス'),
          ),
      field: 'status',
      cell: ({ status }) => statusCell(draw, status),
    },
  ]
  if (chance(30)) {
    const given = (text: string): string => text.split(' ')[1] ?? ''
    const family = (text: string): string => text.split(' ')[0] ?? ''
    const [one, two] = pick(
      ['氏名（姓）', '氏名（名）'],
      ['姓', '名'],
      ['お名前(姓)', 'お名前(名)'],
    )
    columns.push(
      { title: one, field: 'familyName', cell: ({ person }) => family(person.name) },
      { title: two, field: 'givenName', cell: ({ person }) => given(person.name) },
    )
  } else
    columns.push({
      title: title(who() + pick('氏名', '名前', 'お名前', '氏名（漢字）')),
      field: 'name',
      cell: ({ person }) => person.name,
    })
  if (chance(60))
    columns.push({
      title: title(pick('', '氏名', 'お名前') + pick('フリガナ', 'ふりがな', '（カナ）', 'カナ')),
      field: 'kana',
      cell: ({ person }) => person.kana,
    })
  if (chance(25))
    columns.push({
      title: title(`${when() || '予約'}日時${pick('', '', '（開始）')}`),
      field: 'dateTime',
      cell: ({ person }) => `${dateCell(draw, person.date)} ${person.slot}`,
    })
  else {
    const [date, time] = [
      title(`${when() || '利用'}${pick('日', '日', '年月日')}`),
      title(`${when()}${pick('時間', '時刻', '時間帯')}`),
    ]
    const branches = chance(20) ? 2 : 1
    for (let branch = 0; branch < branches; branch += 1) {
      const mine = ({ person }: Said): boolean =>
        branches === 1 || Number(person.key.replace(/\D/gu, '')) % 2 === branch
      columns.push(
        {
          title: date,
          field: 'date',
          cell: (said) => (mine(said) ? dateCell(draw, said.person.date) : ''),
        },
        {
          title: time,
          field: 'time',
          cell: (said) => (mine(said) ? timeCell(draw, said.person.slot) : ''),
        },
      )
    }
  }
  if (chance(50))
    columns.push({
      title: title(pick('在留資格の登録', '在留資格登録の有無', '在留資格の届出（外国籍の方）')),
      field: 'residence',
      cell: ({ person }) => residenceCell(draw, person.residence),
    })
  if (chance(50))
    columns.push({
      title: title(pick('同席者', '同席者の有無', '付添い者', '同席予定者')),
      field: 'companions',
      cell: ({ person }) => person.companions || pick('', 'なし', 'いません'),
    })
  if (chance(60)) {
    const kind = chance(30)
    if (kind) columns.push({ title: '電話番号（自宅）', field: 'phone', cell: () => '' })
    columns.push({
      title: kind
        ? '電話番号（携帯）'
        : title(pick('電話番号', '携帯電話番号', '連絡先電話番号', '日中の電話番号', 'TEL')),
      field: 'phone',
      cell: ({ person }) => person.phone,
    })
    if (chance(30))
      columns.push({ title: '電話番号（緊急連絡先）', field: null, cell: () => '076-999-9999' })
  }
  if (chance(40))
    columns.push({
      title: title(pick('メールアドレス', 'E-mail', '連絡先メールアドレス', '電子メール')),
      field: 'email',
      cell: ({ person }) => person.email,
    })
  if (chance(40))
    columns.push({
      title: pick('パスワード', '整理番号パスワード', '暗証番号', 'ログインパスワード'),
      field: null,
      cell: () => SECRET,
    })
  if (chance(40))
    columns.push({
      title: pick('備考', '相談内容', 'ご要望'),
      field: null,
      cell: () => pick('', '特になし', 'はい、来ます', '同席, 二人'),
    })
  if (chance(30))
    columns.push({
      title: pick('申込日時', '受付日', '最終更新日時', '生年月日'),
      field: null,
      cell: () => '2027/03/01 09:12',
    })
  return columns
    .map((column, place): [number, number, Column] => [draw.number(0, 1000), place, column])
    .sort(([left, first], [right, second]) => left - right || first - second)
    .map(([, , column]) => column)
}

export type Damage =
  | 'none'
  | 'cellLost'
  | 'cellMore'
  | 'badByte'
  | 'nul'
  | 'letterLost'
  | 'exponent'
  | 'zeroLost'
  | 'phoneZero'
  | 'number12'

const LOST = ['?', '〓', '\uE001', '？']
const spoil: Readonly<
  Record<Damage, (draw: Arbitraries, cells: string[], columns: readonly Column[]) => string[]>
> = {
  none: (_, cells) => cells,
  cellLost: ({ number }, cells) => cells.toSpliced(number(0, cells.length - 1), 1),
  cellMore: ({ number, pick }, cells) =>
    cells.toSpliced(number(0, cells.length), 0, pick('', '母', '1')),
  badByte: (_, cells, columns) =>
    at(cells, columns, ['name', 'familyName'], (cell) => `${cell}\u0001`),
  nul: (_, cells, columns) => at(cells, columns, ['name', 'familyName'], (cell) => `\u0000${cell}`),
  letterLost: ({ pick }, cells, columns) =>
    at(cells, columns, ['name', 'familyName'], (cell) => pick(...LOST) + cell.slice(1)),
  exponent: (_, cells, columns) => at(cells, columns, ['receiptNumber'], () => '2.02703E+11'),
  zeroLost: (_, cells, columns) =>
    at(cells, columns, ['receiptNumber'], (cell) => cell.replace(/^0+/u, '')),
  phoneZero: (_, cells, columns) =>
    at(cells, columns, ['phone'], (cell) => cell.replace(/^0/u, '')),
  number12: (_, cells, columns) =>
    at(cells, columns, ['jobSeekerNumber'], (cell) =>
      cell.normalize('NFKC').replace(/\D/gu, '').slice(-12).replace(/^0/u, '1'),
    ),
}

function at(
  cells: string[],
  columns: readonly Column[],
  fields: readonly Field[],
  change: (cell: string) => string,
): string[] {
  const place = columns.findIndex(
    ({ field }, n) => field !== null && fields.includes(field) && (cells[n] ?? '') !== '',
  )
  return place === -1 ? cells : cells.with(place, change(cells[place] ?? ''))
}

type Style = { readonly delimiter: string; readonly quote: 'needed' | 'all' | 'blanks' | 'formula' }

function written(cells: readonly string[], { delimiter, quote }: Style): string {
  return cells
    .map((cell) => {
      const needs = cell.includes(delimiter) || cell.includes('"')
      const quoted = `"${cell.replaceAll('"', '""')}"`
      if (quote === 'all' || needs) return quoted
      if (quote === 'blanks') return ` ${quoted}`
      return quote === 'formula' && cell !== '' ? `=${quoted}` : cell
    })
    .join(delimiter)
}

/** Half a letter in the place of the mark. */
function withBadBytes(bytes: Buffer): Buffer {
  return Buffer.from(bytes.map((byte) => (byte === 1 ? 0xff : byte)))
}

/** @param damages one for each line, in their order */
export function fileOf(
  draw: Arbitraries,
  columns: readonly Column[],
  said: readonly Said[],
  damages: readonly Damage[],
  fileName: string,
): OddFile {
  const { pick, chance, number } = draw
  const style: Style = {
    delimiter: pick(',', ',', '\t', ';'),
    quote: pick('needed', 'all', 'blanks', 'formula'),
  }
  const encoding = pick('utf8', 'utf8-bom', 'cp932', 'cp932', 'utf16')
  const head = chance(30) ? ['オンライン職業相談 申込一覧', ''] : []
  const lines = new Map<number, readonly Person[]>()
  const titles = columns.map(({ title }) => title)
  const rows = said.map((one, n) => {
    const damage = damages[n] ?? 'none'
    const cells = columns.map(({ cell }) => cell(one))
    lines.set(head.length + 2 + n, [one.person])
    // What UTF-16 cannot hold of half a byte is tried in the other encodings.
    return spoil[damage === 'badByte' && encoding === 'utf16' ? 'nul' : damage](
      draw,
      cells,
      columns,
    )
  })
  let text =
    [...head, written(titles, style), ...rows.map((cells) => written(cells, style))].join('\r\n') +
    '\r\n'
  // The last line ends somewhere in its second half.
  const isCut = chance(10)
  const last = rows.at(-1)
  const end =
    isCut && last !== undefined
      ? text.length - 2 - number(0, Math.floor(written(last, style).length / 2))
      : text.length
  text = text.slice(0, end)
  const bytes =
    encoding === 'utf16'
      ? iconv.encode(text, 'utf-16le', { addBOM: true })
      : encoding === 'cp932'
        ? iconv.encode(text, 'cp932')
        : Buffer.from(`${encoding === 'utf8-bom' ? '\uFEFF' : ''}${text}`, 'utf8')
  return {
    fileName,
    bytes: encoding === 'utf16' ? bytes : withBadBytes(bytes),
    text,
    truth: columns.map(({ field }) => field),
    lines,
  }
}
