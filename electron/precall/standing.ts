/**
 * Remembers what was confirmed at this PC, as long as the program runs: after a start everything is asked anew. What rests on it is
 * written into each record, so nothing here has to outlive the program.
 */
import type { Clock } from '../../shared/clock.ts'
import type { Earlier } from '../../shared/log/earlier.ts'
import {
  type ConfirmedOwn,
  devicesStanding,
  type DevicesStanding,
  ownStanding,
  type TestedDevices,
} from '../../shared/precall/standing.ts'
import type { Bell } from '../bell.ts'

type Who = { readonly counselorId: string; readonly checklistVersion: number }

export interface Standing {
  /** null: the last test found something wrong, or nobody saw which devices were there. */
  tested(devices: TestedDevices | null): void
  devices(now: Omit<Parameters<typeof devicesStanding>[1], 'wallMs'>): {
    readonly standing: DevicesStanding
    readonly kept: TestedDevices | null
  }
  /** `earlier` null: it was taken back. */
  ticked(who: Who, itemId: string, earlier: Earlier | null): void
  own(who: Who, itemId: string): Earlier | null
}

export function createStanding(clock: Clock, bell: Pick<Bell, 'on'>): Standing {
  let devices: TestedDevices | null = null
  let own: ConfirmedOwn | null = null
  bell.on('session.snapshot', (snapshot) => {
    // What went away in a meeting is looked at before the next one.
    if (snapshot !== null && snapshot.meeting.lost.length > 0) devices = null
  })
  bell.on('people.presence', (presence) => {
    // Who leaves the PC may come back to another room.
    if (presence === null || presence.locked || presence.account.id !== own?.counselorId) own = null
  })
  return {
    tested: (now) => (devices = now),
    devices: (now) => ({
      standing: devicesStanding(devices, { wallMs: clock.wallMs(), ...now }),
      kept: devices,
    }),
    ticked({ counselorId, checklistVersion }, itemId, earlier) {
      const isSame = own?.counselorId === counselorId && own.checklistVersion === checklistVersion
      const items = new Map(isSame ? own?.items : [])
      if (earlier === null) items.delete(itemId)
      else items.set(itemId, earlier)
      own = { counselorId, checklistVersion, items }
    },
    own: (who, itemId) => ownStanding(own, itemId, { wallMs: clock.wallMs(), ...who }),
  }
}
