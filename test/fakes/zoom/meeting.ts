/** The meeting half of the fake Zoom: the info call, the ping, and the frames of one meeting's WebSocket. */
import { messageText } from '../../../electron/platform/message-text.ts'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { WebSocket } from 'ws'
import { z } from 'zod'

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
const HoldSchema = z.object({ id: z.number(), bHold: z.boolean() })

const RWG = 'rwg.fake.test'
const OWN_ID = 16778240
export const SEEKER_ID = 16780288

/** Frame numbers as measured (zoom.md). */
const EVT = {
  ready: 0,
  joined: 4098,
  people: 7937,
  meeting: 7938,
  over: 7939,
  hold: 7942,
  join: 4097,
  end: 4101,
  leave: 4103,
  putOnHold: 4113,
} as const
const REASON = { removed: 7, ended: 8 } as const

type Person = {
  readonly id: number
  readonly dn2: string
  readonly bHold: boolean
  readonly isHost?: boolean
  readonly [more: string]: unknown
}

export interface FakeMeeting {
  info: InfoAnswer
  /** The join frame's answer: 0, or 12 for a locked meeting. */
  joinResult: number
  /** The counselor too has to wait. */
  holdUs: boolean
  /** End and leave frames change nothing. */
  ignoresEnd: boolean
  /** What the page sent, in order. */
  readonly frames: readonly Frame[]
  /** Bodies of the info calls. */
  readonly infoCalls: readonly URLSearchParams[]
  connected(): boolean
  seekerKnocks(): void
  seekerLeaves(): void
  cloudRecording(state: 'on' | 'paused' | 'off'): void
  localRecording(on: boolean): void
  dropLine(): void
  endByHost(): void
  removeUs(): void
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
  /** Who else is in the meeting of each number. */
  const rooms = new Map<string, Map<number, Person>>()
  let socket: WebSocket | null = null
  let ownName = ''
  let number = ''
  let seq = 0

  const encoded = (name: string): string => Buffer.from(name).toString('base64')
  const own = (): Person => ({
    id: OWN_ID,
    dn2: ownName,
    bHold: meeting.holdUs,
    isHost: true,
    role: 1,
    type: 1,
    audio: '',
    bVideoOn: false,
    muted: false,
    bid: '',
    zoomID: 'own',
    userGUID: 'own',
  })

  function others(): Map<number, Person> {
    const known = rooms.get(number) ?? new Map<number, Person>()
    rooms.set(number, known)
    return known
  }

  /** Everybody is out. */
  function ended(): void {
    others().clear()
    runs(number, false)
  }

  function send(frame: Frame): void {
    seq += 1
    socket?.send(JSON.stringify({ ...frame, seq }))
  }

  function people(change: {
    readonly add?: readonly object[]
    readonly update?: readonly object[]
    readonly remove?: readonly object[]
  }): void {
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
    send({
      evt: EVT.ready,
      body: { status: 'READY', zoomID: 'zoom-own', conID: 'con-1', serverTime: 0 },
    })
    send({
      evt: EVT.joined,
      body: {
        res: meeting.joinResult,
        userID: OWN_ID,
        zoomID: 'own',
        role: 1,
        confID: 'conf-1',
        participantID: 0,
        userGUID: 'own',
        meetingtoken: '',
        optionAudioType: 2,
        encType: 1,
      },
    })
    if (meeting.joinResult !== 0) return
    runs(number, true)
    if (meeting.holdUs) send({ evt: EVT.hold, body: { bHold: true } })
    people({ add: [own(), ...others().values()] })
  }

  function heard(frame: Frame): void {
    frames.push(frame)
    if (frame.evt === EVT.end && !meeting.ignoresEnd) {
      ended()
      return over(REASON.ended)
    }
    const hold = frame.evt === EVT.putOnHold ? HoldSchema.safeParse(frame.body) : null
    if (hold?.success === true) place(hold.data.id, hold.data.bHold)
  }

  function place(id: number, bHold: boolean): void {
    const before = others().get(id)
    if (before === undefined) return
    others().set(id, { ...before, bHold })
    people({ update: [{ id, bHold, nUserStatus: 1 }] })
  }

  function over(reason: number): void {
    send({ evt: EVT.over, body: { reason } })
  }

  const meeting: FakeMeeting & ReturnType<typeof createFakeMeeting> = {
    info: 'ok',
    joinResult: 0,
    holdUs: false,
    ignoresEnd: false,
    frames,
    infoCalls,
    connected: () => socket !== null,
    seekerKnocks() {
      const seeker = {
        id: SEEKER_ID,
        dn2: encoded('架空の求職者'),
        bHold: true,
        role: 0,
        type: 1,
        audio: '',
        bVideoOn: false,
        muted: true,
        bid: '',
        zoomID: 'seeker',
        userGUID: 'seeker',
      }
      others().set(SEEKER_ID, seeker)
      people({ add: [seeker] })
    },
    seekerLeaves() {
      if (others().delete(SEEKER_ID)) people({ remove: [{ id: SEEKER_ID, nUserStatus: 2 }] })
    },
    cloudRecording: (state) =>
      send({
        evt: EVT.meeting,
        body: {
          cmrServerStatus: state === 'on' ? 2 : state === 'paused' ? 3 : 0,
          bRecord: state === 'on',
        },
      }),
    localRecording: (on) => people({ update: [{ id: SEEKER_ID, bLocalRecordStatus: on ? 1 : 0 }] }),
    dropLine: () => socket?.terminate(),
    endByHost() {
      ended()
      over(REASON.ended)
    },
    removeUs: () => over(REASON.removed),
    admitUs() {
      meeting.holdUs = false
      send({ evt: EVT.hold, body: { bHold: false } })
      people({ update: [{ id: OWN_ID, bHold: false }] })
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
    if (meeting.info !== 'ok')
      return reply(response, 200, JSON.stringify({ status: false, ...meeting.info, result: null }))
    ownName = encoded(asked.get('userName') ?? '')
    // A reconnect asks with NaN; the meeting is the one of before.
    const named = asked.get('meetingNumber') ?? ''
    if (/^\d+$/.test(named)) number = named
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
