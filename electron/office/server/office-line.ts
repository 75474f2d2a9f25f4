/** All that an open office has to do with its server, put together: the link, what is asked before a booking is taken, the one meeting of each booking. */
import { type Cancel, type Clock, DAY } from '../../../shared/clock.ts'
import type { LoggedEvent } from '../../../shared/log/events.ts'
import type { MeetingsOfOthers } from '../../../shared/meeting/others.ts'
import { AWAY_DAYS } from '../../../shared/office/profile.ts'
import type { ServerStatus } from '../../../shared/office/server.ts'
import type { Booking } from '../../../shared/schedule/booking.ts'
import type { OtherPcs } from '../../../shared/session/others.ts'
import type { Ring } from '../../bell.ts'
import type { Storage } from '../../storage/storage.ts'
import type { ProfileStore } from '../profile-store.ts'
import { createClaims } from './claims.ts'
import { hearOthers } from './hear-others.ts'
import { createServerLink, loadDriver, type ServerLink } from './link.ts'
import { openPlaceFile } from './place.ts'
import { createSharedMeetings } from './shared-meetings.ts'

export type OfficeLineParts = {
  readonly storage: Storage
  readonly profile: Pick<ProfileStore, 'refresh' | 'current'>
  /** Connections live in real time. */
  readonly clock: Clock
  readonly ring: Ring
  readonly findBooking: (bookingId: string) => Booking | null
  readonly onSettings: () => void
  readonly log: (line: string) => void
}

export interface OfficeLine {
  readonly link: ServerLink
  readonly others: OtherPcs
  readonly meetings: MeetingsOfOthers
  /** The days for which counselors are let in without the server, once they are over; null: they are not. */
  tooLongAway(): number | null
  start(): void
  close(): Promise<void>
}

/** Whatever ends that a booking is taken. */
const ENDS: ReadonlySet<string> = new Set(['closed', 'givenBack', 'released'])
const endsClaim = (event: LoggedEvent): boolean =>
  event.type === 'schedule.changed' && ENDS.has(event.payload.what)

const isOffice = ({ state }: ServerStatus): boolean => state !== 'none' && state !== 'unreadable'

export function createOfficeLine(parts: OfficeLineParts): OfficeLine {
  const { storage, clock, ring } = parts
  const { vault } = storage
  const link = createServerLink({
    ...{ storage, clock, driver: loadDriver, random: Math.random, log: parts.log },
    file: openPlaceFile(storage.folder, vault),
    onStatus: (status) => ring('office.server', status),
    onAgreed: () => void claims.tidy(),
  })
  const { line } = link
  const claims = createClaims({ line, vault, clock, find: parts.findBooking })
  const isShared = (): boolean => isOffice(link.status())
  let stops: readonly Cancel[] = []
  return {
    link,
    others: { isOffice: isShared, take: claims.take, letGo: claims.letGo, free: claims.free },
    meetings: createSharedMeetings({ isOffice: isShared, line, vault }),
    tooLongAway() {
      const days = parts.profile.current().awayDays ?? AWAY_DAYS
      return (link.awayMs() ?? 0) > days * DAY ? days : null
    },
    start() {
      stops = [
        hearOthers({ ...parts, inbox: storage.inbox }),
        // After the transaction that is being told.
        storage.log.onCommitted((events) => {
          if (events.some(endsClaim)) claims.letGo()
        }),
      ]
      link.start()
    },
    async close() {
      for (const stop of stops) stop()
      await link.close()
    },
  }
}
