/** The bell between the rooms: nobody hears anything before every room stands, and then everything, in order. */
import { describe, expect, it } from 'vitest'
import { type Bell, createBell } from '../../electron/bell.ts'

function stage(): { readonly bell: Bell; readonly heard: string[] } {
  const heard: string[] = []
  const bell = createBell({
    screens: (topic) => heard.push(`screen ${topic}`),
    onBug: (topic, error) => heard.push(`bug ${topic} ${String(error)}`),
  })
  return { bell, heard }
}

describe('the bell', () => {
  it('keeps what is rung before it opens, in order', () => {
    const { bell, heard } = stage()
    bell.ring('people.accounts', null)
    bell.on('people.accounts', () => heard.push('room accounts'))
    bell.ring('review.restrictions', null)
    expect(heard).toEqual([])
    bell.open()
    expect(heard).toEqual(['room accounts', 'screen people.accounts', 'screen review.restrictions'])
  })

  it('puts what is rung while it opens behind what waited', () => {
    const { bell, heard } = stage()
    bell.on('people.accounts', () => bell.ring('schedule.changed', { date: null }))
    bell.ring('people.accounts', null)
    bell.ring('review.restrictions', null)
    bell.open()
    expect(heard).toEqual([
      'screen people.accounts',
      'screen review.restrictions',
      'screen schedule.changed',
    ])
  })

  it('lets a room speak before the screens hear what made it speak', () => {
    const { bell, heard } = stage()
    bell.open()
    bell.on('people.presence', () => bell.ring('session.snapshot', null))
    bell.ring('people.presence', null)
    expect(heard).toEqual(['screen session.snapshot', 'screen people.presence'])
  })

  it('goes on when a listener throws, and stops telling who no longer listens', () => {
    const { bell, heard } = stage()
    bell.open()
    const deafen = bell.on('people.accounts', () => {
      throw new Error('a bug')
    })
    bell.on('people.accounts', () => heard.push('second'))
    bell.ring('people.accounts', null)
    deafen()
    bell.ring('people.accounts', null)
    expect(heard).toEqual([
      'bug people.accounts Error: a bug',
      'second',
      'screen people.accounts',
      'second',
      'screen people.accounts',
    ])
  })
})
