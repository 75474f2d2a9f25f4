/** What the office room needs. */
import type { DataFolder } from '../../shared/office/desktop.ts'
import type { Ring } from '../bell.ts'
import type { AboutHandlers } from './about.ts'
import type { ReadCachedDay } from './cached-day.ts'
import type { DesktopDeskParts } from './desktop-desk.ts'
import type { OpeningParts } from './opening.ts'
import type { TextSizeHandlers } from './text-size-desk.ts'
import type { UpdateHandlers } from './updates.ts'

export type OfficeRoomParts<H> = OpeningParts<H> & {
  readonly platform: 'electron' | 'browser'
  /** True where the OS keeps no key, so that the vault needs a passphrase. */
  readonly vaultNeedsPassphrase: boolean
  /** To the screens: the office speaks before there are rooms. */
  readonly tell: Ring
  /** Of the schedule's cache, which needs no log. */
  readonly readCachedDay: ReadCachedDay
  readonly dataFolder: DataFolder
  readonly desktop: DesktopDeskParts
  /** What belongs to the app rather than to an office. */
  readonly app: AboutHandlers & TextSizeHandlers & UpdateHandlers
}
