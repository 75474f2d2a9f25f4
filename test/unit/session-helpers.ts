/** A session room with everything around it in memory: virtual clock, a store that can fail, a meeting that obeys the test. */
import { createPrecallRoom } from '../../electron/precall/room.ts'
import { createSessionRoom, type SessionRoom } from '../../electron/session/room.ts'
import type { SessionRoomParts } from '../../electron/session/parts.ts'
import type { Clock } from '../../shared/clock.ts'
import type { Caller, Handlers, TopicName } from '../../shared/contract.ts'
import type { Person, PersonAct } from '../../shared/meeting/people.ts'
import type { MeetingEvent, MeetingPort, MeetingReason } from '../../shared/meeting/provider.ts'
import type { OfficeProfile } from '../../shared/office/profile.ts'
import { type Account, SYSTEM_ACTOR } from '../../shared/people/account.ts'
import type { Consent, GivenConsent } from '../../shared/precall/terms.ts'
import type { PeoplePort } from '../../shared/people/port.ts'
import { eventPayloads, type NewEvent } from '../../shared/log/events.ts'
import type { BookingChange } from '../../shared/log/change.ts'
import { idIn } from '../../shared/log/scope.ts'
import type { SessionProgress, SessionStore } from '../../shared/session/store.ts'
import type { EventLog } from '../../shared/log/port.ts'
import type { Told } from '../../shared/log/told.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { type Booking, untouched } from '../../shared/schedule/booking.ts'
import { bookedEvent, changedEvent } from '../../shared/schedule/change.ts'
import type { SchedulePort } from '../../shared/schedule/port.ts'
import { type SessionSnapshot, SessionSnapshotSchema } from '../../shared/session/snapshot.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock, type VirtualClock } from '../../shared/virtual-clock.ts'
import { createOccupancy } from '../../electron/session/occupancy.ts'
import { openBell } from '../support/bell.ts'

export const TODAY = '2026-11-24'
export const NUMBER = '17010-00012345'

export const counselor: Account = {
  id: 'c1',
  loginName: 'soudan',
  displayName: '架空 相談員',
  role: 'counselor',
  disabled: false,
}
export const otherCounselor: Account = { ...counselor, id: 'c2', loginName: 'soudan2' }
export const supervisor: Account = {
  ...counselor,
  id: 's1',
  loginName: 'toukatsu',
  role: 'supervisor',
}
export const asCounselor: Caller = { account: counselor }
export const credentials = { loginName: 'toukatsu', passphrase: 'rehearsal-pass' }

export function profile(change: Partial<OfficeProfile> = {}): OfficeProfile {
  return {
    version: 1,
    officeName: '架空の窓口',
    sites: [{ id: 'main', name: '本所' }],
    slots: ['10:00', '11:00', '14:00', '15:00'],
    boothsPerSlot: 2,
    capSeconds: 1800,
    capStartsAt: 'bothConnected',
    warningMinutes: [5, 1],
    noShowMinutes: 10,
    extension: { allowed: false, maxMinutes: 10 },
    openingHours: { from: '08:30', to: '17:15' },
    exceptions: { outsideTimes: false, onceADay: false },
    overrides: [],
    holidays: [],
    checklist: {
      version: 3,
      items: [
        { id: 'ownRoom', side: 'own', text: '部屋', article: '第20条第2項' },
        { id: 'seekerAlone', side: 'seeker', text: 'お一人', article: '第20条第2項' },
        { id: 'seekerNetwork', side: 'seeker', text: '回線', article: '第11条第2項' },
      ],
    },
    terms: [
      { kind: 'ministry', title: '利用規約', effectiveFrom: '2025-01-06' },
      { kind: 'office', title: '当所の規約', effectiveFrom: '2025-03-25' },
    ],
    messages: {},
    ...change,
  }
}

export function booking(change: Partial<Booking> = {}): Booking {
  return {
    id: 'b1',
    receiptNumber: 'R-1',
    date: TODAY,
    slot: '10:00',
    siteId: 'main',
    name: '架空 一郎',
    kana: 'カクウ イチロウ',
    jobSeekerNumber: NUMBER,
    category: 1,
    residence: 'notApplicable',
    companions: null,
    phone: null,
    email: null,
    ...untouched,
    meeting: null,
    source: 'import',
    createdAtMs: 0,
    updatedAtMs: 0,
    ...change,
  }
}

