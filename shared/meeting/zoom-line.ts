/** The control line between the main process and the page that holds the real Zoom SDK (WebSocket, JSON; frames as in line.ts). */
import { z } from 'zod'
import { KeyMessageSchema } from './line.ts'

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

export const ToZoomPageSchema = z.discriminatedUnion('type', [
  /** First message on every (re)connected line: the page says again how far it is. */
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('beat') }),
  z.object({ type: z.literal('join'), join: ZoomJoinSchema }),
  /** Lets everybody in who waits. */
  z.object({ type: z.literal('admit'), askId: z.int() }),
  /** Ends the meeting for everybody. */
  z.object({ type: z.literal('end'), askId: z.int() }),
  /** Leave and free the devices, whatever the SDK says. */
  z.object({ type: z.literal('leave') }),
])
export type ToZoomPage = z.infer<typeof ToZoomPageSchema>

const code = z.number().nullable()
const words = z.string().max(200)

/** Everybody but ourselves. */
const OtherSchema = z.object({ id: z.number(), waiting: z.boolean(), recording: z.boolean() })
export type Other = z.infer<typeof OtherSchema>

export const FromZoomPageSchema = z.discriminatedUnion('type', [
  /** The SDK's scripts are there. `isolated`: the full meeting can run; `busy`: this page has already begun a join. */
  z.object({ type: z.literal('loaded'), isolated: z.boolean(), busy: z.boolean() }),
  z.object({ type: z.literal('notLoaded'), what: words }),
  /** The SDK's connection-change, word for word. */
  z.object({ type: z.literal('connection'), state: words, reason: words, errorCode: code }),
  /** join() settled. */
  z.object({ type: z.literal('joinSettled'), ok: z.boolean(), reason: words, errorCode: code }),
  z.object({ type: z.literal('others'), others: z.array(OtherSchema).max(1_000) }),
  /** We ourselves are kept in the waiting room, or let in. */
  z.object({ type: z.literal('ownHold'), on: z.boolean() }),
  z.object({ type: z.literal('cloudRecording'), on: z.boolean() }),
  z.object({ type: z.literal('answer'), askId: z.int(), ok: z.boolean(), reason: words }),
  /** getUserMedia refused; `name` is the DOMException's name. */
  z.object({ type: z.literal('mediaFailed'), name: z.string().max(60) }),
  /** Every track of this page is stopped. */
  z.object({ type: z.literal('freed') }),
  KeyMessageSchema,
])
export type FromZoomPage = z.infer<typeof FromZoomPageSchema>
