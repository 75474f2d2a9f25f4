/** A key of the app that was pressed while the keyboard was in the meeting: help, or what the office chose for its panel. */
import { type AppKey, HELP_KEY } from '../../shared/meeting/keys.ts'
import type { OfficePort } from '../../shared/office/port.ts'
import { prohibitedKeyOf } from '../../shared/office/profile.ts'
import type { Ring } from '../bell.ts'

type AppKeyParts = {
  readonly office: OfficePort
  readonly ring: Ring
  /** The keyboard goes back to the app's own page. */
  readonly focusPage: () => void
}

export const createAppKey =
  ({ office, ring, focusPage }: AppKeyParts) =>
  (key: AppKey): void => {
    if (key !== HELP_KEY && key !== prohibitedKeyOf(office.profile())) return
    focusPage()
    ring('meeting.key', { key })
  }