export type Disk = { failing: boolean; failNext: number | null; writes: number }

/** Everything that survives a kill of the program. */
export class Store implements SessionStore {
  events: NewEvent[] = []
  live: string | null = null
  recordId: string | null = null
  progress: SessionProgress | null = null
  draft: string | null = null
  readonly disk: Disk = { failing: false, failNext: null, writes: 0 }

  private refuses(): boolean {
    this.disk.writes += 1
    return this.disk.failing || this.disk.failNext === this.disk.writes
  }
  commit(
    events: readonly NewEvent[],
    live: { readonly recordId: string; readonly state: unknown } | null,
  ): Result<null, 'saveFailed'> {
    if (this.refuses()) return fail('saveFailed', { cause: 'diskFull' })
    for (const event of events) eventPayloads[event.type].parse(event.payload)
    this.events.push(...events)
    if (live === null || live.recordId !== this.recordId) {
      this.progress = null
      this.draft = null
    }
    this.recordId = live?.recordId ?? null
    this.live = live === null ? null : JSON.stringify(live.state)
    return ok()
  }
  saveProgress(progress: SessionProgress): Result<null, 'saveFailed'> {
    if (this.refuses()) return fail('saveFailed', { cause: 'diskFull' })
    this.progress = progress
    return ok()
  }
  saveDraft(_recordId: string, text: string): Result<null, 'saveFailed'> {
    if (this.refuses()) return fail('saveFailed', { cause: 'diskFull' })
    this.draft = text
    return ok()
  }
  load(): ReturnType<SessionStore['load']> {
    if (this.live === null || this.recordId === null) return null
    return {
      recordId: this.recordId,
      state: JSON.parse(this.live) as unknown,
      progress: this.progress,
      draft: this.draft,
    }
  }
}

/** Bookings that follow the log, as the real ones do. */
export class Schedule implements SchedulePort {
  bookings = new Map<string, Booking>()
  find(id: string): Booking | null {
    return this.bookings.get(id) ?? null
  }
  earlierNoShows(): number {
    return 1
  }
  claiming(
    id: string,
    { recordId, counselorId }: Parameters<SchedulePort['claiming']>[1],
  ): ReturnType<SchedulePort['claiming']> {
    const found = this.bookings.get(id)
    if (found === undefined) return fail('notFound')
    if (found.state !== 'live') return fail('notLive')
    const booking: Booking = { ...found, state: 'inSession', recordId, counselorId }
    return ok({ booking, events: [this.changed(found, booking, 'claimed')] })
  }
  closing(
    id: string,
    { recordId, ...end }: Parameters<SchedulePort['closing']>[1],
  ): readonly NewEvent[] {
    const found = this.bookings.get(id)
    return found?.recordId === recordId
      ? [this.changed(found, { ...found, state: 'closed', ...end }, 'closed')]
      : []
  }
  givingBack(id: string, recordId: string): readonly NewEvent[] {
    const found = this.bookings.get(id)
    return found?.recordId === recordId
      ? [
          this.changed(
            found,
            { ...found, state: 'live', recordId: null, counselorId: null },
            'givenBack',
          ),
        ]
      : []
  }
  correcting(
    id: string,
    { outcome }: Parameters<SchedulePort['correcting']>[1],
  ): readonly NewEvent[] {
    const found = this.bookings.get(id)
    return found === undefined
      ? []
      : [this.changed(found, { ...found, outcome, corrected: true }, 'corrected')]
  }
  /** What the bookings say; the tests set it. */
  says: Told = { informed: 'contact', withdrawn: false, readAtMs: null, elsewhere: false }
  told(): Told {
    return this.says
  }
  releasing(liveRecordId: string | null): readonly NewEvent[] {
    return [...this.bookings.values()]
      .filter(({ state, recordId }) => state === 'inSession' && recordId !== liveRecordId)
      .map((found) =>
        this.changed(
          found,
          { ...found, state: 'live', recordId: null, counselorId: null },
          'released',
          SYSTEM_ACTOR,
        ),
      )
  }
  /** What was written. */
  take(events: readonly NewEvent[]): void {
    for (const event of events) {
      const before = this.bookings.get(idIn(event.scope, 'booking') ?? '')
      if (event.type === 'schedule.changed' && before !== undefined)
        this.bookings.set(before.id, { ...before, ...event.payload.set })
    }
  }
  private changed(before: Booking, after: Booking, what: BookingChange, actorId = 'c1'): NewEvent {
    const [was, is] = [before, after].map((one) => ({ booking: one, seen: null }))
    if (was === undefined || is === undefined) throw new Error('two are two')
    return changedEvent(was, is, what, actorId)
  }
}

