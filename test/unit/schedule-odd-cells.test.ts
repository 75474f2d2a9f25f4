/** Kinds of odd files that are no single row's affair: passwords out of their column, titles nobody knows, a file's own date, cells of CP932's private use. */
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import type { Field } from '../../shared/schedule/import.ts'
import { guessColumns } from '../../shared/schedule/columns.ts'
import { readCompanions } from '../../shared/schedule/status.ts'
import { parseDate } from '../../shared/time/read.ts'
import { counselor, DAY, openTestOffice, type TestOffice, value } from './schedule-helpers.ts'

const HEADER = '整理番号,状態,相談希望日,希望時間,氏名,求職番号'
const row = (n: number, more = ''): string =>
  `300${n},完了,${DAY},10:00,架空 ${n}郎,17010-0001234${n}${more}`

async function ask(
  office: TestOffice,
  bytes: string | Uint8Array,
  mapping: readonly (Field | null)[] | null = null,
  fileName = 'list.csv',
) {
  const base64 = Buffer.from(bytes).toString('base64')
  const wanted = mapping === null ? null : [...mapping]
  return value(
    office.room.handlers['schedule.preview']({ fileName, base64, mapping: wanted }, counselor),
  )
}

async function shown(...asked: Parameters<typeof ask>) {
  const answer = await ask(...asked)
  if (answer.kind !== 'preview') throw new Error(JSON.stringify(answer.header))
  return answer.preview
}

async function take(...asked: Parameters<typeof ask>): Promise<void> {
  const { previewId } = await shown(...asked)
  await value(asked[0].room.handlers['schedule.accept']({ previewId }, counselor))
}

const everything = (office: TestOffice): string =>
  JSON.stringify([office.store.head(), [...office.store.index().entries.values()], office.events])

describe('a password', () => {
  it('is neither kept nor shown where a row lost or gained a cell', async () => {
    const office = openTestOffice()
    const text = [
      `整理番号,パスワード,状態,相談希望日,希望時間,氏名,求職番号,備考`,
      `himitsu-1,完了,${DAY},10:00,架空 一郎,17010-00012341,`,
      `3002,himitsu-2,完了,${DAY},10:00,架空 二郎,17010-00012342,,`,
      `3003,,himitsu-3,完了,${DAY},10:00,架空 三郎,17010-00012343`,
      `3004,himitsu-4,完了,${DAY},10:00,架空 四郎,17010-00012344,`,
    ].join('\n')
    const preview = await shown(office, `${text}\n`)
    expect(preview.rows.map(({ verdict }) => verdict)).toEqual([
      'rejected',
      'rejected',
      'rejected',
      'added',
    ])
    expect(JSON.stringify(preview)).not.toContain('himitsu')
    await take(office, `${text}\n`)
    expect(everything(office)).not.toContain('himitsu')
    expect(office.store.head().unread.map(({ line }) => line)).toEqual([2, 3, 4])
  })

  it('is neither kept nor shown where a file of another order was joined on', async () => {
    const office = openTestOffice()
    const text = [
      HEADER,
      row(1),
      `パスワード,${HEADER}`,
      `himitsu-2,${row(2)}`,
      'パスワード,合言葉,氏名,なにか',
      'himitsu-3,himitsu-4,架空 五郎,x',
    ].join('\r\n')
    const preview = await shown(office, `${text}\r\n`)
    expect(preview.rows.map(({ line, verdict }) => [line, verdict])).toEqual([
      [2, 'added'],
      [4, 'added'],
      [6, 'rejected'],
    ])
    await take(office, `${text}\r\n`)
    expect(everything(office)).not.toContain('himitsu')
  })

  it('of a meeting is none of an applicant', () => {
    expect(
      guessColumns(['ZoomのURL', 'ミーティングID', 'パスコード', 'パスワード', 'Zoomパスワード']),
    ).toEqual(['meetingLink', 'meetingNumber', 'meetingPasscode', null, 'meetingPasscode'])
    expect(guessColumns(['整理番号', 'パスコード'])).toEqual(['receiptNumber', null])
  })
})

