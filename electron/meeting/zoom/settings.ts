/** The Zoom account on disk: one file in the office's folder, sealed as a whole by the key vault. Nothing of it is ever logged. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { ReasonOf } from '../../../shared/contract.ts'
import {
  ZoomEndpointsSchema,
  type ZoomView,
  type ZoomWish,
} from '../../../shared/meeting/zoom-account.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { writeFileAtomically } from '../../storage/file/atomic-file.ts'
import type { FileCipher } from '../../storage/keys/vault.ts'

const AccountSchema = z.object({
  sdkKey: z.string(),
  accountId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  hostUser: z.string(),
  endpoints: ZoomEndpointsSchema,
  signing: z.discriminatedUnion('by', [
    z.object({ by: z.literal('secret'), sdkSecret: z.string() }),
    z.object({ by: z.literal('service'), url: z.string(), token: z.string().nullable() }),
  ]),
})
export type ZoomAccount = z.infer<typeof AccountSchema>
const FileSchema = z.object({ version: z.literal(1), sealed: z.base64() })

/** Reads and writes one sealed JSON file; what cannot be opened is left as it is. */
export interface SealedFile {
  /** Null: there is none. */
  read(): Result<unknown, 'damaged'>
  write(value: unknown): Result<null, 'saveFailed'>
  remove(): Result<null, 'saveFailed'>
}

export function openSealedFile(folder: string, name: string, cipher: FileCipher): SealedFile {
  const path = join(folder, name)
  const attempt = (work: () => void): Result<null, 'saveFailed'> => {
    try {
      work()
      return ok()
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      return fail('saveFailed', {
        cause:
          code === 'ENOSPC'
            ? 'diskFull'
            : ['EACCES', 'EPERM', 'EROFS'].includes(code)
              ? 'readOnly'
              : 'other',
      })
    }
  }
  return {
    read() {
      try {
        const file = FileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
        const plain = cipher.decrypt(Buffer.from(file.sealed, 'base64'))
        return plain.ok
          ? ok(JSON.parse(Buffer.from(plain.value).toString('utf8')))
          : fail('damaged')
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'ENOENT'
          ? ok(null)
          : fail('damaged')
      }
    },
    write: (value) =>
      attempt(() => {
        const sealed = Buffer.from(
          cipher.encrypt(Buffer.from(JSON.stringify(value), 'utf8')),
        ).toString('base64')
        writeFileAtomically(path, `${JSON.stringify({ version: 1, sealed })}\n`)
      }),
    remove: () => attempt(() => rmSync(path, { force: true })),
  }
}

export interface ZoomSettings {
  /** Null: no account is entered; the practice meeting is used. */
  account(): ZoomAccount | null
  view(): ZoomView | null
  /** A secret that is null stays; `secretMissing` where there is none to stay. */
  save(wish: ZoomWish): Result<null, ReasonOf<'meeting.saveZoom'>>
  remove(): Result<null, 'saveFailed'>
}

/** A file that cannot be opened counts as none; entering the account anew replaces it. */
export function openZoomSettings(file: SealedFile): ZoomSettings {
  const read = file.read()
  let current = read.ok ? (AccountSchema.safeParse(read.value).data ?? null) : null

  return {
    account: () => current,
    view: () => (current === null ? null : viewOf(current)),
    save(wish) {
      const next = merged(current, wish)
      if (next === null) return fail('secretMissing')
      const saved = file.write(next)
      if (saved.ok) current = next
      return saved
    },
    remove() {
      const removed = file.remove()
      if (removed.ok) current = null
      return removed
    },
  }
}

function merged(before: ZoomAccount | null, wish: ZoomWish): ZoomAccount | null {
  const clientSecret = wish.clientSecret ?? before?.clientSecret
  const signing = mergedSigning(before?.signing ?? null, wish.signing)
  if (clientSecret === undefined || signing === null) return null
  const { sdkKey, accountId, clientId, hostUser, endpoints } = wish
  return { sdkKey, accountId, clientId, hostUser, endpoints, clientSecret, signing }
}

function mergedSigning(
  before: ZoomAccount['signing'] | null,
  wish: ZoomWish['signing'],
): ZoomAccount['signing'] | null {
  if (wish.by === 'service') {
    // A token belongs to the address it was entered for and goes nowhere else.
    const kept = before?.by === 'service' && before.url === wish.url ? before.token : null
    return { by: 'service', url: wish.url, token: wish.token ?? kept }
  }
  const sdkSecret = wish.sdkSecret ?? (before?.by === 'secret' ? before.sdkSecret : null)
  return sdkSecret === null ? null : { by: 'secret', sdkSecret }
}

function viewOf(account: ZoomAccount): ZoomView {
  const { sdkKey, accountId, clientId, hostUser, endpoints, signing } = account
  return {
    sdkKey,
    accountId,
    clientId,
    hostUser,
    endpoints,
    clientSecretSet: true,
    signing:
      signing.by === 'secret'
        ? { by: 'secret', sdkSecretSet: true }
        : { by: 'service', url: signing.url, tokenSet: signing.token !== null },
  }
}
