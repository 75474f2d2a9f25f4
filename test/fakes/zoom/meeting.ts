/** The meeting half of the fake Zoom: the info call, the ping, and the frames of one meeting's WebSocket. */
import { messageText } from '../../../electron/platform/message-text.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { WebSocket } from 'ws'
import { z } from 'zod'
import { type Change, type Dress, entryOf, movedFrames, type Person } from './people.ts'

/** How the info call answers; a number is an HTTP status without JSON. */
export type InfoAnswer =
  | 'ok'
  | 'notJson'
  | 'silent'
  | number
  | { readonly errorCode: number; readonly errorMessage: string }

const FrameSchema = z.object({
  evt: z.number(),
  body: z.unknown().optional(),
  seq: z.number().optional(),
})
export type Frame = z.infer<typeof FrameSchema>
const AboutSchema = z.object({ id: z.number(), bHold: z.boolean().optional() })

const RWG = 'rwg.fake.test'
const OWN_GUID = 'own'
const FIRST_OWN_ID = 16_778_240
const FIRST_ID = 16_780_288
export const SEEKER = 'seeker'

/** Frame numbers as measured (zoom.md). */
export const EVT = {
  ready: 0,
  joined: 4098,
  people: 7937,
  meeting: 7938,
  over: 7939,
  host: 7940,
  hold: 7942,
  join: 4097,
  end: 4101,
  leave: 4103,
  expel: 4107,
  putOnHold: 4113,
  reclaim: 4133,
} as const
const REASON = { removed: 7, ended: 8, freePlan: 10 } as const

export interface FakeMeeting {
  /** FAKE_ZOOM_DRESS chooses for a whole run. */
  dress: Dress
  info: InfoAnswer
  /** What the account's signatures must be made with; null: any will do. */
  signatureIsGood: (signature: string) => boolean
  /** Another meeting of this host runs: the info call refuses with 3000. */
  anotherRuns: () => boolean
  /** The join frame's answer: 0, or 12 for a locked meeting. */
  joinResult: number
  /** The counselor too has to wait. */
  holdUs: boolean
  /** End and leave frames change nothing. */
  ignoresEnd: boolean
  /** So many frames that admit somebody go unheard. */
  ignoresAdmits: number
  /** The host's place is ours; whoever joins later finds it so. */
  weAreHost: boolean
  /** The host's place can be taken back. */
  reclaimable: boolean
  /** What the page sent, in order. */
  readonly frames: readonly Frame[]
  /** Bodies of the info calls. */
  readonly infoCalls: readonly URLSearchParams[]
  connected(): boolean
  /** Of the meeting that was last asked for. */
  number(): string
  knocks(guid: string, name: string): void
  leaves(guid: string): void
  changes(guid: string, fields: object): void
  /** Changed fields of our own entry. */
  tellsUs(fields: object): void
  /** Where the fake has somebody; null: nowhere. */
  placeOf(guid: string): 'waiting' | 'in' | null
  seekerKnocks(): void
  seekerLeaves(): void
  cloudRecording(state: 'on' | 'paused' | 'off'): void
  localRecording(on: boolean): void
  /** The host's place goes to that person, or back to us. */
  makeHost(guid: string | null): void
  dropLine(): void
  endByHost(): void
  endByFreePlan(): void
  removeUs(): void
  holdUsNow(): void
  admitUs(): void
  send(frame: Frame): void
}

