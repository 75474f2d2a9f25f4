/** The control line between the main process and the page that holds the real Zoom SDK (WebSocket, JSON; frames as in line.ts). */
import { z } from 'zod'
import { DeviceMessageSchema, KeyMessageSchema, SharingMessageSchema } from './line.ts'
import { MOST_PEOPLE, PersonSchema } from './people.ts'

/** What the SDK is joined with. The signature and the ZAK are for one join and exist in this page alone. */
export const ZoomJoinSchema = z.object({
  signature: z.string(),
  meetingNumber: z.string(),
  password: z.string(),
  userName: z.string(),
  /** Host's key; null: joins as a participant. */
  zak: z.string().nullable(),
  /** Host name of another Zoom than zoom.us; null: the SDK's own. */
  webEndpoint: z.string().nullable(),
})
export type ZoomJoin = z.infer<typeof ZoomJoinSchema>

const askId = z.int()
const guid = z.string()

export const ToZoomPageSchema = z.discriminatedUnion('type', [
  /** First message on every (re)connected line: the page says again how far it is. */
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('beat') }),
  z.object({ type: z.literal('join'), join: ZoomJoinSchema }),
  /** Lets this one person in, turns out, or puts back to wait. */
  z.object({ type: z.literal('admit'), askId, guid }),
  z.object({ type: z.literal('remove'), askId, guid }),
  z.object({ type: z.literal('putBack'), askId, guid }),
  /** Takes the meeting back from whoever has it in hand. */
  z.object({ type: z.literal('reclaim'), askId }),
  /** Ends the meeting for everybody. */
  z.object({ type: z.literal('end'), askId }),
  /** Nobody is to be heard or seen, here or there; or again. The meeting stays. */
  z.object({ type: z.literal('hush'), on: z.boolean() }),
  /** Leave and free the devices, whatever the SDK says. */
  z.object({ type: z.literal('leave') }),
])
export type ToZoomPage = z.infer<typeof ToZoomPageSchema>

const code = z.number().nullable()
const words = z.string().max(200)

/** As the SDK last told it. `moving`: taken off its list, and to come back under another number; or not told again since a reconnect. */
export const ZoomPersonSchema = PersonSchema.extend({ moving: z.boolean() })
export type ZoomPerson = z.infer<typeof ZoomPersonSchema>

export const FromZoomPageSchema = z.discriminatedUnion('type', [
  /** The SDK's scripts are there. `isolated`: the full meeting can run; `busy`: this page has already begun a join. */
  z.object({ type: z.literal('loaded'), isolated: z.boolean(), busy: z.boolean() }),
  z.object({ type: z.literal('notLoaded'), what: words }),
  /** The SDK's connection-change, word for word. */
  z.object({ type: z.literal('connection'), state: words, reason: words, errorCode: code }),
  /** join() settled. */
  z.object({ type: z.literal('joinSettled'), ok: z.boolean(), reason: words, errorCode: code }),
  /** Everybody but ourselves. */
  z.object({ type: z.literal('people'), people: z.array(ZoomPersonSchema).max(MOST_PEOPLE) }),
  /** The SDK's own word, asked at each sign: are we in (not held in the waiting room), and are we the host? */
  z.object({ type: z.literal('standing'), inMeeting: z.boolean(), host: z.boolean() }),
  z.object({ type: z.literal('cloudRecording'), on: z.boolean() }),
  z.object({ type: z.literal('answer'), askId: z.int(), ok: z.boolean(), reason: words }),
  /** getUserMedia refused; `name` is the DOMException's name. */
  z.object({ type: z.literal('mediaFailed'), name: z.string().max(60) }),
  /** Every track of this page is stopped. */
  z.object({ type: z.literal('freed') }),
  DeviceMessageSchema,
  KeyMessageSchema,
  SharingMessageSchema,
])
export type FromZoomPage = z.infer<typeof FromZoomPageSchema>
