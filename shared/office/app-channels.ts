/** The office's channels for the app itself: what it is, whose work is in it, and its updates. */
import { z } from 'zod'
import { channel, everybody, keepers, none } from '../channel.ts'
import { AboutSchema, NoticeSchema } from './about.ts'
import { UpdateViewSchema } from './updates.ts'

const updateReasons = ['notPossible', 'sessionRunning', 'nothingThere'] as const

export const appChannels = {
  'office.about': channel(everybody, none, AboutSchema),
  /** The licences of what is shipped; all of them at once. */
  'office.notices': channel(everybody, none, z.array(NoticeSchema)),
  'office.updates': channel(keepers, none, UpdateViewSchema),
  /** Empty: no address, and nothing is asked of anybody any more. */
  'office.setUpdateAddress': channel(
    keepers,
    z.object({ address: z.string().max(300) }),
    UpdateViewSchema,
    ['badAddress', 'notPossible', 'saveFailed'],
  ),
  'office.checkUpdates': channel(keepers, none, UpdateViewSchema),
  'office.downloadUpdate': channel(keepers, none, UpdateViewSchema, updateReasons),
  /** Agreed to by whoever calls: the app ends, is replaced and starts again. */
  'office.installUpdate': channel(keepers, none, UpdateViewSchema, updateReasons),
} as const
