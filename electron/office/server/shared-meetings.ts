/** One meeting for one booking, one booking of a time for one licence, and one meeting at a time for it, by the office's server; it knows neither link nor host. */
import type { Licence, MeetingsOfOthers } from '../../../shared/meeting/others.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import type { Vault } from '../../storage/keys/vault.ts'
import type { OfficeServer } from './port.ts'

export type SharedMeetingsParts = {
  readonly isOffice: () => boolean
  readonly line: () => OfficeServer | null
  readonly vault: Vault
}

/** Longer than any consultation with its extension; it is given back when the meeting ends, and asked for again when one begins. */
const LEASE_MINUTES = 90

const boundOf = (bookingId: string): string => `meeting/${bookingId}`

export function createSharedMeetings(parts: SharedMeetingsParts): MeetingsOfOthers {
  const { vault, line } = parts
  const hostOf = (host: string): string =>
    Buffer.from(vault.mac('serverOffice', `host/${host}`)).toString('hex')
  const licenceOf = ({ host, startsAtMs }: Licence): Uint8Array =>
    vault.mac('serverOffice', `licence/${startsAtMs}/${host}`)
  const sealed = (bookingId: string, meeting: string): Uint8Array =>
    vault.seal('office', Buffer.from(meeting, 'utf8'), boundOf(bookingId))
  /** As it lies there, by what it says: what is sealed twice is not the same twice. */
  const lying = new Map<string, Uint8Array>()

  function opened(bookingId: string, bytes: Uint8Array): Result<string, 'away'> {
    const plain = vault.open('office', bytes, boundOf(bookingId))
    if (!plain.ok) return fail('away')
    const meeting = Buffer.from(plain.value).toString('utf8')
    lying.set(`${bookingId} ${meeting}`, bytes)
    return ok(meeting)
  }

  return {
    isOffice: parts.isOffice,
    async find(bookingId) {
      const found = await line()?.findMeeting(bookingId)
      if (found?.ok !== true) return fail('away')
      return found.value === null ? ok(null) : opened(bookingId, found.value)
    },
    async stand(bookingId, meeting, gone, held) {
      const before = gone === null ? null : (lying.get(`${bookingId} ${gone}`) ?? null)
      const licence = held === null ? null : licenceOf(held)
      const bytes = sealed(bookingId, meeting)
      const stands = await line()?.ensureMeeting(bookingId, bytes, before, licence)
      if (stands?.ok !== true) return fail('away')
      return stands.value === null ? ok(null) : opened(bookingId, stands.value)
    },
    async taken(hosts, startsAtMs) {
      const taken = await line()?.takenLicences(
        hosts.map((host) => licenceOf({ host, startsAtMs })),
      )
      if (taken?.ok !== true) return []
      const isTaken = (licence: Uint8Array): boolean =>
        taken.value.some((one) => Buffer.compare(one, licence) === 0)
      return hosts.filter((host) => isTaken(licenceOf({ host, startsAtMs })))
    },
    drop: (bookingId) => void line()?.dropMeeting(bookingId),
    async lease(host) {
      const leased = await line()?.leaseHost(hostOf(host), LEASE_MINUTES)
      return leased?.ok !== true || leased.value
    },
    giveBack: (host) => void line()?.leaseHost(hostOf(host), 0),
  }
}