describe('a meeting that exists already', () => {
  it('comes with its booking, and its passcode is on no screen', async () => {
    const office = openTestOffice()
    const text = `${HEADER},会議URL,会議ID,会議パスコード\n${row(1, ',https://example.zoom.us/j/91234567890,912 3456 7890,geheim-1')}\n`
    const { rows } = await shown(office, text)
    expect(rows[0]).toMatchObject({ verdict: 'added', booking: { hasMeeting: true } })
    expect(JSON.stringify(rows)).not.toContain('geheim-1')
    await take(office, text)
    const [entry] = [...office.store.index().entries.values()]
    expect(entry?.booking.meeting).toEqual({
      number: '91234567890',
      passcode: 'geheim-1',
      link: 'https://example.zoom.us/j/91234567890',
    })
    const [listed] = (await value(office.room.handlers['schedule.day']({ date: DAY }, counselor)))
      .bookings
    expect(listed).toMatchObject({ hasMeeting: true })
    expect(JSON.stringify(listed)).not.toContain('geheim-1')
  })
})

describe('a column that nobody understood', () => {
  const plain = '整理番号,相談希望日,希望時間,氏名,求職番号'
  const line = (n: number, more: string): string =>
    `300${n},${DAY},10:00,架空 ${n}郎,17010-0001234${n},${more}`

  it.each([
    ['進みぐあい', '取下げ', 'states', 'status'],
    ['なんじに来る', '午後2時', 'dates', null],
    ['来る日', '2027/3/25', 'dates', null],
    ['もう一つ', '17010-00099999', 'numbers', null],
  ])('%s with %s is asked about', async (title, cell, doubt, guess) => {
    const answer = await ask(openTestOffice(), `${plain},${title}\n${line(1, cell)}\n`)
    if (answer.kind !== 'mapping') throw new Error('not asked')
    expect(answer.header.doubts.at(-1)).toBe(doubt)
    expect(answer.header.guess.at(-1)).toBe(guess)
  })

  it('is not asked about again once it was said to be of no use', async () => {
    const office = openTestOffice()
    const text = `${plain},来る日\n${line(1, '2027/3/25')}\n`
    const answer: (Field | null)[] = [
      ...['receiptNumber' as const, 'date' as const, 'time' as const, 'name' as const],
      'jobSeekerNumber',
      null,
    ]
    await take(office, text, answer)
    expect((await shown(office, text)).summary).toMatchObject({ unchanged: 1 })
  })

  it('is left alone where its title says that it is nothing of a booking', async () => {
    const text = `${plain},申込日時,生年月日,備考\n${line(1, '2027/3/1 9:12,1990/1/1,はい')}\n`
    expect((await shown(openTestOffice(), text)).summary).toMatchObject({ added: 1 })
  })
})

describe('titles by families of words', () => {
  it.each<[string, Field | null]>([
    ['第1希望日', 'date'],
    ['ご予約希望日', 'date'],
    ['来所希望日（必須）', 'date'],
    ['希望時刻', 'time'],
    ['相談希望開始時刻', 'time'],
    ['ご利用者様のお名前', null],
    ['求職者お名前', 'name'],
    ['申込者のお名前（漢字）', 'name'],
    ['お名前（フリガナ）', 'kana'],
    ['氏名（ヨミガナ）', 'kana'],
    ['求職者番号（13桁）', 'jobSeekerNumber'],
    ['ハローワークの求職登録番号', 'jobSeekerNumber'],
    ['申込日', null],
    ['担当者氏名', null],
    ['同席者の氏名', 'companions'],
    ['日中連絡がとれる電話番号', 'phone'],
    ['勤務先電話番号', null],
    ['緊急連絡先電話番号', null],
    ['在留カード番号', null],
    ['予約終了時刻', null],
  ])('%s is %s', (title, field) => {
    expect(guessColumns([title])).toEqual([field])
  })
})

describe("a file's own date of output", () => {
  const file = (date: string, status = '完了'): string =>
    `出力日,${date}\n${HEADER}\n${row(1).replace('完了', status)}\n`

  it('says so when it is before that of the last one', async () => {
    const office = openTestOffice()
    await take(office, file('令和9年3月20日', '取下げ'))
    const older = await shown(office, file('2027/3/19'))
    expect(older.notices).toEqual(['olderDate', 'statesGoBack'])
    expect((await shown(office, file('2027/3/21', '取下げ'))).notices).toEqual([])
  })

  it('is read in its name where it says nothing inside', async () => {
    const office = openTestOffice()
    const text = `${HEADER}\n${row(1)}\n`
    await take(office, text, null, 'list_20270320103000.csv')
    expect((await shown(office, text, null, 'list_20270320090000.csv')).notices).toEqual([
      'olderDate',
    ])
  })
})

