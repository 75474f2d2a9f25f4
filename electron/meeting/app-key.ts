/** A key of the app that was pressed while the keyboard was in the meeting: it counts where the office chose it. */
import type { MeetingKey } from '../../shared/meeting/keys.ts'
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
  (key: MeetingKey): void => {
    if (key !== prohibitedKeyOf(office.profile())) return
    focusPage()
    ring('meeting.key', { key })
  }
