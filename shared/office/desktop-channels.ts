/** The office's channels for what lies around the app: the screen, a proxy, the technical log. */
import { z } from 'zod'
import { channel } from '../channel.ts'
import {
  FolderUseSchema,
  ProxyCredentialsSchema,
  ProxyQuestionSchema,
  TechnicalLogSchema,
} from './desktop.ts'
import { TextSizeSchema } from './text-size.ts'

const none = z.object({})
const done = z.null()

export const desktopChannels = {
  /** What the page shows now: false while nobody can be seen on it (the settings). While a session runs it is not believed. */
  'office.showsPerson': channel('anyone', z.object({ person: z.boolean() }), done),
  /** Anyone: the sign-in is read in that size too. */
  'office.textSize': channel('anyone', none, z.object({ size: TextSizeSchema })),
  'office.setTextSize': channel('anyone', z.object({ size: TextSizeSchema }), done, ['saveFailed']),
  /** A proxy that waits for user and passphrase; null: none does. Anyone, because it can come before a sign-in; null answers "not now". */
  'office.proxy': channel('anyone', none, ProxyQuestionSchema.nullable()),
  'office.answerProxy': channel(
    'anyone',
    z.object({ credentials: ProxyCredentialsSchema.nullable() }),
    done,
  ),
  /**
   * Opens the system's own window for choosing a folder; null: none was chosen. Anyone: a backup is put in place where nobody can sign in.
   * @param from where the window begins; '': where the system likes
   */
  'office.chooseFolder': channel(
    'anyone',
    z.object({ what: FolderUseSchema, from: z.string().max(500) }),
    z.string().nullable(),
    ['unsupported'],
  ),
  /** The newest lines of the technical log, and all of it. Anyone: it holds nobody's data, and is needed most where nobody can sign in. */
  'office.technicalLog': channel('anyone', none, TechnicalLogSchema),
  'office.technicalLogText': channel('anyone', none, z.object({ text: z.string() })),
} as const
