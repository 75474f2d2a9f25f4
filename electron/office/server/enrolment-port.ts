/** What two PCs say to each other through the server, and who the office's PCs are: what can be asked, whatever answers. */
import { z } from 'zod'
import type { ServerTroubleSchema } from '../../../shared/office/server.ts'
import type { Result } from '../../../shared/result.ts'

type ServerTrouble = z.infer<typeof ServerTroubleSchema>
const bytes = z.instanceof(Uint8Array)
const ms = z.number().transform(Math.round)

export const EnrolmentSchema = z.object({
  id: z.guid(),
  login: z.string(),
  state: z.enum([
    'asked',
    'offered',
    'revealed',
    'sealed',
    'taken',
    'refused',
    'wrongCode',
    'cancelled',
    'expired',
  ]),
  /** When it was asked, by the server's clock, and for how long it still stands. */
  at_ms: ms,
  left_ms: ms,
  /** That PC would be given everybody's records. */
  whole: z.boolean(),
  by: z.string().nullable(),
  public_key: bytes,
  commitment: bytes,
  nonce: bytes.nullable(),
  offer_key: bytes.nullable(),
  offer_nonce: bytes.nullable(),
  sealed: bytes.nullable(),
})
export type Enrolment = z.infer<typeof EnrolmentSchema>

export const PcSchema = z.object({
  login: z.string(),
  device: z.string(),
  heard_ms: ms.nullable(),
  whole: z.boolean(),
  own: z.boolean(),
  closed_ms: ms.nullable(),
  undisposed: z.boolean(),
})
/** One of the office's PCs. `device`: the name it writes under now. Times are the server's. */
export type OfficePc = z.infer<typeof PcSchema>

type Asked<T, R extends string = never> = Promise<Result<T, ServerTrouble | R>>

/** `joining`: what a PC with a joining file may say; `device`: what one of the office's may. `false`: it is over, or another one did it. */
export interface Enrolments {
  /** The office's id on the server. */
  readonly office: string
  ask(publicKey: Uint8Array, commitment: Uint8Array): Asked<string, 'notFounded'>
  offer(id: string, publicKey: Uint8Array, nonce: Uint8Array): Asked<boolean>
  reveal(id: string, nonce: Uint8Array): Asked<boolean>
  seal(id: string, sealed: Uint8Array): Asked<boolean>
  take(id: string): Asked<boolean>
  end(id: string, how: 'cancelled' | 'refused' | 'wrongCode'): Asked<boolean>
  /** Null: there is none of that id that this login may see. */
  find(id: string): Asked<Enrolment | null>
  /** Those that somebody waits for an answer to. */
  waiting(): Asked<readonly Enrolment[]>
  pcs(): Asked<readonly OfficePc[]>
  closePc(login: string): Asked<null, 'ownPc' | 'lastPc' | 'noSuchPc'>
  reopenPc(login: string): Asked<null, 'noSuchPc'>
}
