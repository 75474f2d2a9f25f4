/** An import from preview to acceptance: what changes, what is held, what is left alone. */
import { describe, expect, it } from 'vitest'
import {
  claim,
  closeBooking,
  counselor,
  csv,
  DAY,
  importText,
  openTestOffice,
  preview,
  touched,
  value,
  wish,
} from './schedule-helpers.ts'

const states = (office: ReturnType<typeof openTestOffice>) =>
  [...office.store.index().entries.values()].map(({ booking }) => [
    booking.receiptNumber,
    booking.state,
    booking.slot,
  ])

describe('an import', () => {
  it('writes nothing before it is accepted', async () => {
    const office = openTestOffice()
    await preview(office, csv([{ receipt: '1' }]))
    expect(office.store.index().entries.size).toBe(0)
    expect(office.store.revision()).toBe(0)
    expect(office.events).toEqual([])
  })

  it('changes nothing the second time', async () => {
    const office = openTestOffice()
    const text = csv([
      { receipt: '1' },
      { receipt: '2', time: '11:30' },
      { receipt: '3', status: '取下げ' },
      { receipt: '4', date: '未定' },
      { receipt: '5', number: 'x' },
    ])
    expect(await importText(office, text)).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      withdrawn: 1,
      held: 2,
      rejected: 1,
    })
    const before = JSON.stringify([...office.store.index().entries])
    const unread = office.store.head().unread
    expect(await importText(office, text)).toEqual({
      added: 0,
      changed: 0,
      unchanged: 4,
      withdrawn: 0,
      held: 0,
      rejected: 1,
    })
    expect(JSON.stringify([...office.store.index().entries])).toBe(before)
    expect(office.store.head().unread).toEqual(unread)
  })

  it('tells a change field by field, and leaves what a column that is missing says nothing about', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1', name: '髙橋 架空' }]))
    const { rows } = await preview(
      office,
      csv([{ receipt: '1', name: '高橋 架空', phone: '076-000-9999', time: '14:00' }]),
    )
    expect(rows[0]).toMatchObject({
      verdict: 'changed',
      reasons: ['nameVariant'],
      changes: [
        { field: 'slot', before: '10:00', after: '14:00' },
        { field: 'name', before: '髙橋 架空', after: '高橋 架空' },
        { field: 'phone', before: '076-000-0000', after: '076-000-9999' },
      ],
    })
    const bare = `整理番号,相談希望日,希望時間,氏名\n1,${DAY},10:00,髙橋 架空\n`
    expect((await preview(office, bare)).rows[0]).toMatchObject({ verdict: 'unchanged' })
  })

  it('lets a row that is missing cancel nothing', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1' }, { receipt: '2' }]))
    await importText(office, csv([{ receipt: '2' }]))
    expect(states(office)).toEqual([
      ['1', 'live', '10:00'],
      ['2', 'live', '10:00'],
    ])
  })

  it('keeps what a person changed when the source says the same as before', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1', time: '11:30' }]))
    const [held] = await value(office.room.handlers['schedule.held']({}, counselor))
    await value(
      office.room.handlers['schedule.change'](
        {
          bookingId: held?.id ?? '',
          touched: touched({ slot: '11:00' }, ['jobSeekerNumber']),
          seen: null,
        },
        counselor,
      ),
    )
    expect(await importText(office, csv([{ receipt: '1', time: '11:30' }]))).toMatchObject({
      unchanged: 1,
    })
    expect(
      await importText(office, csv([{ receipt: '1', time: '11:30', phone: '090-0000-0000' }])),
    ).toMatchObject({ changed: 1 })
    expect(states(office)).toEqual([['1', 'live', '11:00']])
    expect(
      await importText(office, csv([{ receipt: '1', time: '14:00', phone: '090-0000-0000' }])),
    ).toMatchObject({ changed: 1 })
    expect(states(office)).toEqual([['1', 'live', '14:00']])
  })

  it('does not revive what was cancelled here, nor touch what is being run or is over', async () => {
    const office = openTestOffice()
    const rows = [
      { receipt: '1' },
      { receipt: '2', time: '11:00' },
      { receipt: '3', time: '14:00' },
    ]
    await importText(office, csv(rows))
    const [one, two, three] = [...office.store.index().entries.keys()]
    await value(
      office.room.handlers['schedule.cancel'](
        { bookingId: one ?? '', by: 'seeker', means: 'phone' },
        counselor,
      ),
    )
    claim(office, two ?? '', 'r2')
    claim(office, three ?? '', 'r3')
    closeBooking(office, three ?? '', { outcome: 'completed', usedMs: 60_000 }, 'r3')
    expect(await importText(office, csv(rows))).toMatchObject({ unchanged: 3 })
    const before = JSON.stringify([...office.store.index().entries])
    const changed = await preview(
      office,
      csv(rows.map((row) => ({ ...row, phone: '1', status: '取下げ' }))),
    )
    // A withdrawal of what is being run, or is over, reaches a person.
    expect(changed.rows.map(({ verdict, reasons }) => [verdict, reasons])).toEqual([
      ['unchanged', ['startedMeanwhile']],
      ['held', ['startedMeanwhile']],
      ['held', ['startedMeanwhile']],
    ])
    // Another time under the same receipt number is another wish: it is not lost, a person decides.
    expect(
      await importText(office, csv(rows.map((row) => ({ ...row, date: '2027-03-25' })))),
    ).toMatchObject({ held: 3 })
    expect(JSON.stringify([...office.store.index().entries].slice(0, 3))).toBe(before)
  })

  it('holds a live booking that the source moves out of the slots or turns down, and frees its slot', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1' }, { receipt: '2' }]))
    expect(
      await importText(
        office,
        csv([
          { receipt: '1', time: '12:00' },
          { receipt: '2', status: '差し戻し' },
        ]),
      ),
    ).toMatchObject({ held: 2 })
    expect(office.store.index().slotCount(DAY, '10:00')).toBe(0)
    expect(await importText(office, csv([{ receipt: '1' }, { receipt: '2' }]))).toMatchObject({
      changed: 2,
    })
    expect(states(office)).toEqual([
      ['1', 'live', '10:00'],
      ['2', 'live', '10:00'],
    ])
  })

  it('withdraws by receipt number even where the row has no date', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1' }]))
    expect(
      await importText(office, csv([{ receipt: '1', status: '取下げ', date: '-', time: '' }])),
    ).toMatchObject({ withdrawn: 1 })
    expect(states(office)).toEqual([['1', 'withdrawn', '10:00']])
  })

  it('keeps rows it cannot read until they are dismissed or come readable', async () => {
    const office = openTestOffice()
    await importText(
      office,
      csv([
        { receipt: '1', date: '未定' },
        { receipt: '2', date: '不明' },
      ]),
      'bad.csv',
    )
    const unread = await value(office.room.handlers['schedule.unread']({}, counselor))
    expect(
      unread.map(({ fileName, line, receiptNumber, reasons }) => [
        fileName,
        line,
        receiptNumber,
        reasons,
      ]),
    ).toEqual([
      ['bad.csv', 2, '1', ['badDate']],
      ['bad.csv', 3, '2', ['badDate']],
    ])
    await importText(office, csv([{ receipt: '1' }]))
    await value(
      office.room.handlers['schedule.dismissUnread']({ rowId: unread[1]?.id ?? '' }, counselor),
    )
    expect(await value(office.room.handlers['schedule.unread']({}, counselor))).toEqual([])
    await importText(office, csv([{ receipt: '2', date: '不明' }]))
    expect(await value(office.room.handlers['schedule.unread']({}, counselor))).toEqual([])
    expect(
      await office.room.handlers['schedule.dismissUnread']({ rowId: 'x' }, counselor),
    ).toMatchObject({ ok: false, reason: 'notFound' })
  })
})

