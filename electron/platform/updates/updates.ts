/** Whether this copy of the app can update itself, and with what. */
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Clock } from '../../../shared/clock.ts'
import type { UpdateBar } from '../../../shared/office/updates.ts'
import { whyUnsigned } from './signature.ts'
import { createUpdater, namesPublisher, type Updater } from './updater.ts'

export type InstallParts = {
  readonly packaged: boolean
  readonly system: string
  /** The running program, and the folder of its resources. */
  readonly program: string
  readonly resources: string
}

/** Written by our NSIS installer beside the program; one that came by MSI has none, and is updated by policy. */
const UNINSTALLER = 'Uninstall SoudanDesk.exe'

/** Why this copy cannot update itself; null when it can. */
export function updateBar(parts: InstallParts): UpdateBar | null {
  if (!parts.packaged) return 'notInstalled'
  if (parts.system !== 'win32') return 'otherSystem'
  if (!existsSync(join(dirname(parts.program), UNINSTALLER))) return 'otherInstaller'
  return namesPublisher(join(parts.resources, 'app-update.yml')) ? null : 'unsignedBuild'
}

export type UpdatesParts = {
  readonly app: { readonly isPackaged: boolean; quit(): void }
  readonly version: string
  readonly dataRoot: string
  readonly clock: Clock
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly log: (line: string) => void
}

/** The updater of the installed app, or why there is none. */
export function platformUpdates(
  parts: UpdatesParts,
): { readonly bar: UpdateBar } | { readonly bar: null; load(): Promise<Updater>; quit(): void } {
  const resources = process.resourcesPath
  const bar = updateBar({
    packaged: parts.app.isPackaged,
    system: process.platform,
    program: process.execPath,
    resources,
  })
  if (bar !== null) return { bar }
  return {
    bar: null,
    quit: () => parts.app.quit(),
    load: () =>
      createUpdater({
        version: parts.version,
        configPath: join(resources, 'app-update.yml'),
        cacheFolder: join(parts.dataRoot, 'updates'),
        clock: parts.clock,
        fetch: parts.fetch,
        whyUnsigned,
        log: parts.log,
      }),
  }
}
