/** Which installed package a file belongs to, and what its licence says. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Notice } from '../../shared/office/about.ts'

const PackageSchema = z.object({
  name: z.string().min(1),
  version: z.string().min(1),
  license: z.string().min(1),
  author: z.union([z.string(), z.object({ name: z.string() })]).optional(),
})

const LICENCE_FILE = /^(licen[cs]e|copying|notice|oss_attribution)/i

/** The folder of the package that a module's or asset's path lies in; null: our own, or nothing on the disk. */
export function packageFolder(id: string): string | null {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '').replaceAll('\\', '/')
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/@.][^/]*)\//.exec(path)?.[1] ?? null
}

/**
 * @param standardTexts folder of texts, named by SPDX id, for packages that name a licence and bring no text of it
 * @throws when the package names no licence, or brings no text of it and we have none: such a package is not shipped
 */
export function noticeOf(folder: string, standardTexts: string): Notice {
  const read = PackageSchema.safeParse(
    JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
  )
  if (!read.success) throw new Error(`a package without a licence: ${folder}`)
  const { name, version, license, author } = read.data
  const texts = readdirSync(folder)
    .filter((file) => LICENCE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  if (texts.length > 0) return { name, version, licence: license, text: texts.join('\n\n') }
  const standard = join(standardTexts, `${license}.txt`)
  if (!existsSync(standard)) throw new Error(`no text of ${license} for ${name}`)
  const holder = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`)
  const text = readFileSync(standard, 'utf8').replace('{holder}', holder).trim()
  return { name, version, licence: license, text }
}
