/** アップデート: the address that IT enters, and how far a newer version is. Without an address nothing is ever asked. */
import { z } from 'zod'
import { fail, ok, type Result } from '../result.ts'

/**
 * Why this copy of the app cannot update itself: the browser platform or an unpacked app, another system than Windows,
 * an installation by MSI (policy distributes it), a build without a publisher to compare with, the practice office.
 */
export const UpdateBarSchema = z.enum([
  'notInstalled',
  'otherSystem',
  'otherInstaller',
  'unsignedBuild',
  'practice',
])
export type UpdateBar = z.infer<typeof UpdateBarSchema>

/** What can go wrong between asking and installing. */
export const UpdateFailureSchema = z.enum([
  'unreachable',
  'notFound',
  'badAnswer',
  'notSecure',
  'checksum',
  'notSigned',
  'diskFull',
  'failed',
])
export type UpdateFailure = z.infer<typeof UpdateFailureSchema>

export const UpdateStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('idle') }),
  z.object({ kind: z.literal('checking') }),
  /** Nothing newer; `atMs`: when that was asked. */
  z.object({ kind: z.literal('current'), atMs: z.number() }),
  z.object({ kind: z.literal('available'), version: z.string() }),
  z.object({ kind: z.literal('downloading'), version: z.string(), percent: z.int() }),
  /** Downloaded, its checksum and its signature compared. */
  z.object({ kind: z.literal('ready'), version: z.string() }),
  z.object({ kind: z.literal('installing'), version: z.string() }),
  z.object({ kind: z.literal('failed'), reason: UpdateFailureSchema }),
])
export type UpdateState = z.infer<typeof UpdateStateSchema>

export const UpdateViewSchema = z.object({
  /** The version that runs. */
  version: z.string(),
  address: z.string().nullable(),
  bar: UpdateBarSchema.nullable(),
  state: UpdateStateSchema,
})
export type UpdateView = z.infer<typeof UpdateViewSchema>

declare const URL: {
  parse(text: string): {
    readonly protocol: string
    readonly hostname: string
    readonly username: string
    readonly password: string
    readonly search: string
    readonly hash: string
    readonly href: string
  } | null
}

/**
 * An address as it was typed; an empty one is none. Only https, without name, password, query or fragment.
 * @param loopback lets http through to this machine itself, for tests
 */
export function readUpdateAddress(
  typed: string,
  loopback = false,
): Result<string | null, 'badAddress'> {
  const text = typed.trim()
  if (text === '') return ok(null)
  const url = URL.parse(text)
  if (url === null || url.hostname === '') return fail('badAddress')
  const own = loopback && url.protocol === 'http:' && url.hostname === '127.0.0.1'
  const plain = `${url.username}${url.password}${url.search}${url.hash}` === ''
  return (url.protocol === 'https:' || own) && plain ? ok(url.href) : fail('badAddress')
}
