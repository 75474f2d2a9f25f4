/** What the desktop around the app asks and tells: a proxy's question, where the data lies, the technical log. */
import { z } from 'zod'

/** `again`: what was typed last was refused. `server`: host and port, never more of an address. */
export const ProxyQuestionSchema = z.object({ server: z.string(), again: z.boolean() })
export type ProxyQuestion = z.infer<typeof ProxyQuestionSchema>

export const ProxyCredentialsSchema = z.object({
  user: z.string().min(1).max(200),
  password: z.string().max(200),
})
export type ProxyCredentials = z.infer<typeof ProxyCredentialsSchema>

/** `shared`: on another computer (a UNC path, a network drive, a mount), where a log in WAL mode must not lie. */
export const DataFolderSchema = z.object({ path: z.string(), shared: z.boolean() })
export type DataFolder = z.infer<typeof DataFolderSchema>

/** Lines of the technical log, the newest last: places and codes, never a person's data. */
export const TechnicalLogSchema = z.object({ lines: z.array(z.string()), folder: z.string() })
export type TechnicalLogView = z.infer<typeof TechnicalLogSchema>

/** What a folder is chosen for: where backups go, or the backup that is put in place. */
export const FolderUseSchema = z.enum(['backup', 'restore'])
export type FolderUse = z.infer<typeof FolderUseSchema>
