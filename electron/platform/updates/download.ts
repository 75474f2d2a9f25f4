/**
 * How updates are fetched: over the platform's own requests (the system's proxy and certificates), from the entered address
 * and nowhere else, without redirects, and without anything that tells one PC from another.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Clock, MINUTE } from '../../../shared/clock.ts'
import type { UpdateFailure } from '../../../shared/office/updates.ts'

/** Carries the reason through electron-updater. */
export class UpdateError extends Error {
  readonly reason: UpdateFailure
  constructor(reason: UpdateFailure) {
    super(reason)
    this.reason = reason
  }
}

export type FetchParts = {
  /** Where the feed is; null: nothing may be asked. */
  readonly origin: () => string | null
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly clock: Clock
  /** 0 to 100. */
  readonly onPercent: (percent: number) => void
}

type Request = {
  readonly protocol?: string | null
  readonly hostname?: string | null
  readonly port?: string | number | null
  readonly path?: string | null
}
type Download = { readonly sha512?: string | null }

/** Without a byte for so long, the feed is gone. */
const SILENCE_MS = MINUTE
const LARGEST_LIST = 256 * 1024
const LARGEST_INSTALLER = 1024 * 1024 * 1024

/** The part of electron-updater's HttpExecutor that it calls when nothing is downloaded in pieces. */
export function createDownloads(parts: FetchParts) {
  async function ask(
    address: string,
  ): Promise<{ readonly body: AsyncIterable<Uint8Array>; readonly bytes: number }> {
    if (URL.parse(address)?.origin !== parts.origin()) throw new UpdateError('notSecure')
    const stop = new AbortController()
    let cancel = parts.clock.after(SILENCE_MS, () => stop.abort())
    const heard = (): void => {
      cancel()
      cancel = parts.clock.after(SILENCE_MS, () => stop.abort())
    }
    const response = await parts
      .fetch(address, {
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        signal: stop.signal,
      })
      .catch(() => null)
    if (response === null || !response.ok || response.body === null) {
      cancel()
      stop.abort()
      throw new UpdateError(response?.status === 404 ? 'notFound' : 'unreachable')
    }
    const source = response.body
    async function* body(): AsyncGenerator<Uint8Array> {
      try {
        for await (const chunk of source) {
          heard()
          yield chunk
        }
      } catch {
        throw new UpdateError('unreachable')
      } finally {
        cancel()
      }
    }
    return { body: body(), bytes: Number(response.headers.get('content-length') ?? 0) }
  }

  return {
    /** The list of what there is (latest.yml). */
    async request({ protocol, hostname, port, path }: Request): Promise<string> {
      const place = port === undefined || port === null || port === '' ? '' : `:${port}`
      const { body } = await ask(`${protocol ?? 'https:'}//${hostname ?? ''}${place}${path ?? '/'}`)
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of body) {
        size += chunk.length
        if (size > LARGEST_LIST) throw new UpdateError('badAnswer')
        chunks.push(chunk)
      }
      return Buffer.concat(chunks).toString('utf8')
    },
    /** The installer; its SHA-512 is that of the list, or nothing is kept. */
    async download(url: URL, destination: string, { sha512 }: Download): Promise<string> {
      if (typeof sha512 !== 'string') throw new UpdateError('badAnswer')
      const { body, bytes } = await ask(url.href)
      const hash = createHash('sha512')
      let size = 0
      async function* measured(): AsyncGenerator<Uint8Array> {
        for await (const chunk of body) {
          size += chunk.length
          if (size > LARGEST_INSTALLER) throw new UpdateError('badAnswer')
          hash.update(chunk)
          parts.onPercent(bytes > 0 ? Math.min(100, Math.floor((size * 100) / bytes)) : 0)
          yield chunk
        }
      }
      await pipeline(Readable.from(measured()), createWriteStream(destination))
      if (hash.digest('base64') !== sha512) throw new UpdateError('checksum')
      return destination
    },
  }
}