describe('withdrawn, cancelled and booked again', () => {
  it('the notice reaches a person', async () => {
    const office = openTestOffice()
    const text = `${HEADER}\n${row(1)}\n`
    await take(office, text)
    const [id = ''] = [...office.store.index().entries.keys()]
    const cancel = office.room.handlers['schedule.cancel']
    await value(cancel({ bookingId: id, by: 'seeker', means: 'phone' }, counselor))
    const { book } = { book: office.room.handlers['schedule.book'] }
    const again = {
      ...{ date: DAY, slot: '14:00', siteId: 'kanazawa', name: '架空 1郎', kana: null },
      ...{ jobSeekerNumber: '17010-00012341', category: 1 as const, companions: null },
      ...{ residence: 'notApplicable' as const, phone: null, email: null, meeting: null },
    }
    await value(book({ wish: again }, counselor))
    const withdrawn = text.replace('完了', '取下げ')
    expect((await shown(office, withdrawn)).rows[0]).toMatchObject({
      verdict: 'held',
      reasons: ['withdrawalUnmatched'],
    })
    await take(office, withdrawn)
    expect(office.store.head().unread.map(({ reasons }) => reasons)).toEqual([
      ['withdrawalUnmatched'],
    ])
    expect((await shown(office, withdrawn)).summary).toMatchObject({ unchanged: 1 })
  })

  it('a withdrawal under another number that fits a booking by person is told', async () => {
    const office = openTestOffice()
    await take(office, `${HEADER}\n${row(1)}\n`)
    const other = `${HEADER}\n${row(1).replace('3001,完了', '9999,取下げ')}\n`
    expect((await shown(office, other)).rows[0]).toMatchObject({
      verdict: 'held',
      reasons: ['withdrawalUnmatched'],
    })
  })
})

describe('cells', () => {
  it('of the private use that iconv-lite lacks are letters that were lost, and spoil no other row', async () => {
    const bytes = Buffer.concat([
      iconv.encode(`${HEADER}\n3001,完了,${DAY},10:00,架空`, 'cp932'),
      Buffer.from([0xf9, 0x41, 0xf9, 0xfc]),
      iconv.encode(`,17010-00012341\n${row(2)}\n`, 'cp932'),
    ])
    const { rows } = await shown(openTestOffice(), bytes)
    expect(rows[0]?.booking?.name).toBe('架空\uE69D\uE757')
    expect(rows.map(({ verdict, reasons }) => [verdict, ...reasons])).toEqual([
      ['held', 'lettersLost'],
      ['added'],
    ])
  })

  it.each(['cp932', 'utf8'] as const)(
    'with a NUL or half a letter reject their row only (%s)',
    async (encoding) => {
      const bytes = Buffer.concat([
        iconv.encode(
          `${HEADER}\n${row(1).replace('架空', '架\u0000空')}\n3002,完了,${DAY},10:00,架空`,
          encoding,
        ),
        Buffer.from([0x8a]),
        iconv.encode(`,17010-00012342\n${row(3)}\n`, encoding),
      ])
      const { rows } = await shown(openTestOffice(), bytes)
      expect(rows.map(({ verdict, reasons }) => [verdict, ...reasons])).toEqual([
        ['rejected', 'unreadableRow'],
        ['rejected', 'unreadableRow'],
        ['added'],
      ])
    },
  )

  it('with a quote escaped by a backslash stay one cell', async () => {
    const text = `${HEADER},備考\n${row(1, ',"彼は\\"はい\\"と, 言った"')}\n`
    const { rows } = await shown(openTestOffice(), text)
    expect(rows[0]?.raw.at(-1)).toEqual(['備考', '彼は"はい"と, 言った'])
  })

  it('with a year 0 of an era are no date', () => {
    expect(['令和0年4月1日', '平成0年1月1日', 'R0.4.1'].map(parseDate)).toEqual([null, null, null])
  })

  it('that say nobody sits in name nobody', () => {
    expect(
      ['なし', 'いません', '同席者はいません', '0名', '本人のみ', '×'].map(readCompanions),
    ).toEqual(Array(6).fill(''))
    expect(readCompanions('母（来ないかもしれない）')).toBe('母(来ないかもしれない)')
  })
})
