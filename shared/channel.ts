/** The form of one channel, and what can be derived from a list of them. */
import { z } from 'zod'
import type { Result } from './result.ts'

/** counselor runs sessions; supervisor reviews, authorises exceptions and manages accounts; it looks after the PC and reads no record. */
export const roles = ['counselor', 'supervisor', 'it'] as const
export type Role = (typeof roles)[number]

/** anyone: also before sign-in. A list of roles: signed in, not locked, and one of these. */
export type Access = 'anyone' | readonly Role[]

export type Channel<
  Q extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
  R extends string = string,
> = {
  readonly request: Q
  readonly answer: A
  readonly reasons: readonly R[]
  readonly access: Access
}

/** One channel: who may call it, what goes in, what comes out, and why it may fail. */
export function channel<Q extends z.ZodType, A extends z.ZodType, const R extends string = never>(
  access: Access,
  request: Q,
  answer: A,
  reasons: readonly R[] = [],
): Channel<Q, A, R> {
  return { request, answer, reasons, access }
}

/** Any call can fail in these ways before it reaches a room, or when a room has a bug. */
export const dispatchReasons = [
  'badRequest',
  'notSignedIn',
  'locked',
  'notAllowed',
  'officeNotOpen',
  'internal',
] as const
export type DispatchReason = (typeof dispatchReasons)[number]

export type Request<C extends Channel> = z.output<C['request']>
/** What a caller passes: the schema's input side. */
export type RequestInput<C extends Channel> = z.input<C['request']>
/** What a room returns. */
export type Answer<C extends Channel> = Result<z.output<C['answer']>, C['reasons'][number]>
/** What a caller gets. */
export type CallAnswer<C extends Channel> = Result<
  z.output<C['answer']>,
  C['reasons'][number] | DispatchReason
>

export type Channels = Readonly<Record<string, Channel>>
/** Topic → those of a room's channels whose answers are old once it has spoken. */
export type Stale<C extends Channels> = Readonly<Record<string, readonly (keyof C)[]>>

// Who may call, and what many channels ask and answer.
export const counselors = ['counselor', 'supervisor'] as const
export const supervisors = ['supervisor'] as const
/** Who keeps the office's connections and its backups. */
export const keepers = ['supervisor', 'it'] as const
export const everybody = roles

export const none = z.object({})
export const done = z.null()
export const booking = z.object({ bookingId: z.string().max(80) })
export const record = z.object({ recordId: z.string().max(80) })
export const text = (max: number) => z.string().trim().min(1).max(max)
