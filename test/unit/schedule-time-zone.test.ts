/** Importer and board say the same in every time zone of the PC. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')

/** Runs in a process with another time zone: a file with every way of writing a day, accepted, and what the board then says. */
const script = `
  import { counselor, importText, openTestOffice, preview, value } from './test/unit/schedule-helpers.ts'
  import { fixtures } from './test/fixtures/e-tumo.ts'
  import { readImport } from './electron/schedule/import/read.ts'
  import { quietWatch } from './electron/slices.ts'
  import { placeInBooths } from './renderer/schedule/board/place.ts'
  import { minutesUntil, phaseOf } from './renderer/schedule/board/now.ts'
  import { mondayOf } from './shared/time/day.ts'
  import { instantOf } from './shared/time/instant.ts'

  const office = openTestOffice()
  const text = ['整理番号,状態,相談希望日,希望時間,氏名,求職番号',
    '1,完了,令和9年3月24日,10:00,架空 一,17010-00000001', '2,完了,R9.3.24,11時,架空 二,17010-00000002', '3,完了,2027/3/24,14:00～14:30,架空 三,17010-00000003',
    '4,完了,2027-03-25,１５：００,架空 四,17010-00000004', '5,完了,2027-03-21,10:00,架空 五,17010-00000005', '6,完了,2027-12-31,10:00,架空 六,17010-00000006'].join('\\n')
  const shown = (await preview(office, text)).rows.map(({ line, verdict, reasons, booking }) => [line, verdict, reasons, booking?.date, booking?.slot])
  await importText(office, text)
  office.restart()
  const day = await value(office.room.handlers['schedule.day']({ date: '2027-03-24' }, counselor))
  const week = await value(office.room.handlers['schedule.week']({ date: '2027-03-24' }, counselor))
  office.clock.advance(instantOf('2027-03-24', '09:55') - office.clock.wallMs())
  const read = []
  for (const fixture of fixtures.filter(({ expected }) => 'rows' in expected)) {
    const answer = await readImport({ fileName: fixture.fileName, bytes: fixture.bytes, mapping: null, remembered: {}, sites: office.profile.sites }, quietWatch)
    read.push(answer.ok && answer.value.kind === 'rows' ? answer.value.file.rows.map(({ date, slot }) => date + ' ' + slot) : 'unread')
  }
  const now = instantOf('2027-03-24', '09:50')
  console.log(JSON.stringify({ read, said: [
    shown, day.day, day.nextOpenDay, day.bookings.map(({ date, slot, state }) => [date, slot, state]), placeInBooths(day.bookings, day.slots, 3).rows.map((row) => row.slot),
    week.map(({ day: { date, open, reason }, counts }) => [date, open, reason, counts['10:00']]), office.notices.map((notice) => notice.title),
    minutesUntil('10:00', '2027-03-24', now), phaseOf('10:00', { date: '2027-03-24', slots: ['10:00', '11:00'], capSeconds: 1800 }, now), mondayOf('2027-03-28'),
  ] }))
  office.room.close()`

describe('the importer and the board', () => {
  it('say the same whatever the time zone of the computer is', () => {
    const answers = ['Asia/Tokyo', 'UTC', 'America/Los_Angeles'].map((TZ) =>
      spawnSync(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script],
        { cwd: root, env: { ...process.env, TZ }, encoding: 'utf8' },
      ),
    )
    expect(answers.map((answer) => answer.stderr)).toEqual(['', '', ''])
    const [tokyo, ...others] = answers.map((answer): unknown => JSON.parse(answer.stdout))
    for (const other of others) expect(other).toEqual(tokyo)
    const { read, said } = z
      .object({ said: z.array(z.unknown()), read: z.array(z.unknown()) })
      .parse(tokyo)
    expect(read.length).toBeGreaterThan(25)
    expect(said).toMatchObject([
      [
        [2, 'added', [], '2027-03-24', '10:00'],
        [3, 'added', [], '2027-03-24', '11:00'],
        [4, 'added', [], '2027-03-24', '14:00'],
        [5, 'added', [], '2027-03-25', '15:00'],
        [6, 'held', ['closedDay', 'pastDate'], '2027-03-21', '10:00'],
        [7, 'held', ['closedDay'], '2027-12-31', '10:00'],
      ],
      { date: '2027-03-24', open: true },
      '2027-03-25',
      [
        ['2027-03-24', '10:00', 'live'],
        ['2027-03-24', '11:00', 'live'],
        ['2027-03-24', '14:00', 'live'],
      ],
      ['10:00', '11:00', '14:00', '15:00'],
      [
        ['2027-03-22', false, '祝日（振替休日）', 0],
        ['2027-03-23', true, null, 0],
        ['2027-03-24', true, null, 1],
        ['2027-03-25', true, null, 0],
        ['2027-03-26', true, null, 0],
        ['2027-03-27', false, '土曜日', 0],
        ['2027-03-28', false, '日曜日', 0],
      ],
      ['まもなく10:00の相談です'],
      10,
      'now',
      '2027-03-22',
    ])
  }, 60_000)
})
