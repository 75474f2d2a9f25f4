/** Somebody knocks: told once by sound, notice and taskbar, wherever the counselor is; who was let in is told no more. */
import { describe, expect, it } from 'vitest'
import type { Person } from '../../shared/meeting/people.ts'
import { asCounselor, desk, type Desk, seekerWaits, toLobby } from './session-helpers.ts'

const stranger: Person = { ...seekerWaits, guid: 'stranger', name: '架空 花子' }
const isIn = (person: Person): Person => ({ ...person, place: 'in' })

const tell = (d: Desk, ...people: readonly Person[]): void =>
  d.meeting.emit({ type: 'people', people })
const knocks = (d: Desk): number => d.attention.filter((what) => what === 'knock').length

async function inLobby(): Promise<Desk> {
  const d = desk()
  await toLobby(d)
  return d
}

describe('a knock', () => {
  it('is told once, however often the meeting lists the person', async () => {
    const d = await inLobby()
    tell(d, seekerWaits)
    tell(d, { ...seekerWaits, sound: 'on' })
    d.meeting.emit({ type: 'waiting' })
    expect(knocks(d)).toBe(1)
    expect(d.rung.filter((topic) => topic === 'session.knock')).toHaveLength(1)
  })

  it('is told for each person, also while others are in', async () => {
    const d = await inLobby()
    tell(d, seekerWaits)
    tell(d, isIn(seekerWaits))
    expect(knocks(d)).toBe(1)
    tell(d, isIn(seekerWaits), stranger)
    expect(knocks(d)).toBe(2)
  })

  it('is none when the counselor lets in or puts back, and is one when somebody left and comes again', async () => {
    const d = await inLobby()
    tell(d, seekerWaits)
    tell(d, isIn(seekerWaits))
    tell(d, seekerWaits)
    expect(knocks(d)).toBe(1)
    tell(d)
    tell(d, seekerWaits)
    expect(knocks(d)).toBe(2)
  })

  it('is told again to a counselor who was out meanwhile, and never of a session that is over', async () => {
    const d = await inLobby()
    tell(d, seekerWaits)
    d.meeting.emit({ type: 'ended', by: 'crash' })
    expect(knocks(d)).toBe(1)
    await d.session['session.enter']({ recordId: 'r1' }, asCounselor)
    d.meeting.emit({ type: 'joined' })
    tell(d, seekerWaits)
    expect(knocks(d)).toBe(2)
    await d.session['session.end']({ recordId: 'r1', cause: 'systemFailure' }, asCounselor)
    tell(d, seekerWaits, stranger)
    expect(knocks(d)).toBe(2)
  })
})
