/** What is asked of the meeting, and what it tells. Put together in contract.ts. */
import { z } from 'zod'
import {
  booking,
  channel,
  type Channels,
  counselors,
  done,
  keepers,
  none,
  record,
} from '../channel.ts'
import { DeviceProblemSchema } from '../log/device.ts'
import { MeetingKeySchema } from './line.ts'
import {
  ZoomTestResultSchema,
  ZoomTestStepSchema,
  ZoomViewSchema,
  ZoomWishSchema,
} from './zoom-account.ts'

export const meetingChannels = {
  /** Is the meeting page (practice) or the meeting service (Zoom) within reach? 'none' or 'unreachable'; the line part of the device test (M20-3). */
  'meeting.reach': channel(counselors, none, z.object({ line: DeviceProblemSchema })),
  'meeting.openSeekerWindow': channel(
    counselors,
    record,
    z.object({ url: z.string().nullable() }),
    ['notPractice', 'noSession'],
  ),
  'meeting.place': channel(
    counselors,
    z.object({
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      visible: z.boolean(),
    }),
    done,
  ),

  /** The meeting's join link for the installed Zoom app, when the meeting view cannot join; the next `session.enter` then goes there. `url` null: it is open already. */
  'meeting.openZoomApp': channel(counselors, record, z.object({ url: z.string().nullable() }), [
    'noSession',
    'notZoom',
    'meetingFailed',
  ]),
  /** While the meeting is in the Zoom app, of which we see nothing: the counselor's word that the job seeker is in. */
  'meeting.tellSeekerIn': channel(counselors, record, done, ['noSession']),
  /** What carries the office's meetings now. */
  'meeting.carrier': channel(counselors, none, z.object({ carrier: z.enum(['practice', 'zoom']) })),
  /** What the job seeker needs to come to the booking's meeting; the meeting is made if there is none. */
  'meeting.invitation': channel(
    counselors,
    booking,
    z.object({ joinUrl: z.string(), passcode: z.string() }),
    ['notFound', 'notZoom', 'meetingFailed'],
  ),
  /** The office's Zoom account; null while there is none and every meeting is the practice one. */
  'meeting.zoom': channel(keepers, none, ZoomViewSchema.nullable()),
  'meeting.saveZoom': channel(
    keepers,
    z.object({ wish: ZoomWishSchema }),
    ZoomViewSchema.nullable(),
    ['secretMissing', 'sessionRunning', 'saveFailed'],
  ),
  'meeting.removeZoom': channel(keepers, none, done, ['sessionRunning', 'saveFailed']),
  'meeting.testZoom': channel(
    keepers,
    z.object({ step: ZoomTestStepSchema }),
    ZoomTestResultSchema,
    ['notConfigured'],
  ),
} as const satisfies Channels

/** What the meeting tells unasked. */
export const meetingTopics = {
  /** A key of the app that was pressed while the keyboard was in the meeting. */
  'meeting.key': z.object({ key: MeetingKeySchema }),
} as const
