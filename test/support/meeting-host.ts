/** A main process with nothing but the meeting in it, to be killed: node meeting-host.ts FOLDER; prints the address of our page. */
import { createPracticeMeeting } from '../../electron/meeting/practice.ts'
import { createMeetingServer } from '../../electron/meeting/server.ts'
import { systemClock } from '../../shared/clock.ts'

const server = await createMeetingServer({
  rendererFolder: process.argv[2] ?? '',
  ancestors: () => [],
  clock: systemClock,
})
const meeting = createPracticeMeeting({
  server,
  view: { open: async () => {}, place: () => {}, destroy: async () => {}, onCrash: () => {} },
  clock: systemClock,
  persona: () => null,
  onKey: () => {},
})
meeting.subscribe((event) => console.log(event.type))
const opened = await meeting.open({
  recordId: 'r',
  bookingId: 'b',
  topic: '架空',
  displayName: '相談員A',
  startsAtMs: 0,
  lastsMs: 1_800_000,
})
console.log(opened.ok ? opened.value.url : opened.reason)
