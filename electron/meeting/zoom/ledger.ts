/** What is kept, sealed, of the account's meetings: which belongs to which booking, and which were opened and are not known to have ended. */
import { z } from 'zod'
import { OwnMeetingSchema } from '../../../shared/log/own-meeting.ts'
import { untilFree } from '../../storage/file/held.ts'
import type { SealedFile } from '../../storage/keys/sealed-file.ts'

export const MeetingSchema = z.object({
  bookingId: z.string(),
  meetingNumber: z.string(),
  passcode: z.string(),
  joinUrl: z.string(),
  startsAtMs: z.number(),
  /** The Zoom user whose meeting it is. */
  host: z.string(),
  /** Of the booking itself: found at Zoom, not made here, and never taken away by us. */
  own: OwnMeetingSchema.nullable(),
})
export type ZoomMeeting = z.infer<typeof MeetingSchema>

const LedgerSchema = z.object({ meetings: z.array(MeetingSchema), open: z.array(z.string()) })

export interface Ledger {
  /** Waits some seconds for a file that is held. False: what it says is not known yet. */
  whenRead(): Promise<boolean>
  /** The same for what is to be written; false: it will be with the next change. */
  whenKept(): Promise<boolean>
  meetings(): readonly ZoomMeeting[]
  of(bookingId: string): ZoomMeeting | undefined
  keep(meeting: ZoomMeeting): void
  drop(bookingId: string): void
  /** Numbers of the meetings that were opened, oldest first, also from before a restart. */
  open(): readonly string[]
  opened(meetingNumber: string): void
  ended(meetingNumber: string): void
}

/**
 * A file that another program holds is not written over, and its meetings are not made a second time: what it says comes in as soon
 * as it can be read. One that says nothing of this office counts as empty.
 */
export function openLedger(file: SealedFile): Ledger {
  const known = new Map<string, ZoomMeeting>()
  /** Of the file, dropped or ended here before it could be read. */
  const gone = new Set<string>()
  let open: readonly string[] = []
  let isRead = false
  let isKept = true

  function load(): void {
    if (isRead) return
    const read = file.read()
    if (!read.ok && read.reason === 'unreadable') return
    isRead = true
    const kept = read.ok ? LedgerSchema.safeParse(read.value).data : undefined
    for (const meeting of kept?.meetings ?? [])
      if (!known.has(meeting.bookingId) && !gone.has(meeting.bookingId))
        known.set(meeting.bookingId, meeting)
    const before = (kept?.open ?? []).filter((one) => !open.includes(one) && !gone.has(one))
    open = [...before, ...open]
  }
  function save(): void {
    load()
    isKept = isRead && file.write({ meetings: [...known.values()], open }).ok
  }
  function readNow(): boolean {
    load()
    return isRead
  }
  function keptNow(): boolean {
    if (!isKept) save()
    return isKept
  }
  load()

  return {
    whenRead: () => untilFree(readNow, (read) => !read),
    whenKept: () => untilFree(keptNow, (kept) => !kept),
    meetings() {
      load()
      return [...known.values()]
    },
    of(bookingId) {
      load()
      return known.get(bookingId)
    },
    keep(meeting) {
      known.set(meeting.bookingId, meeting)
      save()
    },
    drop(bookingId) {
      load()
      gone.add(bookingId)
      if (known.delete(bookingId)) save()
    },
    open() {
      load()
      return open
    },
    opened(meetingNumber) {
      open = [...open.filter((one) => one !== meetingNumber), meetingNumber]
      save()
    },
    ended(meetingNumber) {
      load()
      gone.add(meetingNumber)
      if (!open.includes(meetingNumber)) return
      open = open.filter((one) => one !== meetingNumber)
      save()
    },
  }
}