describe('a preview', () => {
  it('is accepted once', async () => {
    const office = openTestOffice()
    const { previewId } = await preview(office, csv([{ receipt: '1' }]))
    expect(await office.room.handlers['schedule.accept']({ previewId }, counselor)).toMatchObject({
      ok: true,
    })
    expect(await office.room.handlers['schedule.accept']({ previewId }, counselor)).toMatchObject({
      ok: false,
      reason: 'previewGone',
    })
  })

  it('is refused when the schedule changed so that something else would happen', async () => {
    const office = openTestOffice()
    const { previewId } = await preview(office, csv([{ receipt: '1' }]))
    for (const n of [1, 2, 3])
      await value(
        office.room.handlers['schedule.book'](
          { wish: wish({ jobSeekerNumber: `17010-${n}000` }) },
          counselor,
        ),
      )
    expect(await office.room.handlers['schedule.accept']({ previewId }, counselor)).toMatchObject({
      ok: false,
      reason: 'scheduleChanged',
    })
    expect(office.store.index().entries.size).toBe(3)
  })

  it('is good when what changed meanwhile makes no difference to it', async () => {
    const office = openTestOffice()
    const { previewId } = await preview(office, csv([{ receipt: '1' }]))
    await value(office.room.handlers['schedule.book']({ wish: wish({ slot: '15:00' }) }, counselor))
    expect(await office.room.handlers['schedule.accept']({ previewId }, counselor)).toMatchObject({
      ok: true,
      value: { added: 1 },
    })
    expect(office.store.index().entries.size).toBe(2)
  })

  it('is gone after it was cancelled, and after the next one', async () => {
    const office = openTestOffice()
    const first = await preview(office, csv([{ receipt: '1' }]))
    await preview(office, csv([{ receipt: '2' }]))
    expect(
      await office.room.handlers['schedule.accept']({ previewId: first.previewId }, counselor),
    ).toMatchObject({ ok: false, reason: 'previewGone' })
    const second = await preview(office, csv([{ receipt: '2' }]))
    await office.room.handlers['schedule.cancelPreview']({}, counselor)
    expect(
      await office.room.handlers['schedule.accept']({ previewId: second.previewId }, counselor),
    ).toMatchObject({ ok: false, reason: 'previewGone' })
  })

  it('is still there when the disk was full', async () => {
    const office = openTestOffice()
    const { previewId } = await preview(office, csv([{ receipt: '1' }]))
    office.faults.log = true
    expect(await office.room.handlers['schedule.accept']({ previewId }, counselor)).toMatchObject({
      ok: false,
      reason: 'saveFailed',
    })
    office.faults.log = false
    expect(await office.room.handlers['schedule.accept']({ previewId }, counselor)).toMatchObject({
      ok: true,
    })
  })
})

