/** Two screens and an import work on one booking, in every order: what a person typed is in force or still in the form, and nothing else changes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changedFields,
  type Draft,
  draftOf,
  hiddenFields,
  readTouched,
  seenOf,
  touchedFields,
} from '../../renderer/schedule/booking/wish.ts'
import type { BoardBooking, Booking } from '../../shared/schedule/booking.ts'
import {
  counselor,
  csv,
  importText,
  openTestOffice,
  supervisor,
  type TestOffice,
  value,
} from './schedule-helpers.ts'

type Form = { readonly begun: Draft; readonly draft: Draft; readonly seen: BoardBooking }
type Screens = { one: Form | null; two: Form | null }

const text = fc.constantFrom('母', '通訳', '支援者', '')
const slot = fc.constantFrom('10:00', '11:00', '14:00', '15:00')
const screen = fc.constantFrom('one' as const, 'two' as const)
const step = fc.oneof(
  fc.record({ do: fc.constant('open' as const), screen }),
  fc.record({ do: fc.constant('companions' as const), screen, typed: text }),
  fc.record({ do: fc.constant('slot' as const), screen, typed: slot }),
  fc.record({
    do: fc.constant('phone' as const),
    screen,
    typed: fc.constantFrom('076-1', '076-2'),
  }),
  fc.record({ do: fc.constantFrom('follow' as const, 'save' as const), screen }),
  fc.record({ do: fc.constant('import' as const), time: slot, phone: fc.constantFrom('1', '2') }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Longer than the form takes: it must stand in nobody's way. */
const LONG = `架空 ${'長'.repeat(80)}`

const bookingOf = (office: TestOffice): Booking => {
  const [entry] = [...office.store.index().entries.values()]
  if (entry === undefined) throw new Error('no booking')
  return entry.booking
}
const look = (office: TestOffice): Promise<BoardBooking> =>
  value(office.room.handlers['schedule.booking']({ bookingId: bookingOf(office).id }, counselor))

function begin(seen: BoardBooking): Form {
  return { begun: draftOf(seen), draft: draftOf(seen), seen }
}

/** As the form does when its booking becomes another: what nobody typed over follows. */
function follow(form: Form, now: BoardBooking): Form {
  const fields = draftOf(now)
  const untouched = changedFields(form.begun, fields).filter(
    (field) => form.draft[field] === form.begun[field],
  )
  const moved = Object.fromEntries(untouched.map((field) => [field, fields[field]]))
  return { begun: fields, draft: { ...form.draft, ...moved }, seen: now }
}

async function save(office: TestOffice, form: Form): Promise<Form | null> {
  const kept = hiddenFields(form.seen).filter((field) => form.draft[field] === '')
  const fields = touchedFields(form.draft, form.begun, kept, form.seen)
  const { value: touched } = readTouched(form.draft, fields)
  if (touched === null) throw new Error(`not readable: ${fields.join()}`)
  const before = bookingOf(office)
  const answer = await office.room.handlers['schedule.change'](
    { bookingId: before.id, touched, seen: seenOf(form.begun, fields, form.seen.mark) },
    counselor,
  )
  const after = bookingOf(office)
  if (!answer.ok) {
    // Refused: nothing of the booking is another, and the form still holds every word.
    expect(after).toEqual(before)
    return form
  }
  for (const field of [
    'companions',
    'slot',
    'phone',
    'name',
    'date',
    'residence',
    'email',
  ] as const) {
    const wanted = touched[field]
    expect(after[field], field).toBe(wanted === undefined ? before[field] : wanted)
  }
  return null
}

async function take(office: TestOffice, screens: Screens, one: Step): Promise<void> {
  if (one.do === 'import') {
    const row = { receipt: '1', name: LONG, time: one.time, phone: one.phone }
    const before = bookingOf(office)
    await importText(office, csv([row]))
    // A file that says the same as before undoes nothing of what a person has changed.
    if (before.phone === one.phone) expect(bookingOf(office).companions).toBe(before.companions)
    return
  }
  const form = screens[one.screen]
  if (one.do === 'open') screens[one.screen] ??= begin(await look(office))
  else if (form === null) return
  else if (one.do === 'save') screens[one.screen] = await save(office, form)
  else if (one.do === 'follow') {
    const next = follow(form, await look(office))
    for (const field of ['companions', 'slot', 'phone'] as const)
      if (form.draft[field] !== form.begun[field])
        expect(next.draft[field], `lost: ${field}`).toBe(form.draft[field])
    screens[one.screen] = next
  } else if ('typed' in one)
    screens[one.screen] = { ...form, draft: { ...form.draft, [one.do]: one.typed } }
}

