/** このアプリについて: read from the files that are shipped with the app. */
import { readFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Handlers } from '../../shared/contract.ts'
import { NoticeSchema } from '../../shared/office/about.ts'
import { ok } from '../../shared/result.ts'

export type AboutParts = {
  /** The folder of package.json and out/: the project's, or the packed app's archive. */
  readonly appFolder: string
  readonly dataFolder: string
  readonly platform: 'electron' | 'browser'
}

export type AboutHandlers = Pick<Handlers<'office'>, 'office.about' | 'office.notices'>

/** The version that runs; throws when the app's own package.json is not there. */
export function versionOf(appFolder: string): string {
  return z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8'))).version
}

export function aboutHandlers(parts: AboutParts): AboutHandlers {
  const { electron, chrome, node } = process.versions
  return {
    'office.about': () =>
      ok({
        version: versionOf(parts.appFolder),
        dataFolder: parts.dataFolder,
        platform: parts.platform,
        system: `${process.platform} ${process.arch}`,
        runtime: Object.hasOwn(process.versions, 'electron')
          ? `Electron ${electron} (Chromium ${chrome})`
          : `Node ${node}`,
      }),
    // Some 400 kB, read when somebody looks at them.
    'office.notices': async () =>
      ok(
        z
          .array(NoticeSchema)
          .parse(JSON.parse(await readFile(join(parts.appFolder, 'out', 'notices.json'), 'utf8'))),
      ),
  }
}