/** Puts the bookings into a real log, which keeps a key for each. */
export function bookIn(log: EventLog, schedule: Schedule): void {
  const events = [...schedule.bookings.values()].map((made) =>
    bookedEvent({ booking: made, seen: null }, 'c1'),
  )
  if (!log.append(events).ok) throw new Error('not booked')
}

/** The store, with bookings that follow what is written there. */
export function followedBy(store: SessionStore, schedule: Schedule): SessionStore {
  return {
    commit(events, live) {
      const saved = store.commit(events, live)
      if (saved.ok) schedule.take(events)
      return saved
    },
    saveProgress: (progress) => store.saveProgress(progress),
    saveDraft: (recordId, text) => store.saveDraft(recordId, text),
    load: () => store.load(),
  }
}

/** The job seeker as the meeting lists one who waits. */
export const seekerWaits: Person = {
  guid: 'seeker',
  name: '架空 一郎',
  place: 'waiting',
  device: 'app',
  sound: 'none',
  picture: false,
  host: false,
  recording: false,
}

/** A meeting whose every answer is the test's. `log` has each call with its monotonic time. */
export class Meeting implements MeetingPort {
  readonly kind = 'practice'
  /** The office has something to hold meetings with. */
  canBe = true
  readonly log: { call: string; atMs: number }[] = []
  cameraOn = false
  endAnswer: () => Promise<Result<null, MeetingReason>> = () => Promise.resolve(ok())
  openAnswer: () => Promise<Result<{ readonly url: string }, MeetingReason>> = () =>
    Promise.resolve(ok({ url: 'http://localhost:1/meeting' }))
  destroyAnswer: () => Promise<void> = () => Promise.resolve()
  accountAnswer: () => Promise<Result<null, MeetingReason>> = () =>
    Promise.resolve(fail('notConfigured'))
  private readonly listeners = new Set<(event: MeetingEvent) => void>()
  private readonly clock: Clock
  private readonly onCall: (call: string) => void