describe('two screens and an import on one booking', () => {
  it('lose no word in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 16 }), async (steps) => {
        const office = openTestOffice()
        await importText(office, csv([{ receipt: '1', name: LONG }]))
        const screens: Screens = { one: null, two: null }
        for (const one of steps) await take(office, screens, one)
        office.close()
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60) },
    )
  })

  it('the second one to save a field that the first one saved is told, and may then have its way', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1', name: LONG }]))
    const seen = await look(office)
    const typed = (companions: string): Form => ({
      ...begin(seen),
      draft: { ...draftOf(seen), companions },
    })
    expect(await save(office, typed('母'))).toBeNull()
    const refused = await save(office, typed('通訳'))
    if (refused === null) throw new Error('overwritten')
    expect(bookingOf(office).companions).toBe('母')
    expect(await save(office, follow(refused, await look(office)))).toBeNull()
    expect(bookingOf(office).companions).toBe('通訳')
  })

  it('a telephone typed on two screens is told as well, though neither screen shows it', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1', name: LONG }]))
    const seen = await look(office)
    const form = (phone: string): Form => ({ ...begin(seen), draft: { ...draftOf(seen), phone } })
    expect(await save(office, form('076-1'))).toBeNull()
    expect(await save(office, form('076-2'))).not.toBeNull()
    expect(bookingOf(office).phone).toBe('076-1')
  })
})

describe('undoing a cancellation', () => {
  it('brings the booking back while its place is free, and else says why not', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1' }]))
    const bookingId = bookingOf(office).id
    const { handlers } = office.room
    const cancel = () =>
      handlers['schedule.cancel']({ bookingId, by: 'office', means: null }, counselor)
    const restore = () => handlers['schedule.restore']({ bookingId }, counselor)
    await value(cancel())
    expect(await value(restore())).toMatchObject({ state: 'live', cancelled: null })
    expect(await restore()).toMatchObject({ ok: false, reason: 'notChangeable' })
    await value(cancel())
    await importText(office, csv([{ receipt: '2' }, { receipt: '3' }, { receipt: '4' }]))
    expect(await restore()).toMatchObject({ ok: false, reason: 'slotFull' })
    office.restart()
    expect(bookingOf(office).state).toBe('cancelled')
  })
})

describe('a residence that is not registered (M20-4)', () => {
  it.each(['未登録', '手続きについて聞きたい'])(
    '%s is no counselor’s to turn into a yes',
    async (word) => {
      const office = openTestOffice()
      const header = '整理番号,状態,相談希望日,希望時間,氏名,求職番号,在留資格の登録'
      await importText(
        office,
        `${header}\n1,完了,2027-03-24,10:00,架空 一郎,17010-00012341,${word}\n`,
      )
      expect(bookingOf(office).state).toBe('held')
      const change = {
        bookingId: bookingOf(office).id,
        touched: { residence: 'yes' as const },
        seen: null,
      }
      const { handlers } = office.room
      expect(await handlers['schedule.change'](change, counselor)).toMatchObject({ ok: false })
      expect(bookingOf(office).state).toBe('held')
      expect(await value(handlers['schedule.change'](change, supervisor))).toMatchObject({
        state: 'live',
      })
    },
  )
})

describe("today's slots that are over", () => {
  it('are neither booked, moved to nor imported live', async () => {
    const office = openTestOffice()
    await importText(office, csv([{ receipt: '1', time: '15:00' }]))
    office.clock.stepWall(2 * 60 * 60 * 1000)
    const { handlers } = office.room
    const bookingId = bookingOf(office).id
    const move = { bookingId, touched: { slot: '10:00' }, seen: null }
    expect(await handlers['schedule.change'](move, counselor)).toMatchObject({
      ok: false,
      reason: 'pastSlot',
    })
    expect(
      await importText(
        office,
        csv([
          { receipt: '2', time: '10:00' },
          { receipt: '3', time: '11:00' },
        ]),
      ),
    ).toMatchObject({ held: 1, added: 1 })
    // What stands in such a slot stays as it is.
    await value(
      handlers['schedule.change'](
        { bookingId, touched: { companions: '母' }, seen: null },
        counselor,
      ),
    )
  })
})
