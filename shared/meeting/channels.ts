/** What is asked of the meeting, and what it tells. Put together in contract.ts. */
import { z } from 'zod'
import {
  booking,
  channel,
  type Channels,
  counselors,
  done,
  everybody,
  keepers,
  none,
  record,
  type Stale,
} from '../channel.ts'
import { DeviceProblemSchema } from '../log/device.ts'
import { AppKeySchema } from './keys.ts'
import { MeetingLinkSchema } from './link.ts'
import { OwnCheckSchema } from './own-check.ts'
import { SdkAgeSchema } from './sdk-age.ts'
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

  /**
   * Opens the meeting in the installed Zoom app, when the meeting view cannot join; the next `session.enter` then goes there.
   * As host where the system itself takes the address, which then holds a key and is kept nowhere (`url` null). Else `url` is
   * the guest's link, and the Zoom app must be signed in as the host.
   */
  'meeting.openZoomApp': channel(
    counselors,
    record,
    z.object({ url: z.string().nullable(), asHost: z.boolean() }),
    ['noSession', 'notZoom', 'meetingFailed'],
  ),
  /** The counselor's word to have come into the meeting in the Zoom app, or not to. */
  'meeting.tellSelf': channel(counselors, record.extend({ isIn: z.boolean() }), done, [
    'noSession',
  ]),
  /** Ends whatever still runs at this PC's host, when Zoom says that another meeting runs. */
  'meeting.endPrevious': channel(counselors, record, done, [
    'noSession',
    'notZoom',
    'meetingFailed',
  ]),
  /** While the meeting is in the Zoom app, of which we see nothing: the counselor's word that the job seeker is in. */
  'meeting.tellSeekerIn': channel(counselors, record, done, ['noSession']),
  /** What carries the office's meetings now. */
  'meeting.carrier': channel(
    everybody,
    none,
    z.object({
      /** none: a real office without a Zoom account, which holds no meetings. */
      carrier: z.enum(['practice', 'zoom', 'none']),
      /** Of the shipped Zoom SDK; 'fine' where it is not used. */
      sdk: SdkAgeSchema,
    }),
  ),
  /** What the job seeker needs to come to the booking's meeting; the meeting is made if there is none. */
  'meeting.invitation': channel(counselors, booking, MeetingLinkSchema, [
    'notFound',
    'notZoom',
    'meetingFailed',
  ]),
  /** Which of these bookings have a meeting already; none is made, and Zoom is not asked. */
  'meeting.linked': channel(
    counselors,
    z.object({ bookingIds: z.array(z.string().max(80)).max(500) }),
    z.object({ linked: z.array(z.string()) }),
  ),
  /** Whether the meeting that a booking brings along can be used; null: it brings none, or meetings are not Zoom's. */
  'meeting.ownMeeting': channel(
    counselors,
    booking,
    z.object({ check: OwnCheckSchema.nullable() }),
  ),
  /** The office's Zoom account; null while there is none: then a practice office holds practice meetings and a real one none. */
  'meeting.zoom': channel(keepers, none, ZoomViewSchema.nullable()),
  'meeting.saveZoom': channel(
    keepers,
    z.object({ wish: ZoomWishSchema }),
    ZoomViewSchema.nullable(),
    ['secretMissing', 'sessionRunning', 'saveFailed'],
  ),
  'meeting.removeZoom': channel(keepers, none, done, ['sessionRunning', 'saveFailed']),
  /** Opens the trial meeting that the last step of the test looks at; `url`: the frame of the browser platform. */
  'meeting.beginTrial': channel(keepers, none, z.object({ url: z.string().nullable() }), [
    'notConfigured',
    'sessionRunning',
    'meetingFailed',
  ]),
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
  'meeting.key': z.object({ key: AppKeySchema }),
  /** The way into that booking's meeting is known now. */
  'meeting.made': z.object({ bookingId: z.string() }),
} as const

/** Which topic makes which of these answers old. */
export const meetingStale = {
  'schedule.changed': ['meeting.ownMeeting', 'meeting.linked'],
  'meeting.made': ['meeting.linked'],
} as const satisfies Stale<typeof meetingChannels>
