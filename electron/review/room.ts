/** The review room: what waits for a supervisor, restrictions, statistics, and what leaves the app. */
import type { Handlers } from '../../shared/contract.ts'
import type { LocalDate } from '../../shared/time/day.ts'
import { countingHandlers } from './counting.ts'
import { correctingHandlers } from './correcting.ts'
import { exportHandlers } from './exporting.ts'
import { judgingHandlers } from './judging.ts'
import { listHandlers } from './lists.ts'
import { monthHandlers } from './month.ts'
import type { ReviewRoomParts } from './parts.ts'
import { restrictionHandlers } from './restrictions.ts'
import { createSessions } from './sessions.ts'

export type { ReviewRoomParts } from './parts.ts'

export interface ReviewRoom {
  readonly handlers: Handlers<'review'>
  close(): void
  /** Whether use is refused to that job-seeker number on that day (Asia/Tokyo); for booking and preparing. */
  restricted(jobSeekerNumber: string, date: LocalDate): boolean
}

export function createReviewRoom(parts: ReviewRoomParts): ReviewRoom {
  const sessions = createSessions(parts)
  return {
    close: sessions.close,
    handlers: {
      ...judgingHandlers(parts),
      ...correctingHandlers(parts),
      ...restrictionHandlers(parts),
      ...listHandlers(parts),
      ...countingHandlers(parts),
      ...monthHandlers(parts),
      ...exportHandlers(parts),
      ...sessions.handlers,
    },
    restricted: (jobSeekerNumber, date) =>
      parts.storage.restrictions.restricted(jobSeekerNumber, date),
  }
}