describe('a file that changes many bookings', () => {
  const rows = Array.from({ length: 120 }, (_, n) => ({
    receipt: String(n + 1),
    date: `2027-04-${String((n % 2) + 5).padStart(2, '0')}`,
  }))

  it('has an event for each of them', async () => {
    const office = openTestOffice()
    await importText(office, csv(rows))
    await importText(office, csv(rows.map((row) => ({ ...row, phone: '090-0000-0000' }))))
    expect(office.events.filter((event) => event.type === 'schedule.changed').length).toBe(120)
    expect(office.events.filter((event) => event.type === 'schedule.imported').length).toBe(2)
  })

  it('changes none of them when the log fails on the way, and can be accepted later', async () => {
    let full = false
    const office = openTestOffice({
      async breathe() {
        office.faults.log = full && office.events.length > rows.length + 60
        await new Promise((resolve) => setImmediate(resolve))
      },
    })
    await importText(office, csv(rows))
    const before = JSON.stringify([...office.store.index().entries])
    full = true
    const { previewId } = await preview(
      office,
      csv(rows.map((row) => ({ ...row, phone: '090-0000-0000' }))),
    )
    expect(await office.room.handlers['schedule.accept']({ previewId }, counselor)).toMatchObject({
      ok: false,
      reason: 'saveFailed',
    })
    expect(JSON.stringify([...office.store.index().entries])).toBe(before)
    full = false
    office.faults.log = false
    expect(await office.room.handlers['schedule.accept']({ previewId }, counselor)).toMatchObject({
      ok: true,
      value: { changed: 6, held: 114 },
    })
    expect(
      [...office.store.index().entries.values()].every(
        ({ booking }) => booking.phone === '090-0000-0000',
      ),
    ).toBe(true)
  })
})

describe('a header nobody knows', () => {
  const text = `パスワード,おみくじ,ひにち,なんじ,だれ\nhimitsu,1,${DAY},10:00,架空 一郎\n`
  const ask = (
    office: ReturnType<typeof openTestOffice>,
    mapping: (null | 'receiptNumber' | 'date' | 'time' | 'name' | 'phone')[] | null,
  ) =>
    office.room.handlers['schedule.preview'](
      { fileName: 'x.csv', base64: Buffer.from(text).toString('base64'), mapping },
      counselor,
    )

  it('is asked about once, without the password, and remembered once the file was accepted', async () => {
    const office = openTestOffice()
    const question = await value(ask(office, null))
    expect(question).toMatchObject({
      kind: 'mapping',
      header: {
        headerLine: 1,
        titles: ['パスワード', 'おみくじ', 'ひにち', 'なんじ', 'だれ'],
        sample: [['', '1', DAY, '10:00', '架空 一郎']],
      },
    })
    const answered = await value(ask(office, ['phone', 'receiptNumber', 'date', 'time', 'name']))
    if (answered.kind !== 'preview') throw new Error('no preview')
    expect(answered.preview.rows[0]?.raw.map(([title]) => title)).toEqual([
      'おみくじ',
      'ひにち',
      'なんじ',
      'だれ',
    ])
    expect(JSON.stringify(answered)).not.toContain('himitsu')
    expect(await value(ask(office, null))).toMatchObject({ kind: 'mapping' })
    const again = await value(ask(office, ['phone', 'receiptNumber', 'date', 'time', 'name']))
    if (again.kind !== 'preview') throw new Error('no preview')
    await value(
      office.room.handlers['schedule.accept']({ previewId: again.preview.previewId }, counselor),
    )
    expect([...office.store.index().entries.values()][0]?.booking.phone).toBeNull()
    office.restart()
    expect(await value(ask(office, null))).toMatchObject({
      kind: 'preview',
      preview: { summary: { unchanged: 1 } },
    })
  })

  it('is asked about again when the answer is not enough', async () => {
    const office = openTestOffice()
    expect(await value(ask(office, [null, 'receiptNumber', 'date', null, 'name']))).toMatchObject({
      kind: 'mapping',
    })
  })
})
