/** The second half of the composition root: the rooms of one open office, each handed what it needs. Nothing else. */
import { randomUUID } from 'node:crypto'
import { type Clock } from '../shared/clock.ts'
import type { Handlers } from '../shared/contract.ts'
import { createBell, type Ring } from './bell.ts'
import { createAppKey } from './meeting/app-key.ts'
import { createPracticeMeeting } from './meeting/practice.ts'
import { createMeetingRoom } from './meeting/room.ts'
import type { MeetingServer } from './meeting/server.ts'
import { createZoom } from './meeting/zoom/zoom.ts'
import { watchClock } from './office/clock-watch.ts'
import type { OpenedOffice, OpenRooms } from './office/opening.ts'
import { createOfficeLine } from './office/server/office-line.ts'
import type { OpenConf } from './office/settings-file.ts'
import { tellMended } from './office/tell-mended.ts'
import { createPeopleRoom } from './people/room.ts'
import { describeBug } from './platform/crash.ts'
import type { Notice, Platform, PowerEvent } from './platform/platform.ts'
import type { TechnicalLog } from './platform/technical-log.ts'
import { createPrecallRoom } from './precall/room.ts'
import { createRecordsRoom } from './records/room.ts'
import { createReviewRoom } from './review/room.ts'
import { scheduleSeal, scheduleTag } from './schedule/keys.ts'
import { practiceFile } from './schedule/practice.ts'
import { createScheduleRoom } from './schedule/room.ts'
import { openScheduleStoreGently } from './schedule/store.ts'
import { createTellingRoom } from './schedule/telling/room.ts'
import { createOccupancy } from './session/occupancy.ts'
import { startVerify } from './storage/verify/verify-thread.ts'
import { createSessionRoom } from './session/room.ts'
import { attentionText } from './session/text.ts'

export type AppParts = {
  readonly platform: Platform
  readonly meetingServer: MeetingServer
  readonly clock: Clock
  readonly openConf: OpenConf
  /** One line for the technical log: what went wrong and where, never a person's data. */
  readonly log: (line: string) => void
  readonly technicalLog: TechnicalLog
}

/** Every channel but the office's own. */
export type RoomHandlers = Handlers<
  'people' | 'schedule' | 'telling' | 'precall' | 'session' | 'meeting' | 'records' | 'review'
>
export type Rooms = OpenRooms<RoomHandlers> & { onPower(event: PowerEvent): void }

