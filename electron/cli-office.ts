/** Opens an office's folder for the command line: read only what is there, change nothing, give it free again. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Conf from 'conf'
import { z } from 'zod'
import { systemClock } from '../shared/clock.ts'
import { type OfficeKind, OfficeKindSchema } from '../shared/office/status.ts'
import { fail, ok, type Result } from '../shared/result.ts'
import { openProfileStore } from './office/profile-store.ts'
import { openSettingsFile, type OpenConf } from './office/settings-file.ts'
import type { KeyStore } from './platform/platform.ts'
import type { ImportOffice } from './schedule/import-command.ts'
import { openScheduleStore } from './schedule/store.ts'
import { keyPath } from './storage/names.ts'
import { openStorage, storageExists } from './storage/storage.ts'

/** Plain Node has no OS key store: such an office opens with its passphrase, or not at all. */
const noKeyStore: KeyStore = {
  available: () => false,
  wrap: () => {
    throw new Error('nothing is wrapped here')
  },
  unwrap: () => fail('keyUnavailable'),
}

const openConf: OpenConf = (options) => new Conf<Record<string, unknown>>({ ...options, projectName: 'soudan-desk' })

function kindOf(folder: string): OfficeKind | null {
  if (!existsSync(keyPath(folder))) return null
  const keys = z.object({ kind: OfficeKindSchema }).safeParse(JSON.parse(readFileSync(keyPath(folder), 'utf8')))
  return keys.success ? keys.data.kind : null
}

/** The folder itself, or the office (else the practice office) under it when it is the root. */
export function openForImport(dataFolder: string): Result<ImportOffice, string> {
  const root = resolve(dataFolder)
  const folder = [root, join(root, 'office'), join(root, 'practice')].find((candidate) => storageExists(candidate))
  if (folder === undefined) return fail('notFound')
  const kind = kindOf(folder)
  if (kind === null) return fail('keyDamaged')
  const storage = openStorage({ folder, kind, keyStore: noKeyStore, clock: systemClock, vaultPassphrase: process.env['SOUDAN_PASSPHRASE'] ?? null })
  if (!storage.ok) return storage
  const { vault } = storage.value
  const profile = openProfileStore(openSettingsFile(openConf, folder, 'profile'), null)
  const store = openScheduleStore({
    folder, openConf, clock: systemClock,
    seal: { seal: (plain, name) => vault.seal('schedule', plain, name), open: (sealed, name) => vault.open('schedule', sealed, name) },
  })
  if (!profile.ok || !store.ok) {
    storage.value.close()
    return profile.ok ? fail(store.ok ? 'scheduleDamaged' : store.reason) : fail(profile.reason)
  }
  return ok({ profile: profile.value.current(), index: store.value.index(), mappings: store.value.head().mappings, wallMs: systemClock.wallMs(), close: () => storage.value.close() })
}
