/** What the office's own state says of the seven things; of a real office, for its supervisor. */
import { type ReadinessItem, readyItems } from '../../../shared/office/readiness.ts'
import { termsInForce } from '../../../shared/office/profile.ts'
import { DAY } from '../../../shared/clock.ts'
import { dateOf } from '../../../shared/time/instant.ts'
import { useAnswer } from '../../state/answers.ts'
import { useNow } from '../../state/clock.ts'

/** `failed`: something of it could not be asked, and counts as not done. */
export function useReadiness(): {
  readonly done: readonly ReadinessItem[]
  readonly loading: boolean
  readonly failed: boolean
} {
  const today = dateOf(useNow(DAY))
  const accounts = useAnswer('people.accounts', {})
  const profile = useAnswer('office.profile', {})
  const mail = useAnswer('telling.mail', {})
  const zoom = useAnswer('meeting.zoom', {})
  const backup = useAnswer('records.backupStatus', {})
  const day = useAnswer('schedule.day', { date: today })
  const all = [accounts, profile, mail, zoom, backup, day]
  return {
    done: readyItems({
      ...{ accounts: accounts.data, profile: profile.data },
      terms:
        profile.data === null
          ? []
          : termsInForce(profile.data.terms, today).map(({ kind }) => kind),
      hasMailServer: mail.data !== null && mail.data !== undefined,
      hasZoom: zoom.data !== null,
      hasBackup: backup.data !== null && backup.data.lastGood !== null,
      hasBookings:
        day.data !== null && (day.data.lastImport !== null || day.data.bookings.length > 0),
    }),
    loading: all.some(({ loading }) => loading),
    failed: all.some(({ failure }) => failure !== null),
  }
}
