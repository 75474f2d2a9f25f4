/** The one-time file with which a PC asks to join: where the server is, whom to trust there, and a login for a day. */
import { X509Certificate } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { mayGoWithoutTls, type ServerAddress } from './address.ts'

const VERSION = 1

const JoiningFileSchema = z.object({
  version: z.literal(VERSION),
  office: z.guid(),
  host: z.string().min(1).max(255),
  port: z.int().min(1).max(65_535),
  database: z.string().min(1).max(63),
  login: z.string().min(1).max(63),
  password: z.string().min(1).max(200),
  ca: z.string().max(100_000).nullable(),
  /** ms since 1970; from then on the login opens nothing. */
  untilMs: z.int(),
})
type JoiningFile = z.infer<typeof JoiningFileSchema>

/** Null: no certificate stands there. */
export function certificateIn(text: string): X509Certificate | null {
  try {
    return new X509Certificate(text)
  } catch {
    return null
  }
}

export function joiningFile(address: ServerAddress, office: string, untilMs: number): string {
  const { host, port, database, login, password, ca } = address
  const file: JoiningFile = {
    ...{ version: VERSION, office, host, port, database, login, password, ca, untilMs },
  }
  return JSON.stringify(file, null, 2)
}

/** `notAJoiningFile`: another file, or one that was changed by hand; `noTls`: it names another machine and no authority for it. */
export function readJoiningFile(
  text: string,
  nowMs: number,
): Result<
  { readonly office: string; readonly address: ServerAddress },
  'notAJoiningFile' | 'noTls' | 'expired'
> {
  const file = parsed(text)
  if (file === null || (file.ca !== null && certificateIn(file.ca) === null))
    return fail('notAJoiningFile')
  if (file.ca === null && !mayGoWithoutTls(file.host)) return fail('noTls')
  if (nowMs >= file.untilMs) return fail('expired')
  const { office, host, port, database, login, password, ca } = file
  return ok({ office, address: { host, port, database, login, password, ca } })
}

function parsed(text: string): JoiningFile | null {
  try {
    return JoiningFileSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