/** @param runs told when the meeting of this number begins and ends */
export function createFakeMeeting(
  runs: (number: string, running: boolean) => void = () => {},
): FakeMeeting & {
  answer(host: string, request: IncomingMessage, body: string, response: ServerResponse): boolean
  connect(socket: WebSocket): void
} {
  const frames: Frame[] = []
  const infoCalls: URLSearchParams[] = []
  /** Who else is in the meeting of each number, by guid. */
  const rooms = new Map<string, Map<string, Person>>()
  let socket: WebSocket | null = null
  let ownName = ''
  let ownId = FIRST_OWN_ID
  let weHost = true
  let number = ''
  let seq = 0
  let nextId = FIRST_ID

  const newId = (): number => {
    nextId += 1_024
    return nextId
  }
  const own = (): object =>
    entryOf(
      {
        id: ownId,
        guid: OWN_GUID,
        name: ownName,
        held: meeting.holdUs,
        host: weHost,
        more: { isOriginalHost: true },
      },
      meeting.dress,
    )

  function others(): Map<string, Person> {
    const known = rooms.get(number) ?? new Map<string, Person>()
    rooms.set(number, known)
    return known
  }

  /** Only the active host is told who waits. */
  const told = (person: Person): boolean => meeting.dress === 'plain' || weHost || !person.held

  /** Everybody is out. */
  function ended(): void {
    others().clear()
    weHost = true
    runs(number, false)
  }

  function send(frame: Frame): void {
    seq += 1
    socket?.send(JSON.stringify({ ...frame, seq }))
  }

  function people(change: Change): void {
    send({
      evt: EVT.people,
      body: {
        add: change.add ?? null,
        update: change.update ?? null,
        remove: change.remove ?? null,
      },
    })
  }

  function welcome(connection: WebSocket): void {
    socket = connection
    if (meeting.dress === 'captured') renumberAll()
    send({
      evt: EVT.ready,
      body: { status: 'READY', zoomID: 'zoom-own', conID: 'con-1', serverTime: 0 },
    })
    send({
      evt: EVT.joined,
      body: {
        res: meeting.joinResult,
        userID: ownId,
        zoomID: OWN_GUID,
        role: 1,
        confID: 'conf-1',
        participantID: 0,
        userGUID: OWN_GUID,
        meetingtoken: '',
        optionAudioType: 2,
        encType: 1,
      },
    })
    if (meeting.joinResult !== 0) return
    runs(number, true)
    if (meeting.holdUs) send({ evt: EVT.hold, body: { bHold: true } })
    const seen = [...others().values()].filter(told)
    people({ add: [own(), ...seen.map((person) => entryOf(person, meeting.dress))] })
  }

  /** A line that comes back has everybody under another number. */
  function renumberAll(): void {
    ownId += 1_024
    for (const [guid, person] of others()) others().set(guid, { ...person, id: newId() })
  }

  function heard(frame: Frame): void {
    frames.push(frame)
    // A heartbeat that nobody answers takes the line down after forty seconds.
    if (frame.evt === EVT.ready && meeting.dress === 'captured') send({ evt: EVT.ready })
    if (frame.evt === EVT.end && !meeting.ignoresEnd) {
      ended()
      return over(REASON.ended)
    }
    if (frame.evt === EVT.reclaim && meeting.reclaimable) return meeting.makeHost(null)
    const about = AboutSchema.safeParse(frame.body)
    const person = about.success ? byId(about.data.id) : undefined
    if (person === undefined) return
    if (frame.evt === EVT.putOnHold) return hold(person, about.data?.bHold ?? false)
    if (frame.evt === EVT.expel && weHost) meeting.leaves(person.guid)
  }

  const byId = (id: number): Person | undefined =>
    [...others().values()].find((person) => person.id === id)

  function hold(person: Person, held: boolean): void {
    if (!held && meeting.ignoresAdmits > 0) {
      meeting.ignoresAdmits -= 1
      return
    }
    const { after, frames: told } = movedFrames(person, held, meeting.dress, newId)
    others().set(person.guid, after)
    told.forEach(people)
  }

  function over(reason: number): void {
    send({ evt: EVT.over, body: { reason } })
  }

  const meeting: FakeMeeting & ReturnType<typeof createFakeMeeting> = {
    dress: process.env['FAKE_ZOOM_DRESS'] === 'plain' ? 'plain' : 'captured',
    info: 'ok',
    signatureIsGood: () => true,
    anotherRuns: () => false,
    joinResult: 0,
    holdUs: false,
    ignoresEnd: false,
    ignoresAdmits: 0,
    get weAreHost() {
      return weHost
    },
    set weAreHost(on) {
      weHost = on
    },
    reclaimable: true,
    frames,
    infoCalls,
    connected: () => socket !== null,
    number: () => number,
    knocks(guid, name) {
      const person = { id: newId(), guid, name, held: true, host: false, more: {} }
      others().set(guid, person)
      if (told(person)) people({ add: [entryOf(person, meeting.dress)] })
    },
    leaves(guid) {
      const person = others().get(guid)
      if (person === undefined) return
      others().delete(guid)
      if (told(person)) people({ remove: [{ id: person.id, nUserStatus: 2 }] })
    },
    changes(guid, fields) {
      const person = others().get(guid)
      if (person === undefined) return
      others().set(guid, { ...person, more: { ...person.more, ...fields } })
      people({ update: [{ id: person.id, ...fields }] })
    },
    tellsUs: (fields) => people({ update: [{ id: ownId, ...fields }] }),
    placeOf(guid) {
      const person = others().get(guid)
      return person === undefined ? null : person.held ? 'waiting' : 'in'
    },
    seekerKnocks: () => meeting.knocks(SEEKER, '架空の求職者'),
    seekerLeaves: () => meeting.leaves(SEEKER),
    cloudRecording: (state) =>
      send({
        evt: EVT.meeting,
        body: {
          cmrServerStatus: state === 'on' ? 2 : state === 'paused' ? 3 : 4,
          bRecord: state === 'on',
        },
      }),
    localRecording: (on) => meeting.changes(SEEKER, { bLocalRecordStatus: on ? 1 : 0 }),
    makeHost(guid) {
      const was = [...others().values()].find(({ host }) => host)
      const next = guid === null ? undefined : others().get(guid)
      weHost = next === undefined
      if (was !== undefined) others().set(was.guid, { ...was, host: false })
      if (next !== undefined) others().set(next.guid, { ...next, host: true })
      send({ evt: EVT.host, body: { bHost: weHost } })
      people({
        update: [
          { id: ownId, isHost: weHost, role: weHost ? 1 : 0 },
          ...(was === undefined ? [] : [{ id: was.id, isHost: false, role: 0 }]),
          ...(next === undefined ? [] : [{ id: next.id, isHost: true, role: 1 }]),
        ],
      })
      const waiting = [...others().values()].filter(({ held }) => held)
      if (weHost && meeting.dress === 'captured' && waiting.length > 0)
        people({ add: waiting.map((person) => entryOf(person, meeting.dress)) })
    },
    dropLine: () => socket?.terminate(),
    endByHost() {
      ended()
      over(REASON.ended)
    },
    endByFreePlan() {
      ended()
      over(REASON.freePlan)
    },
    removeUs: () => over(REASON.removed),
    holdUsNow() {
      meeting.holdUs = true
      send({ evt: EVT.hold, body: { bHold: true } })
      if (meeting.dress === 'plain') people({ update: [{ id: ownId, bHold: true }] })
    },
    admitUs() {
      meeting.holdUs = false
      send({ evt: EVT.hold, body: { bHold: false } })
      if (meeting.dress === 'plain') people({ update: [{ id: ownId, bHold: false }] })
    },
    send,
    answer(host, request, body, response) {
      const path = (request.url ?? '').split('?')[0] ?? ''
      if (request.method === 'OPTIONS') return reply(response, 204, '')
      if (path === '/api/v1/wc/info') {
        if (request.method === 'POST') infoCalls.push(new URLSearchParams(body))
        return info(response, new URLSearchParams(body))
      }
      if (host === RWG && path.startsWith('/wc/ping/'))
        return reply(response, 200, JSON.stringify({ rwg: RWG, rwcToken: 'rwc-token' }))
      return false
    },
    connect(connection) {
      connection.on('message', (data, isBinary) => {
        if (isBinary) return
        const frame = FrameSchema.safeParse(JSON.parse(messageText(data)))
        if (frame.success) heard(frame.data)
      })
      connection.on('close', () => {
        if (socket === connection) socket = null
      })
      welcome(connection)
    },
  }

  function info(response: ServerResponse, asked: URLSearchParams): boolean {
    if (meeting.info === 'silent') return true
    if (typeof meeting.info === 'number')
      return reply(response, meeting.info, 'refused', 'text/plain')
    if (meeting.info === 'notJson') return reply(response, 200, '<html>proxy</html>', 'text/html')
    if (meeting.info !== 'ok') return refused(response, meeting.info)
    if (!meeting.signatureIsGood(asked.get('signature') ?? ''))
      return refused(response, { errorCode: 200, errorMessage: 'Invalid signature.' })
    ownName = asked.get('userName') ?? ''
    // A reconnect asks with NaN; the meeting is the one of before.
    const named = asked.get('meetingNumber') ?? ''
    if (/^\d+$/.test(named)) number = named
    if (meeting.anotherRuns())
      return refused(response, {
        errorCode: 3000,
        errorMessage: 'Already has other meetings in progress.',
      })
    const result = {
      meetingNumber: number,
      userName: asked.get('userName'),
      userEmail: '',
      passWord: asked.get('passWord'),
      mid: 'fake-mid',
      tid: 'fake-tid',
      ts: '1',
      auth: 'auth',
      sign: 'eyJhbGciOiJIUzI1NiJ9.e30.fake',
      track_auth: '',
      invite_email: `https://meet.fake.test/j/${number}?pwd=fake`,
      call_out_country_json: '[]',
      toll_numbers_json: '[]',
      encryptedRWC: JSON.stringify({ [RWG]: 'tok' }),
      meetingTopic: '相談',
      meetingOptions: JSON.stringify({}),
      isWebinar: false,
      isOriginHost: true,
      can_recording: false,
    }
    return reply(
      response,
      200,
      JSON.stringify({ status: true, errorCode: 0, errorMessage: null, result }),
    )
  }

  return meeting
}

function refused(
  response: ServerResponse,
  why: { readonly errorCode: number; readonly errorMessage: string },
): boolean {
  return reply(response, 200, JSON.stringify({ status: false, ...why, result: null }))
}

function reply(
  response: ServerResponse,
  status: number,
  body: string,
  type = 'application/json',
): boolean {
  response.writeHead(status, {
    'content-type': type,
    'access-control-allow-origin': '*',
    'access-control-allow-headers': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
  response.end(body)
  return true
}
