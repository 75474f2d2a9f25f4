/** このアプリについて: what runs here, where its data lies, and the licences of what is shipped with it. */
import { z } from 'zod'

/** One package of which something is shipped, and the text of its licence. */
export const NoticeSchema = z.object({
  name: z.string(),
  version: z.string(),
  /** As the package names it, mostly an SPDX id. */
  licence: z.string(),
  text: z.string(),
})
export type Notice = z.infer<typeof NoticeSchema>

export const AboutSchema = z.object({
  version: z.string(),
  dataFolder: z.string(),
  platform: z.enum(['electron', 'browser']),
  /** The OS and its architecture, such as 'win32 x64', and what the main process runs on, such as 'Electron 45.4.1'. */
  system: z.string(),
  runtime: z.string(),
})
export type About = z.infer<typeof AboutSchema>

/** The packages whose name, licence or text holds every word of the search; all of them for an empty search. */
export function findNotices(notices: readonly Notice[], search: string): readonly Notice[] {
  const words = search.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  return notices.filter((notice) => {
    const where = `${notice.name} ${notice.version} ${notice.licence} ${notice.text}`.toLowerCase()
    return words.every((word) => where.includes(word))
  })
}
