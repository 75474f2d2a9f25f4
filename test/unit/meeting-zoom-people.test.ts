/** The list of people out of the SDK's events: under their guid, whatever order numbers change in, and nobody twice. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPeopleList } from '../../renderer/meeting/zoom-people.ts'

const self = { userId: 1, userGUID: 'own' }
const entry = (userId: number, userGUID: string, more: object = {}): object => ({
  userId,
  userGUID,
  displayName: `架空 ${userGUID}`,
  ...more,
})

describe('the list of people', () => {
  it('is everybody but ourselves, by whatever name the guid has', () => {
    const list = createPeopleList()
    expect(list.knows(self)).toBe(false)
    list.added([
      self,
      entry(2, 'a', { bHold: true }),
      { userId: 3, userGuid: 'b' },
      { userId: 4 },
      7,
    ])
    expect(list.knows(self)).toBe(true)
    expect(list.others(self).map(({ guid, name, place }) => `${guid} ${name} ${place}`)).toEqual([
      'a 架空 a waiting',
      'b  in',
      'id:4  in',
    ])
    // Under another number after a reconnect: still ourselves.
    list.added([{ ...self, userId: 9 }])
    expect(list.others({ ...self, userId: 9 })).toHaveLength(3)
  })

  it('keeps somebody who is admitted under another number, added before removed or after', () => {
    for (const addedFirst of [true, false]) {
      const list = createPeopleList()
      list.added([self, entry(2, 'a', { bHold: true })])
      const steps = [
        (): void => list.added([entry(5, 'a', { bHold: false })]),
        (): void => list.removed([{ userId: 2, nUserStatus: 1 }]),
      ]
      for (const step of addedFirst ? steps : steps.toReversed()) step()
      expect(list.others(self)).toMatchObject([{ guid: 'a', place: 'in', moving: false }])
      expect(list.idOf('a')).toBe(5)
    }
  })

  it('marks who is on the way to another number, and lets go of who has left', () => {
    const list = createPeopleList()
    list.added([entry(2, 'a'), entry(3, 'b')])
    list.removed([
      { userId: 2, nUserStatus: 1 },
      { userId: 3, nUserStatus: 2 },
    ])
    expect(list.others(self)).toMatchObject([{ guid: 'a', moving: true }])
    list.restart()
    list.added([entry(7, 'a')])
    expect(list.others(self)).toMatchObject([{ guid: 'a', moving: false }])
  })

  it('takes changed fields into what is known, and nothing for a person nobody has told of', () => {
    const list = createPeopleList()
    list.added([entry(2, 'a', { audio: 'computer', muted: true })])
    list.updated([
      { userId: 2, muted: false },
      { userId: 9, muted: false },
    ])
    list.updated({ userId: 2, bLocalRecord: 1, bVideoOn: true })
    expect(list.others(self)).toMatchObject([
      { guid: 'a', sound: 'on', picture: true, recording: true, name: '架空 a' },
    ])
    list.added([entry(3, 'p', { isPhoneUser: true, audio: 'phone' })])
    expect(list.others(self)[1]).toMatchObject({ device: 'phone', sound: 'on' })
    expect(list.own({ ...self, audio: '', bVideoOn: true })).toEqual({
      sound: 'none',
      picture: true,
    })
  })

  it('never has a person twice, nor two under one number, whatever is told in whatever order', () => {
    const guid = fc.constantFrom('a', 'b', 'c')
    const id = fc.integer({ min: 2, max: 6 })
    const event = fc.oneof(
      fc.record({ type: fc.constant('added' as const), id, guid, held: fc.boolean() }),
      fc.record({ type: fc.constant('removed' as const), id, status: fc.constantFrom(1, 2) }),
      fc.record({ type: fc.constant('updated' as const), id, muted: fc.boolean() }),
      fc.record({ type: fc.constant('restart' as const) }),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const list = createPeopleList()
        list.added([self])
        for (const one of events) {
          if (one.type === 'added') list.added([entry(one.id, one.guid, { bHold: one.held })])
          else if (one.type === 'removed')
            list.removed([{ userId: one.id, nUserStatus: one.status }])
          else if (one.type === 'updated') list.updated([{ userId: one.id, muted: one.muted }])
          else list.restart()
          const guids = list.others(self).map((person) => person.guid)
          expect(new Set(guids).size).toBe(guids.length)
          expect(guids).not.toContain('own')
          expect(guids.every((known) => list.idOf(known) !== null)).toBe(true)
        }
      }),
    )
  })
})