  constructor(clock: Clock, onCall: (call: string) => void) {
    this.clock = clock
    this.onCall = onCall
  }
  possible(): boolean {
    return this.canBe
  }
  private called(call: string): void {
    this.onCall(call)
    this.log.push({ call, atMs: this.clock.monotonicMs() })
  }
  open(): Promise<Result<{ readonly url: string }, MeetingReason>> {
    this.called('open')
    return this.openAnswer().then((answer) => {
      this.cameraOn = answer.ok
      return answer
    })
  }
  person(act: PersonAct): Promise<Result<null, MeetingReason>> {
    this.called(act)
    if (act === 'admit') this.connected()
    return Promise.resolve(ok())
  }
  /** The job seeker is connected with the counselor. */
  connected(): void {
    this.emit({ type: 'people', people: [{ ...seekerWaits, place: 'in' }] })
    this.emit({ type: 'otherJoined' })
  }
  /** Nobody else is there any more. */
  left(): void {
    this.emit({ type: 'people', people: [] })
    this.emit({ type: 'otherLeft' })
  }
  /** The job seeker is in the waiting room. */
  knock(): void {
    this.emit({ type: 'people', people: [seekerWaits] })
    this.emit({ type: 'waiting' })
  }
  hush(on: boolean): void {
    this.called(on ? 'hush' : 'unhush')
  }
  end(): Promise<Result<null, MeetingReason>> {
    this.called('end')
    return this.endAnswer()
  }
  destroyView(): Promise<void> {
    this.called('destroyView')
    return this.destroyAnswer().then(() => {
      this.cameraOn = false
    })
  }
  endByAccount(): Promise<Result<null, MeetingReason>> {
    this.called('endByAccount')
    return this.accountAnswer()
  }
  seekerAddress(): string | null {
    return null
  }
  subscribe(listener: (event: MeetingEvent) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
  emit(event: MeetingEvent): void {
    for (const listener of [...this.listeners]) listener(event)
  }
  listening(): number {
    return this.listeners.size
  }
  calls(): string[] {
    return this.log.map((entry) => entry.call)
  }
}

export const people: PeoplePort = {
  authorise: (given) =>
    Promise.resolve(
      given.passphrase !== credentials.passphrase
        ? fail('wrongCredentials')
        : given.loginName === supervisor.loginName
          ? ok(supervisor)
          : fail('notSupervisor'),
    ),
  nameOf: (id) => `name of ${id}`,
  present: () => counselor,
}

/** Lets promises that are already settled run their course. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve()
}

export type Desk = {
  clock: VirtualClock
  store: Store
  schedule: Schedule
  /** The bookings have changed. */
  tellChanged: () => void
  meeting: Meeting
  room: SessionRoom
  session: Handlers<'session'>
  precall: Handlers<'precall'>
  awake: boolean[]
  attention: string[]
  published: (SessionSnapshot | null)[]
  /** Every topic that was rung, in order. */
  rung: TopicName[]
  snapshot(): SessionSnapshot
  types(): string[]
  of(type: NewEvent['type']): NewEvent[]
  /**
   * SIGKILL and a new start after `downMs`; `stepMs` is what happens to the wall clock meanwhile, `rebooted`: the computer was
   * started anew, so long before (ms).
   */
  restart: (downMs?: number, stepMs?: number, rebooted?: number) => void
  /** Called with the name of each call to the provider, also while a room is only just starting. */
  onCall: (call: string) => void
}

type DeskWish = {
  readonly timersEarlyMs?: number
  readonly storage?: ((clock: Clock) => SessionStore) | null
  readonly earlierConsents?: (jobSeekerNumber: string) => readonly Consent[]
  readonly standingConsents?: (jobSeekerNumber: string) => readonly GivenConsent[]
} & Pick<SessionRoomParts, 'jobSite' | 'share' | 'others'>

/** A desk at 09:55 of an open day with one booking at 10:00. */
export function desk(
  change: Partial<OfficeProfile> = {},
  booked: Partial<Booking> = {},
  {
    timersEarlyMs = 0,
    storage = null,
    earlierConsents = () => [],
    standingConsents = () => [],
    ...site
  }: DeskWish = {},
): Desk {
  const clock = createVirtualClock(instantOf(TODAY, '09:55'))
  const store = new Store()
  const schedule = new Schedule()
  schedule.bookings.set('b1', booking(booked))
  let records = 0
  const awake: boolean[] = []
  const attention: string[] = []
  const published: (SessionSnapshot | null)[] = []
  const rung: TopicName[] = []
  const office = { kind: 'practice' as const, profile: () => profile(change) }

  let onCall: (call: string) => void = () => undefined

  function start(
    on: VirtualClock,
    before?: Meeting,
  ): Pick<Desk, 'tellChanged' | 'clock' | 'meeting' | 'room' | 'session' | 'precall'> {
    const meeting = new Meeting(on, (call) => onCall(call))
    if (before !== undefined)
      Object.assign(meeting, {
        endAnswer: before.endAnswer,
        openAnswer: before.openAnswer,
        destroyAnswer: before.destroyAnswer,
        accountAnswer: before.accountAnswer,
      })
    const occupancy = createOccupancy()
    const bell = openBell((topic, payload) => {
      rung.push(topic)
      if (topic === 'session.snapshot')
        published.push(payload === null ? null : SessionSnapshotSchema.parse(payload))
    })
    const room = createSessionRoom({
      clock: {
        ...on,
        after: (delayMs, run) => on.after(delayMs - Math.min(timersEarlyMs, delayMs / 2), run),
      },
      store: followedBy(storage === null ? store : storage(on), schedule),
      schedule,
      people,
      office,
      meeting,
      earlierConsents,
      keepAwake: (value) => awake.push(value),
      occupancy,
      bell,
      ...site,
      ids: () => `r${(records += 1)}`,
      attention: (what) => attention.push(what),
    })
    room.start()
    return {
      tellChanged: () => bell.ring('schedule.changed', { date: null }),
      clock: on,
      meeting,
      room,
      session: room.handlers,
      precall: createPrecallRoom({ session: room.port, people, clock: on, bell, standingConsents })
        .handlers,
    }
  }

  const made: Desk = {
    ...start(clock),
    store,
    schedule,
    awake,
    attention,
    published,
    rung,
    snapshot() {
      const answer = made.session['session.current']({}, asCounselor)
      if (answer instanceof Promise || !answer.ok || answer.value === null)
        throw new Error('no live session')
      return SessionSnapshotSchema.parse(answer.value)
    },
    types: () =>
      store.events.map((event) => event.type).filter((type) => !type.startsWith('schedule.')),
    of: (type) => store.events.filter((event) => event.type === type),
    restart(downMs = 0, stepMs = 0, rebooted) {
      // The old process is gone: its clock is never advanced again, so none of its timers can run.
      Object.assign(
        made,
        start(
          createVirtualClock(
            made.clock.wallMs() + downMs + stepMs,
            rebooted ?? made.clock.uptimeMs() + downMs,
          ),
          made.meeting,
        ),
      )
    },
    get onCall() {
      return onCall
    },
    set onCall(listener) {
      onCall = listener
    },
  }
  return made
}

