/** The seven things until an office may open: each told by the state alone, none by another's. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readinessSteps } from '../../renderer/office/words/readiness.ts'
import { type OfficeFacts, readinessItems, readyItems } from '../../shared/office/readiness.ts'

const nothing: OfficeFacts = {
  ...{ accounts: null, profile: null, terms: [] },
  ...{ hasMailServer: false, hasZoom: false, hasBackup: false, hasBookings: false },
}
const person = (role: string, disabled = false) => ({ role, disabled })
const whole: OfficeFacts = {
  accounts: [person('supervisor'), person('counselor')],
  profile: { version: 2 },
  terms: ['ministry', 'office', 'zoom'],
  ...{ hasMailServer: true, hasZoom: true, hasBackup: true, hasBookings: true },
}

describe('the seven things', () => {
  it('are seven, with words, and none is done of what is not known', () => {
    expect(readinessItems.length).toBe(7)
    expect(Object.keys(readinessSteps).sort()).toEqual([...readinessItems].sort())
    expect(readyItems(nothing)).toEqual([])
    expect(readyItems(whole)).toEqual(readinessItems)
  })
  it.each([
    ['accounts', { accounts: [person('supervisor')] }],
    ['accounts', { accounts: [person('supervisor'), person('counselor', true)] }],
    ['hours', { profile: { version: 1 } }],
    ['terms', { terms: ['ministry', 'zoom'] }],
    ['telling', { hasMailServer: false }],
    ['zoom', { hasZoom: false }],
    ['backup', { hasBackup: false }],
    ['bookings', { hasBookings: false }],
  ] as const)('miss %s alone where %o', (item, change) => {
    const done = readyItems({ ...whole, ...change })
    expect(readinessItems.filter((one) => !done.includes(one))).toEqual([item])
  })
  it('need no mail server where e-TUMO tells people', () => {
    const facts = { ...whole, hasMailServer: false, profile: { version: 2, linkToldBy: 'etumo' } }
    expect(readyItems(facts as OfficeFacts)).toEqual(readinessItems)
  })
  it('come in their order, whatever is there', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (mail, zoom, backup) => {
        const done = readyItems({ ...whole, hasMailServer: mail, hasZoom: zoom, hasBackup: backup })
        expect(done).toEqual(readinessItems.filter((item) => done.includes(item)))
      }),
    )
  })
})
