/** The office's own rules: what a next profile may be, and its forms. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNewHoliday, readSlots } from '../../renderer/office/profile/days-drafts.ts'
import {
  readChecklist,
  readExceptions,
  readAway,
  readLock,
  readOffice,
  readTerms,
  readTime,
} from '../../renderer/office/profile/drafts.ts'
import { moved, numberIn } from '../../renderer/office/profile/lists.ts'
import { kanazawaProfile } from '../../electron/schedule/office-data.ts'
import {
  type DayCounts,
  lostPlaces,
  newItemId,
  newSiteId,
  nextProfile,
  removedSites,
} from '../../shared/office/edit.ts'
import { OfficeProfileSchema, termsInForce } from '../../shared/office/profile.ts'
import { value } from './storage-helpers.ts'

const base = kanazawaProfile()
const own = base.checklist.items.filter(({ side }) => side === 'own')
const seeker = base.checklist.items.filter(({ side }) => side === 'seeker')

describe('the profile that comes next', () => {
  it('has the next version, slots and warnings in order and once each', () => {
    const next = value(
      nextProfile(base, {
        ...base,
        slots: ['15:00', '10:00', '15:00'],
        warningMinutes: [1, 10, 5, 1],
      }),
    )
    expect(next).toMatchObject({
      version: base.version + 1,
      slots: ['10:00', '15:00'],
      warningMinutes: [10, 5, 1],
    })
  })

  it('raises the checklist’s version only when an item changed, whatever the caller claims', () => {
    const wish = (items: typeof base.checklist.items): number =>
      value(nextProfile(base, { ...base, checklist: { version: 99, items } })).checklist.version
    expect(wish([...base.checklist.items])).toBe(1)
    expect(wish([...seeker, ...own])).toBe(2)
    expect(
      wish(
        base.checklist.items.map((item, at) => (at === 0 ? { ...item, article: '第20条' } : item)),
      ),
    ).toBe(2)
    expect(wish(base.checklist.items.slice(1))).toBe(2)
  })

  it('keeps every old version of the terms, and takes a new one that comes into force on its day', () => {
    expect(nextProfile(base, { ...base, terms: base.terms.slice(1) })).toMatchObject({
      reason: 'termsRemoved',
    })
    expect(
      nextProfile(base, {
        ...base,
        terms: base.terms.map((version) => ({ ...version, title: '別の名前' })),
      }),
    ).toMatchObject({ reason: 'termsRemoved' })
    const first = base.terms[0]
    if (first === undefined) throw new Error('the default profile has terms')
    expect(nextProfile(base, { ...base, terms: [...base.terms, { ...first }] })).toMatchObject({
      reason: 'sameTermsDate',
    })
    const { terms } = value(
      nextProfile(base, {
        ...base,
        terms: [
          { kind: 'ministry', title: '新しい版', effectiveFrom: '2027-04-01' },
          ...base.terms,
        ],
      }),
    )
    const ministry = (date: string): string | undefined =>
      termsInForce(terms, date).find(({ kind }) => kind === 'ministry')?.effectiveFrom
    expect([ministry('2027-03-31'), ministry('2027-04-01')]).toEqual(['2025-01-06', '2027-04-01'])
  })

  it('refuses a warning before the beginning, a side without items and the same id twice', () => {
    expect(
      nextProfile(base, { ...base, capSeconds: 600, warningMinutes: [10, 5, 1] }),
    ).toMatchObject({ reason: 'warningTooLate' })
    expect(
      nextProfile(base, { ...base, checklist: { ...base.checklist, items: seeker } }),
    ).toMatchObject({ reason: 'sideEmpty' })
    expect(
      nextProfile(base, { ...base, sites: [...base.sites, { id: 'kanazawa', name: '二つ目' }] }),
    ).toMatchObject({ reason: 'sameId' })
  })

  it('gives ids that nothing has', () => {
    expect(newItemId(base.checklist, [{ id: 'v2n1', side: 'own', text: 'x', article: '' }])).toBe(
      'v2n2',
    )
    expect(newSiteId(4, ['site5n1', 'site5n3'])).toBe('site5n2')
  })

  it('never gives the id of a site that was removed to another one, which would take its bookings', () => {
    const added = { id: newSiteId(base.version, []), name: '出張窓口' }
    const withSite = value(nextProfile(base, { ...base, sites: [...base.sites, added] }))
    const without = value(nextProfile(withSite, { ...withSite, sites: base.sites }))
    expect(removedSites(withSite, without)).toEqual([added])
    expect(
      newSiteId(
        without.version,
        without.sites.map(({ id }) => id),
      ),
    ).not.toBe(added.id)
  })

  it('lies within the opening hours with every slot at its full length (M12-2-1)', () => {
    const reasonOf = (part: Partial<typeof base>): unknown => {
      const next = nextProfile(base, { ...base, ...part })
      return next.ok ? null : next.reason
    }
    expect(reasonOf({ openingHours: { from: '17:15', to: '08:30' } })).toBe('hoursReversed')
    expect(reasonOf({ openingHours: { from: '10:00', to: '15:30' } })).toBeNull()
    expect(reasonOf({ openingHours: { from: '10:01', to: '15:30' } })).toBe('slotOutsideHours')
    expect(reasonOf({ openingHours: { from: '10:00', to: '15:29' } })).toBe('slotOutsideHours')
    expect(
      reasonOf({ openingHours: { from: '10:00', to: '15:29' }, capSeconds: 29 * 60 }),
    ).toBeNull()
  })

  it('names each site once and changes each holiday once, in their order', () => {
    const sites = [...base.sites, { id: 'other', name: '津幡　分室' }]
    expect(nextProfile(base, { ...base, sites })).toMatchObject({ reason: 'sameSiteName' })
    const [first, second] = [
      { date: '2028-07-17', name: null },
      { date: '2028-06-05', name: '環境の日' },
    ]
    expect(
      nextProfile(base, { ...base, holidays: [first, { ...first, name: '海の日' }] }),
    ).toMatchObject({ reason: 'sameHoliday' })
    expect(value(nextProfile(base, { ...base, holidays: [first, second] })).holidays).toEqual([
      second,
      first,
    ])
  })

  it('counts the bookings that lose their place, and no others', () => {
    const days: readonly DayCounts[] = [
      { date: '2026-11-24', counts: { '10:00': 3, '11:00': 2, '14:00': 0 } },
      { date: '2026-11-25', counts: { '11:00': 1 } },
    ]
    expect(lostPlaces({ slots: ['10:00', '14:00'], boothsPerSlot: 2 }, days)).toEqual([
      { date: '2026-11-24', slot: '10:00', why: 'tooFewCounters', bookings: 1 },
      { date: '2026-11-24', slot: '11:00', why: 'slotGone', bookings: 2 },
      { date: '2026-11-25', slot: '11:00', why: 'slotGone', bookings: 1 },
    ])
    expect(lostPlaces(base, days)).toEqual([])
  })
})

describe('the sections’ forms', () => {
  it('take numbers in full width and nothing out of range', () => {
    expect([
      numberIn(' ３ '),
      numberIn('12'),
      numberIn('1.5'),
      numberIn('-1'),
      numberIn(''),
    ]).toEqual([3, 12, Number.NaN, Number.NaN, Number.NaN])
    expect(readLock({ minutes: '61' }).value).toBeNull()
    expect(readLock({ minutes: '６０' }).value).toEqual({ idleLockMinutes: 60 })
    expect(readAway({ days: '0', start: 'counselor' }).value).toBeNull()
    expect(readAway({ days: '７', start: 'supervisor' }).value).toEqual({
      awayDays: 7,
      awayStart: 'supervisor',
    })
    const hours = { from: '8:30', to: '1715' }
    expect(readSlots({ slots: ['10:00', '', '10:00'], booths: '0', ...hours }, base)).toMatchObject(
      {
        value: null,
        wrong: {
          'slots.1': '10:00のように時刻を入力してください',
          boothsPerSlot: '1から20までの数を入力してください',
        },
      },
    )
    expect(readSlots({ slots: ['10:00', '17:00'], booths: '1', ...hours }, base)).toMatchObject({
      value: null,
      wrong: {
        'slots.1': 'この時刻に始めると、開庁時間の外にかかります',
      },
    })
    expect(
      readSlots({ slots: ['10:00'], booths: '1', from: '25時', to: '7:00' }, base).wrong,
    ).toMatchObject({ 'openingHours.from': '10:00のように時刻を入力してください' })
    expect(
      readSlots({ slots: ['10:00'], booths: '1', from: '9時', to: '7:00' }, base).wrong,
    ).toMatchObject({ 'openingHours.to': '開庁時刻より後の時刻を入力してください' })
    expect(
      readSlots({ slots: ['９：３０', '1400', '10時', '25:00'], booths: '1', ...hours }, base),
    ).toMatchObject({
      wrong: { 'slots.3': '10:00のように時刻を入力してください' },
    })
    expect(readSlots({ slots: ['1400', ' 9時30分'], booths: '1', ...hours }, base).value).toEqual({
      slots: ['09:30', '14:00'],
      boothsPerSlot: 1,
      openingHours: { from: '08:30', to: '17:15' },
    })
    expect(
      readOffice({
        officeName: ' ',
        sites: [
          { id: 'a', name: 'あ' },
          { id: 'b', name: '' },
        ],
      }),
    ).toEqual({
      value: null,
      wrong: { officeName: '入力してください', 'sites.1.name': '入力してください' },
    })
    const refused = { outsideTimes: 'notAllowed', onceADay: 'notAllowed' } as const
    expect(
      readOffice({
        officeName: '架空',
        sites: [
          { id: 'a', name: 'あ' },
          { id: 'b', name: ' あ' },
        ],
      }).wrong,
    ).toEqual({ 'sites.1.name': '同じ名前の施設があります' })
    expect(readNewHoliday({ date: '', name: ' ' }).wrong).toEqual({
      date: '日付を入力してください',
      name: '入力してください',
    })
    expect(
      readExceptions(
        {
          noShow: '9',
          look: '4',
          linkToldBy: 'office',
          extension: 'allowed',
          most: '31',
          ...refused,
        },
        base,
      ),
    ).toMatchObject({
      value: null,
      wrong: {
        noShowMinutes: '10から60までの数を入力してください',
        lookMinutes: '5から30までの数を入力してください',
        'extension.maxMinutes': '1から30までの数を入力してください',
      },
    })
    expect(
      readExceptions(
        {
          noShow: '15',
          look: '7',
          linkToldBy: 'etumo',
          extension: 'notAllowed',
          most: 'x',
          ...refused,
          onceADay: 'allowed',
        },
        base,
      ).value,
    ).toEqual({
      noShowMinutes: 15,
      lookMinutes: 7,
      linkToldBy: 'etumo',
      extension: { allowed: false, maxMinutes: 10 },
      exceptions: { outsideTimes: false, onceADay: true },
    })
  })

  it('never let the cap go over thirty minutes (M12-2-1), and always warn at five and one', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.integer({ min: -100, max: 2000 }).map(String)),
        fc.boolean(),
        (cap, ten) => {
          const { value: patch } = readTime({ cap, capStartsAt: 'consulting', ten })
          if (patch === null) return
          const next = value(nextProfile(base, { ...base, ...patch }))
          expect(next.capSeconds).toBeLessThanOrEqual(30 * 60)
          expect(next.warningMinutes.slice(-2)).toEqual([5, 1])
          expect(OfficeProfileSchema.safeParse(next).success).toBe(true)
        },
      ),
    )
    expect(readTime({ cap: '31', capStartsAt: 'consulting', ten: false }).value).toBeNull()
    expect(readTime({ cap: '10', capStartsAt: 'consulting', ten: true }).value).toMatchObject({
      warningMinutes: [5, 1],
    })
  })

  it('want words in every item and at least one on each side', () => {
    const blank = { id: 'v2n1', side: 'own', text: ' ', article: '' } as const
    expect(readChecklist({ own: [...own, blank], seeker: [] }, base)).toMatchObject({
      value: null,
      wrong: {
        [`own.${own.length}.text`]: '入力してください',
        seeker: '1つ以上必要です',
      },
    })
    expect(readChecklist({ own, seeker }, base).value).toEqual({ checklist: base.checklist })
  })

  it('add a version of terms only after the newest one of its kind', () => {
    expect(readTerms({ kind: 'office', title: '規程', from: '2025-03-25' }, base)).toMatchObject({
      value: null,
      wrong: { effectiveFrom: expect.any(String) as unknown },
    })
    expect(readTerms({ kind: 'office', title: '規程', from: '2025-02-30' }, base).value).toBeNull()
    expect(
      readTerms({ kind: 'office', title: '規程', from: '2025-03-26' }, base).value?.terms,
    ).toHaveLength(base.terms.length + 1)
  })

  it('change places in a list and lose nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.nat(),
        fc.constantFrom(-1 as const, 1 as const),
        (list, seed, by) => {
          const at = seed % list.length
          const after = moved(list, at, by)
          expect([...after].sort()).toEqual([...list].sort())
          if (list[at + by] !== undefined) expect(after[at + by]).toBe(list[at])
        },
      ),
    )
  })
})