const r1 = { recordId: 'r1' }
const goodDevices = { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' } as const

function must(answer: Result<unknown>): void {
  if (!answer.ok) throw new Error(`refused: ${answer.reason}`)
}

export async function prepare(d: Desk): Promise<void> {
  must(await d.session['session.prepare']({ bookingId: 'b1' }, asCounselor))
}
/** In the meeting, alone. */
export async function toLobby(d: Desk): Promise<void> {
  await prepare(d)
  must(await d.precall['precall.devicesTested']({ ...r1, test: goodDevices }, asCounselor))
  must(await d.precall['precall.tick']({ ...r1, itemId: 'ownRoom', ticked: true }, asCounselor))
  must(await d.session['session.enter'](r1, asCounselor))
  d.meeting.emit({ type: 'joined' })
}
export async function toVerifying(d: Desk): Promise<void> {
  await toLobby(d)
  d.meeting.knock()
  must(await d.session['session.admit']({ ...r1, guid: seekerWaits.guid }, asCounselor))
}
/** All that the gate wants, while verifying. */
export async function passGate(d: Desk): Promise<void> {
  must(await d.precall['precall.heard'](r1, asCounselor))
  must(
    await d.precall['precall.tryNumber'](
      { ...r1, typed: '１７０１０ー０００１２３４５' },
      asCounselor,
    ),
  )
  must(await d.precall['precall.confirmName'](r1, asCounselor))
  for (const itemId of ['seekerAlone', 'seekerNetwork'])
    must(await d.precall['precall.tick']({ ...r1, itemId, ticked: true }, asCounselor))
  for (const kind of ['ministry', 'office'])
    must(await d.precall['precall.consent']({ ...r1, kind }, asCounselor))
  must(await d.precall['precall.companions']({ ...r1, seen: 'asAnnounced' }, asCounselor))
}
/** To the booked time, before which nothing begins (M12-2-1). */
export function untilBooked(d: Desk): void {
  const leftMs = instantOf(TODAY, '10:00') - d.clock.wallMs()
  if (leftMs > 0) d.clock.advance(leftMs)
}
/** From the booked time on. */
export async function toConsulting(d: Desk): Promise<void> {
  untilBooked(d)
  await toVerifying(d)
  await passGate(d)
  must(await d.session['session.begin'](r1, asCounselor))
}

/** What the counselor confirmed and did not take back, as the log has it; a consent by the kind of its terms. */
export function standingChecks(events: readonly NewEvent[]): Set<string> {
  const standing = new Set<string>()
  for (const event of events) {
    if (event.type === 'precall.heard') standing.add('heard')
    if (event.type === 'precall.nameConfirmed') standing.add('name')
    if (event.type === 'precall.consented') standing.add(event.payload.kind)
    if (event.type === 'precall.takenBack')
      standing.delete(event.payload.what === 'consent' ? event.payload.kind : event.payload.what)
  }
  return standing
}