/** Opens every room of an office: all are made, then all start, then what they said meanwhile is heard. Throws what the database throws. */
export async function openRooms(
  parts: AppParts,
  screens: Ring,
  opened: OpenedOffice,
): Promise<Rooms> {
  const { platform } = parts
  const { storage, clock, kind } = opened
  const office = { kind, profile: () => opened.profile.current() }

  const { log, disposal, vault } = storage
  const store = await openScheduleStoreGently({
    ...{ folder: opened.folder, openConf: parts.openConf, clock, log },
    seal: scheduleSeal(vault),
    inbox: storage.inbox,
    thread: storage.thread,
  })

  const bell = createBell({
    screens,
    onBug: (topic, error) => parts.log(`bug in who hears ${topic}: ${describeBug(error)}`),
  })
  const occupancy = createOccupancy()
  const { ring } = bell
  const { running: sessionRunning } = occupancy
  const notify = (notice: Notice): void => platform.notify(notice)
  const people = createPeopleRoom({
    ...{ storage, clock, sessionRunning, ring },
    tooLongAway: () => server.tooLongAway(),
    proveRecoveryKey: kind === 'office' ? storage.proveRecoveryKey : null,
  })
  const restricted = (number: string, date: string): boolean =>
    storage.restrictions.restricted(number, date)
  const schedule = createScheduleRoom({
    ...{ store, clock, office, nameOf: people.port.nameOf },
    authorise: people.port.authorise,
    log: { append: log.append, dismissRow: disposal.dismissRow },
    ...{ reader: log.reader, ids: randomUUID, tag: scheduleTag(vault), bell, notify, restricted },
    used: (number, date) => storage.records.usedOn(number, date),
    ...{ isOwn: storage.outbox.opened, isShared: () => server.others.isOffice() },
    freeElsewhere: (booking, record) => server.others.free(booking, record),
  })
  // Connections live in real time, also in the practice office.
  const carrier = {
    server: parts.meetingServer,
    view: platform.meetingView,
    clock: parts.clock,
    onKey: createAppKey({ office, ring, focusPage: () => platform.focusPage() }),
  }
  const findBooking = (bookingId: string) => schedule.port.find(bookingId)
  const server = createOfficeLine({
    ...{ storage, ring, profile: opened.profile, clock: parts.clock, log: parts.log },
    findBooking,
    onSettings: () => zoom.refresh(),
  })
  const zoom = createZoom({
    ...carrier,
    storage,
    fetch: (url, init) => platform.fetch(url, init),
    ...{ sessionRunning, findBooking, others: server.meetings, log: parts.log },
  })
  const meeting = createMeetingRoom({
    practice:
      kind === 'practice' ? createPracticeMeeting({ ...carrier, persona: findBooking }) : null,
    ...{ zoom, ring, office, schedule: schedule.port },
    view: platform.meetingView,
    openWindow: (url) => platform.openWindow(url),
    openExternal: (url) => platform.openExternal(url),
    reachable: () => parts.meetingServer.reachable(),
  })
  const telling = createTellingRoom({
    ...{ clock, log, office, store, ring, links: meeting.links, schedule: schedule.port },
    ...{ lineClock: parts.clock, outbox: storage.outbox, others: server.mails, ids: randomUUID },
    openMail: (url) => platform.openMail(url),
    technicalLog: parts.log,
  })
  const session = createSessionRoom({
    ...{ clock, lineClock: parts.clock, store: storage.sessionStore, schedule: schedule.port },
    people: people.port,
    office,
    meeting: meeting.port,
    bell,
    occupancy,
    ids: randomUUID,
    restricted,
    others: server.others,
    earlierConsents: (number) => storage.earlierConsents(number),
    keepAwake: (on) => platform.keepAwake(on),
    ...{ jobSite: platform.jobSite, share: (on: boolean) => platform.meetingView.share(on) },
    attention: (what) => platform.notify({ ...attentionText[what], urgent: true }),
  })
  const precall = createPrecallRoom({
    ...{ session: session.port, people: people.port, clock, bell },
    standingConsents: (number) => storage.standingConsents(number),
  })
  const records = createRecordsRoom({
    ...{ storage, office, clock, sessionRunning, ring, notify, findBooking, verify: startVerify },
    ...{ people: people.port, bookings: schedule.retention, identified: session.identified },
  })
  const review = createReviewRoom({
    storage,
    clock,
    office,
    nameOf: people.port.nameOf,
    ids: randomUUID,
    summaryOf: records.summaryOf,
    printPdf: (fileName) => platform.printPdf(fileName),
    correcting: schedule.port.correcting,
    ring,
  })

  bell.on('schedule.changed', zoom.tidy)
  for (const room of [session, schedule, telling, records]) room.start()
  const unwatch = watchClock({ clock, log, ring, stepped: session.onClockStepped })
  server.start()
  bell.open()
  tellMended(opened.mended, parts.log, notify)

  return {
    ring,
    handlers: {
      ...people.handlers,
      ...schedule.handlers,
      ...precall.handlers,
      ...session.handlers,
      ...meeting.handlers,
      ...telling.handlers,
      ...records.handlers,
      ...review.handlers,
    },
    presence: () => people.presence(),
    sessionRunning,
    sitesInUse: schedule.sitesInUse,
    nextWarningInMs: () => session.nextWarningInMs(),
    onPower(event) {
      session.onPower(event)
      people.onPower(event)
      if (event === 'resume') server.link.wake()
    },
    hasAccounts: () => people.hasAccounts(),
    addFirstAccounts: (accounts) => people.addFirstAccounts(accounts),
    authorise: people.port.authorise,
    server: server.link,
    importSample: (date) => schedule.importFile(practiceFile(date)),
    async close() {
      unwatch()
      await telling.close()
      await server.close()
      session.dispose()
      await meeting.close()
      schedule.close()
      review.close()
      await records.close()
      await storage.reading.close()
    },
  }
}
