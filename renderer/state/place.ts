/**
 * Where the person at the screen is: the room, and in it the day, the record, the filter. Places change because somebody goes
 * there, or because the session calls; never as a side effect of drawing. Another person begins at the beginning.
 */
import { useEffect } from 'react'
import { create } from 'zustand'
import type { Account, Role } from '../../shared/people/account.ts'
import { noFilter, type RecordFilter } from '../../shared/records/record.ts'
import type { SessionSnapshot } from '../../shared/session/snapshot.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { accountOf, type Kept, runningSession, useKept } from './kept.ts'

export type RoomId =
  'session' | 'today' | 'board' | 'records' | 'review' | 'statistics' | 'settings'

/** `top`: how far the list was scrolled, in CSS pixels. */
export type ListPlace = { readonly filter: RecordFilter; readonly top: number }

/** The booking of the session that has just ended: its next one is offered. */
export type JustClosed = { readonly bookingId: string; readonly date: LocalDate }

/** What of a room is open when it is entered from elsewhere; the room itself goes on from there. */
export type Opened =
  { readonly booking: string } | { readonly board: 'held' | 'unanswered' | 'telling' }

export type Place = {
  readonly room: RoomId
  /** The board's day; null follows today, also past midnight. */
  readonly day: LocalDate | null
  readonly opened: Opened | null
  /** The record that is open in the records room, and in the review room; null: their list. */
  readonly record: string | null
  readonly reviewed: string | null
  readonly list: ListPlace
  readonly justClosed: JustClosed | null
  /** The tab of the settings; null: the first. */
  readonly panel: string | null
}

const HOME: Readonly<Record<Role, RoomId>> = {
  counselor: 'board',
  supervisor: 'today',
  it: 'settings',
}

function entrance(account: Account | null): Place {
  return {
    room: HOME[account?.role ?? 'counselor'],
    day: null,
    opened: null,
    record: null,
    reviewed: null,
    list: { filter: noFilter, top: 0 },
    justClosed: null,
    panel: null,
  }
}

export const usePlace = create<Place>(() => entrance(null))

export const goTo = (place: Partial<Place>): void => usePlace.setState(place)

/** Through the menu: a room begins at its beginning. @param more where in it, for whoever is led there */
export function enterRoom(room: RoomId, more: Partial<Place> = {}): void {
  const { justClosed } = usePlace.getState()
  goTo({ ...entrance(null), room, justClosed, ...more })
}

/** What was led to is closed. */
export const leaveOpened = (): void => goTo({ opened: null })

/** The running session of whoever is at the screen; null for somebody else's. */
export function ownSession(kept: Kept): SessionSnapshot | null {
  const session = runningSession(kept)
  return session !== null && session.counselorId === accountOf(kept)?.id ? session : null
}

/** For what is shown in the running session of whoever is at the screen. */
export function useOwnSession(): SessionSnapshot {
  const session = useKept(ownSession)
  if (session === null) throw new Error('shown although no session of this person runs')
  return session
}

/** A new session, its next state and the no-show question all call the counselor back from whatever else is open. */
function callOf(session: SessionSnapshot | null): string | null {
  return session === null ? null : `${session.recordId} ${session.state} ${session.noShow.status}`
}

function follow(kept: Kept, before: Kept): void {
  const account = accountOf(kept)
  if (account?.id !== accountOf(before)?.id) goTo(entrance(account))
  const session = ownSession(kept)
  if (callOf(session) !== callOf(ownSession(before))) {
    const { room } = usePlace.getState()
    goTo({ room: session !== null ? 'session' : room === 'session' ? 'board' : room })
  }
  if (
    session?.state === 'closing' &&
    usePlace.getState().justClosed?.bookingId !== session.bookingId
  )
    goTo({ justClosed: { bookingId: session.bookingId, date: session.date } })
}

/** Starts following who is at the screen and what calls them; called once from main.tsx. */
export function startPlaces(): void {
  useKept.subscribe(follow)
}

type Leaving = {
  /** How many forms hold something that was typed and not saved. */
  readonly unsaved: number
  /** Where the person wanted to go when asked; null: nobody is asked. */
  readonly asked: (() => void) | null
}

export const useLeaving = create<Leaving>(() => ({ unsaved: 0, asked: null }))

/** Marks the calling form as unsaved while `isUnsaved` and it is shown. */
export function useUnsaved(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const count = (by: number): void =>
      useLeaving.setState(({ unsaved }) => ({ unsaved: unsaved + by }))
    count(1)
    return () => count(-1)
  }, [isUnsaved])
}

/** Goes at once when nothing would be lost, else after the question. */
export function leaveBy(go: () => void): void {
  if (useLeaving.getState().unsaved === 0) go()
  else useLeaving.setState({ asked: go })
}

/** The answer to the question: goes, or stays. */
export function answerLeaving(leave: boolean): void {
  const { asked } = useLeaving.getState()
  useLeaving.setState({ asked: null })
  if (leave) asked?.()
}
