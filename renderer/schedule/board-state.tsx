/** What is open in the schedule room: the page, at most one dialog, and the preparation that was asked for. Gone with the room. */
import { createContext, type ReactNode, useContext, useState } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Failed } from '../../shared/result.ts'
import type { MessageKind } from '../../shared/log/contact.ts'
import type { BoardBooking } from '../../shared/schedule/booking.ts'
import type { OpenDraft } from '../../shared/schedule/draft.ts'
import type { TellingWay } from '../../shared/schedule/telling-channels.ts'
import type { LocalDate, LocalTime } from '../../shared/time/day.ts'
import { call } from '../api.ts'
import { leaveOpened, type Opened, type Place, usePlace } from '../state/place.ts'

export type OpenDialog =
  /** again: the next booking of the same person. */
  | {
      readonly kind: 'detail' | 'form' | 'cancel' | 'again' | 'judge'
      readonly booking: BoardBooking
    }
  /** A form that was begun before. */
  | { readonly kind: 'resume'; readonly draft: OpenDraft }
  | { readonly kind: 'new'; readonly date: LocalDate; readonly slot: LocalTime | null }

/** A text that was handed over, and of which nobody has said yet whether it was sent. */
export type HandedOver = {
  readonly booking: BoardBooking
  /** What the text says. */
  readonly when: { readonly date: LocalDate; readonly slot: LocalTime }
  readonly way: TellingWay
  readonly kind: MessageKind
}

export type BoardState = {
  readonly view: 'board' | 'import' | 'held' | 'telling' | 'moving'
  /** Whose people are told; null: those of the next open day. */
  readonly tellingDay: LocalDate | null
  /** Whose bookings are given other times. */
  readonly movingDay: LocalDate | null
  readonly dialog: OpenDialog | null
  /** Why the preparation that was asked for last did not begin. */
  readonly notPrepared: { readonly bookingId: string; readonly failure: Failed } | null
  readonly show: (view: BoardState['view']) => void
  readonly handed: readonly HandedOver[]
  /** One person is asked about once: what was handed over last counts. */
  readonly handedOver: (more: readonly HandedOver[]) => void
  /** It was said of these bookings whether they were sent. */
  readonly answered: (bookingIds: readonly string[]) => void
  /** Shows 案内 for that day; null: the next open one. */
  readonly tell: (date: LocalDate | null) => void
  /** Shows that day's bookings to be given other times. */
  readonly move: (date: LocalDate) => void
  readonly open: (dialog: OpenDialog | null) => void
  /** Begins the preparation of a booking; the session then calls the counselor to its own room. */
  readonly prepare: (bookingId: string) => Promise<void>
  /** The preparation began after all. */
  readonly prepared: () => void
}

/** @param at where somebody was led to */
const createBoard = ({ opened, day }: Pick<Place, 'opened' | 'day'>): StoreApi<BoardState> =>
  createStore<BoardState>((set) => ({
    view: viewOf(opened),
    tellingDay: viewOf(opened) === 'telling' ? day : null,
    movingDay: null,
    dialog: null,
    notPrepared: null,
    show: (view) => set({ view }),
    handed: [],
    handedOver: (more) =>
      set(({ handed }) => ({
        handed: [
          ...handed.filter(({ booking }) => !more.some((one) => one.booking.id === booking.id)),
          ...more,
        ],
      })),
    answered: (bookingIds) =>
      set(({ handed }) => ({
        handed: handed.filter(({ booking }) => !bookingIds.includes(booking.id)),
      })),
    tell: (tellingDay) => set({ view: 'telling', tellingDay }),
    move: (movingDay) => set({ view: 'moving', movingDay }),
    open(dialog) {
      leaveOpened()
      set({ dialog })
    },
    prepared: () => set({ notPrepared: null }),
    async prepare(bookingId) {
      leaveOpened()
      set({ dialog: null, notPrepared: null })
      const answer = await call('session.prepare', { bookingId })
      if (!answer.ok) set({ notPrepared: { bookingId, failure: answer } })
    },
  }))

function viewOf(opened: Opened | null): BoardState['view'] {
  if (opened === null || !('board' in opened) || opened.board === 'unanswered') return 'board'
  return opened.board
}

const Board = createContext<StoreApi<BoardState> | null>(null)

export function BoardStateProvider({ children }: { readonly children: ReactNode }) {
  const [board] = useState(() => createBoard(usePlace.getState()))
  return <Board value={board}>{children}</Board>
}

export function useBoard<Part>(part: (board: BoardState) => Part): Part {
  const board = useContext(Board)
  if (board === null) throw new Error('shown outside of the schedule room')
  return useStore(board, part)
}
