/**
 * The control line between the main process and a page of the practice meeting (WebSocket, JSON).
 * It goes past the app's window, so that a blocked window delays nothing.
 */
import { z } from 'zod'
import { SECOND } from '../clock.ts'
import { DeviceKindSchema } from '../log/device.ts'
import { AppKeySchema } from './keys.ts'
import { PlayedActSchema, SceneSchema } from './played.ts'

/** The main process sends a beat this often, ms. */
export const BEAT_MS = SECOND
/** A page that hears nothing for this many of its own ticks (of BEAT_MS) stops camera and microphone by itself. */
export const SILENT_TICKS = 4

/** Close codes of the WebSocket: the meeting is over for this page; another copy of the page took over. */
export const LINE_GONE = 4000
export const LINE_REPLACED = 4001

/** Where the job seeker's page stands: cut = the line was lost, the door stays open. */
export const SeekerPlaceSchema = z.enum(['absent', 'waiting', 'in', 'cut'])
export type SeekerPlace = z.infer<typeof SeekerPlaceSchema>

/** What the two pages tell each other through the main process; opaque there but for its size. */
export const SignalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('offer'), round: z.int(), sdp: z.string().max(100_000) }),
  z.object({ kind: z.literal('answer'), round: z.int(), sdp: z.string().max(100_000) }),
  z.object({
    kind: z.literal('candidate'),
    round: z.int(),
    candidate: z.string().max(2_000),
    sdpMid: z.string().max(100).nullable(),
    sdpMLineIndex: z.int().nullable(),
  }),
])
export type Signal = z.infer<typeof SignalSchema>

/** A page of a meeting, of whatever provider, says that its own camera or microphone went away, or works again. */
export const DeviceMessageSchema = z.object({
  type: z.literal('device'),
  kind: DeviceKindSchema,
  lost: z.boolean(),
})

/** A page of a meeting, of whatever provider, says that such a key was pressed in it. */
export const KeyMessageSchema = z.object({ type: z.literal('key'), key: AppKeySchema })
export type KeyMessage = z.infer<typeof KeyMessageSchema>

/** The counselor's page shows the window of the job site to the others, or not any more. */
export const SharingMessageSchema = z.object({ type: z.literal('sharing'), on: z.boolean() })

/** Who the job seeker's window plays (practice office only): without it nobody could answer the identity check. */
export const PersonaSchema = z.object({
  name: z.string(),
  kana: z.string().nullable(),
  jobSeekerNumber: z.string().nullable(),
  companions: z.string().nullable(),
})
export type Persona = z.infer<typeof PersonaSchema>

export const ToPageSchema = z.discriminatedUnion('type', [
  /** First message on every (re)connected line. `name` is the counselor's, shown under the picture. */
  z.object({ type: z.literal('hello'), name: z.string(), seeker: SeekerPlaceSchema }),
  z.object({ type: z.literal('beat') }),
  /** To the job seeker's page only, after each `hello`. */
  z.object({ type: z.literal('persona'), persona: PersonaSchema }),
  /** To the counselor's page only, after each `hello`: play the job seeker yourself, over the line of that page's address. */
  z.object({ type: z.literal('play'), page: z.url() }),
  /** To the page that plays the job seeker only. */
  z.object({ type: z.literal('scene'), scene: SceneSchema }),
  z.object({ type: z.literal('act'), act: PlayedActSchema }),
  z.object({ type: z.literal('seeker'), place: SeekerPlaceSchema }),
  /** To the counselor's page only: make a new peer connection and offer it under this round. */
  z.object({ type: z.literal('negotiate'), round: z.int() }),
  z.object({ type: z.literal('signal'), signal: SignalSchema }),
  z.object({ type: z.literal('recording'), on: z.boolean() }),
  /** To the counselor's page only: nobody is to be heard or seen, here or there; or again. The line stays. */
  z.object({ type: z.literal('hush'), on: z.boolean() }),
  /** Stop everything; the counselor's page confirms with `ended`. */
  z.object({ type: z.literal('end') }),
])
export type ToPage = z.infer<typeof ToPageSchema>

export const FromPageSchema = z.discriminatedUnion('type', [
  /** Camera and microphone (or, on the job seeker's page, their stand-in) are live. */
  z.object({ type: z.literal('ready') }),
  /** getUserMedia refused; `name` is the DOMException's name. */
  z.object({ type: z.literal('mediaFailed'), name: z.string().max(60) }),
  z.object({ type: z.literal('signal'), signal: SignalSchema }),
  /** The peer connection of this round is up, or broke. */
  z.object({ type: z.literal('peer'), round: z.int(), up: z.boolean() }),
  /** Every track of this page is stopped. */
  z.object({ type: z.literal('ended') }),
  // The counselor's page only:
  DeviceMessageSchema,
  KeyMessageSchema,
  SharingMessageSchema,
  // The job seeker's page only:
  z.object({ type: z.literal('knock') }),
  z.object({ type: z.literal('leave') }),
  z.object({ type: z.literal('cut') }),
  z.object({ type: z.literal('restore') }),
  z.object({ type: z.literal('recording'), on: z.boolean() }),
])
export type FromPage = z.infer<typeof FromPageSchema>
