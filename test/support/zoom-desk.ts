/** A Zoom account that says yes to everything, for tests of the SDK's page without an app or an office; and an office of one PC. */
import type { ZoomDesk } from '../../electron/meeting/zoom/desk.ts'
import { sign } from '../../electron/meeting/zoom/signature.ts'
import { systemClock } from '../../shared/clock.ts'
import type { MeetingsOfOthers } from '../../shared/meeting/others.ts'
import { fail, ok } from '../../shared/result.ts'
import { credentials } from '../fakes/zoom/rest.ts'

const NUMBER = '91234567890'
export const plan = {
  recordId: 'r',
  bookingId: 'b',
  topic: '相談',
  displayName: '相談員A',
  startsAtMs: 0,
  lastsMs: 1_800_000,
}
const ownZak = 'zak-of-the-test-7Kd2'

export const desk: ZoomDesk = {
  endpoints: () => ({
    api: 'https://api.fake.test/v2',
    oauth: 'https://auth.fake.test/oauth/token',
    web: 'meet.fake.test',
  }),
  meetingFor: async ({ bookingId, startsAtMs }) =>
    ok({
      bookingId,
      meetingNumber: NUMBER,
      passcode: '1',
      joinUrl: `https://meet.fake.test/j/${NUMBER}`,
      startsAtMs,
      host: 'host@fake.test',
      own: null,
    }),
  keys: async ({ meetingNumber }) =>
    ok({
      signature: sign(
        credentials.sdkKey,
        credentials.sdkSecret,
        meetingNumber,
        1,
        systemClock.wallMs(),
      ),
      zak: ownZak,
      webEndpoint: 'meet.fake.test',
    }),
  confirmEnded: async () => ok(),
  end: async () => ok(),
  lease: async () => ok(),
  giveBack: () => {},
  endOthers: async () => ok(),
  endRunning: async () => ok(),
  startUrl: async () => fail('unreachable'),
  unfinished: () => [],
  opened: () => {},
}

/** This PC is alone. */
export const nobodyElse: MeetingsOfOthers = {
  isOffice: () => false,
  find: async () => fail('away'),
  stand: async () => fail('away'),
  taken: async () => [],
  drop: () => {},
  lease: async () => true,
  giveBack: () => {},
}
