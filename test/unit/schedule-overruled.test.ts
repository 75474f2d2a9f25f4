/** Words that lost against another PC's: told to whoever typed them, never to one who knew, never without reason. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BookingChange } from '../../shared/log/change.ts'
import type { LoggedEvent } from '../../shared/log/events.ts'
import { bookingScope } from '../../shared/log/scope.ts'
import { overruledIn } from '../../shared/schedule/overruled.ts'

const scope = bookingScope('b1')
type Word = { readonly by: string; readonly was: string | null; readonly set: string | null }

const changed = (
  { by, was, set }: Word,
  at: number,
  device = by,
  what: BookingChange = 'changed',
): LoggedEvent => ({
  type: 'schedule.changed',
  payload: { what, set: { companions: set }, was: { companions: was }, batch: null },
  ...{ scope, device, sequence: at, atMs: at, actorId: by },
})
const seen = (by: string, at: number): LoggedEvent => ({
  type: 'schedule.overruleSeen',
  payload: {},
  ...{ scope, device: by, sequence: at, atMs: at, actorId: by },
})

const word = fc.constantFrom(null, '通訳', '家族', '介助者')
const writer = fc.constantFrom('anna', 'ben', 'chie')

describe('a word that lost', () => {
  it('is told to whoever typed it, with whose word stands', () => {
    const events = [
      changed({ by: 'anna', was: null, set: '通訳' }, 1),
      changed({ by: 'ben', was: null, set: '家族' }, 2),
    ]
    expect(overruledIn(events)).toEqual([
      { field: 'companions', loserId: 'anna', lostAtMs: 1, winnerId: 'ben' },
    ])
    expect(overruledIn([...events, seen('chie', 3)])).toHaveLength(1)
    expect(overruledIn([...events, seen('anna', 3)])).toEqual([])
    const again = changed({ by: 'chie', was: '家族', set: '介助者' }, 3)
    expect(overruledIn([...events, again])).toEqual([])
  })

  it('is none where both typed the same, where a file brought it, or where one person typed both', () => {
    const first = { by: 'anna', was: null, set: '通訳' }
    const alike = changed({ by: 'ben', was: null, set: '通訳' }, 2)
    expect(overruledIn([changed(first, 1), alike])).toEqual([])
    const other = changed({ by: 'ben', was: null, set: '家族' }, 2)
    expect(overruledIn([changed(first, 1, 'pc', 'changedByImport'), other])).toEqual([])
    const own = changed({ by: 'anna', was: null, set: '家族' }, 2, 'another pc')
    expect(overruledIn([changed(first, 1), own])).toEqual([])
  })

  it('is none where everybody knew what was before', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ by: writer, set: word }), { maxLength: 8 }), (said) => {
        let was: string | null = null
        const events = said.map(({ by, set }, at) => {
          const event = changed({ by, was, set }, at)
          was = set
          return event
        })
        expect(overruledIn(events)).toEqual([])
      }),
    )
  })

  it('is told once, and only of somebody else’s last word against the one that stands', () => {
    const said = fc.array(fc.record({ by: writer, was: word, set: word }), { maxLength: 8 })
    fc.assert(
      fc.property(said, (words) => {
        const lost = overruledIn(words.map((one, at) => changed(one, at)))
        const [before, last] = words.slice(-2)
        expect(lost.length).toBeLessThan(2)
        for (const { loserId, winnerId } of lost) {
          expect(loserId).not.toBe(winnerId)
          expect([loserId, winnerId]).toEqual([before?.by, last?.by])
          expect(last?.set).not.toBe(before?.set)
        }
      }),
    )
  })
})
