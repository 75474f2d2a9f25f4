/**
 * electron-updater, and the only file that knows it: its version logic, its list and its way to start the installer, with
 * our own requests and our own check of the signature. Nothing is downloaded or installed by itself.
 */
import { existsSync, readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock } from '../../../shared/clock.ts'
import type { UpdateFailure } from '../../../shared/office/updates.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { createDownloads, UpdateError } from './download.ts'

export type UpdaterParts = {
  /** The version that runs. */
  readonly version: string
  /** app-update.yml, which the packager writes beside the app: the publisher an update must carry. */
  readonly configPath: string
  /** A folder of ours for what is downloaded. */
  readonly cacheFolder: string
  readonly clock: Clock
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** See signature.ts. */
  readonly whyUnsigned: (publishers: readonly string[], file: string) => Promise<string | null>
  /** One line for the technical log. */
  readonly log: (line: string) => void
}

export interface Updater {
  /** The newer version at this address; null: there is none. */
  check(address: string): Promise<Result<string | null, UpdateFailure>>
  /** What `check` found last, whole and signed, onto the disk. */
  download(onPercent: (percent: number) => void): Promise<Result<null, UpdateFailure>>
  /** Compares the signature once more and starts the installer; the app has to go at once. */
  install(): Promise<Result<null, UpdateFailure>>
}

/** What a list must say of each file; a checksum that is weaker than SHA-512 is none. */
const ListSchema = z.object({
  version: z.string().max(60),
  files: z.array(z.object({ url: z.string(), sha512: z.string().length(88) })).min(1),
})

/** Whether this build was signed when it was packed, so that there is a publisher to compare with. */
export function namesPublisher(configPath: string): boolean {
  return existsSync(configPath) && /^publisherName:/m.test(readFileSync(configPath, 'utf8'))
}

function reasonOf(error: unknown): UpdateFailure {
  if (error instanceof UpdateError) return error.reason
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC') return 'diskFull'
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') return 'notSigned'
  return /^ERR_UPDATER_(INVALID|NO)_/.test(code) ? 'badAnswer' : 'failed'
}

/** Loads electron-updater; nothing is asked of anybody before `check`. */
export async function createUpdater(parts: UpdaterParts): Promise<Updater> {
  const { NsisUpdater } = await import('electron-updater/out/NsisUpdater.js')
  let origin: string | null = null
  let percent: (percent: number) => void = () => {}
  let publishers: readonly string[] = []
  let file: string | null = null

  const updater = new NsisUpdater(null, {
    version: parts.version,
    name: 'soudan-desk',
    isPackaged: true,
    appUpdateConfigPath: parts.configPath,
    // It keeps an id of the PC here, which our requests do not send.
    userDataPath: parts.cacheFolder,
    baseCachePath: parts.cacheFolder,
    whenReady: () => Promise.resolve(),
    relaunch: () => {},
    quit: () => {},
    onQuit: () => {},
  })
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = false
  updater.allowPrerelease = false
  updater.disableWebInstaller = true
  updater.disableDifferentialDownload = true
  // Its lines carry addresses and paths.
  updater.logger = null
  updater.on('error', () => {})
  updater.verifyUpdateCodeSignature = async (names, downloaded) => {
    const why = await parts.whyUnsigned(names, downloaded)
    if (why === null) publishers = names
    else parts.log(`an update was refused: ${why}`)
    return why
  }
  // Its own executor is Electron's, which follows redirects; taken over by the feed below.
  Object.assign(updater, {
    httpExecutor: createDownloads({
      clock: parts.clock,
      fetch: parts.fetch,
      origin: () => origin,
      onPercent: (value) => percent(value),
    }),
  })

  return {
    async check(address) {
      origin = URL.parse(address)?.origin ?? null
      publishers = []
      file = null
      updater.setFeedURL({ provider: 'generic', url: address, useMultipleRangeRequest: false })
      try {
        const found = await updater.checkForUpdates()
        if (found === null) return fail('failed')
        const list = ListSchema.safeParse(found.updateInfo)
        if (!list.success) return fail('badAnswer')
        return ok(found.isUpdateAvailable ? list.data.version : null)
      } catch (error) {
        return fail(reasonOf(error))
      }
    },
    async download(onPercent) {
      percent = onPercent
      publishers = []
      file = null
      try {
        // A file that lies there already would be taken without a look at its signature.
        await rm(join(parts.cacheFolder, 'soudan-desk-updater', 'pending'), {
          recursive: true,
          force: true,
        })
        const [downloaded] = await updater.downloadUpdate()
        // Without a publisher in its settings electron-updater compares nothing.
        if (downloaded === undefined || publishers.length === 0) return fail('notSigned')
        file = downloaded
        return ok()
      } catch (error) {
        return fail(reasonOf(error))
      } finally {
        percent = () => {}
      }
    },
    async install() {
      // The file lay where the person's other programs can write.
      if (file === null || (await parts.whyUnsigned(publishers, file)) !== null)
        return fail('notSigned')
      return updater.install(true, true) ? ok() : fail('failed')
    },
  }
}
