/** The office's Zoom account as settings: what the screen shows and sends, and what a connection test says. Secrets go in and never come out. */
import { z } from 'zod'
import { MeetingReasonSchema } from './provider.ts'

const id = z.string().trim().min(1).max(200)
/** null: as it was. */
const secret = z.string().trim().min(1).max(500).nullable()
const https = z.url({ protocol: /^https$/ }).max(300)
const hostName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
  .max(200)

/** Base addresses; others than Zoom's for a government cloud, a proxy or a test. */
export const ZoomEndpointsSchema = z.object({
  api: https,
  oauth: https,
  /** Host name of the meetings; null: zoom.us, the SDK's own. */
  web: hostName.nullable(),
})
export type ZoomEndpoints = z.infer<typeof ZoomEndpointsSchema>
export const zoomEndpoints: ZoomEndpoints = {
  api: 'https://api.zoom.us/v2',
  oauth: 'https://zoom.us/oauth/token',
  web: null,
}

/** Who makes the join signature: this PC with the SDK secret, or the office's signing service. */
const common = {
  sdkKey: id,
  accountId: id,
  clientId: id,
  /** Mail addresses or ids of the Zoom users who host, one licence each; 'me': the app's own. At one time as many meetings can run as there are hosts. */
  hosts: z
    .array(id)
    .min(1)
    .max(40)
    .refine((hosts) => new Set(hosts).size === hosts.length),
  endpoints: ZoomEndpointsSchema,
}

/** What the settings screen sends. */
export const ZoomWishSchema = z.object({
  ...common,
  clientSecret: secret,
  signing: z.discriminatedUnion('by', [
    z.object({ by: z.literal('secret'), sdkSecret: secret }),
    z.object({ by: z.literal('service'), url: https, token: secret }),
  ]),
})
export type ZoomWish = z.infer<typeof ZoomWishSchema>

/** What the settings screen gets: of a secret only whether it is set. */
export const ZoomViewSchema = z.object({
  ...common,
  clientSecretSet: z.boolean(),
  signing: z.discriminatedUnion('by', [
    z.object({ by: z.literal('secret'), sdkSecretSet: z.boolean() }),
    z.object({ by: z.literal('service'), url: https, tokenSet: z.boolean() }),
  ]),
})
export type ZoomView = z.infer<typeof ZoomViewSchema>

/** The steps of the connection test, in order. */
export const zoomTestSteps = [
  'token',
  'clock',
  'scopes',
  'host',
  'licence',
  'reach',
  'recording',
  'ai',
  'chatSaving',
  'fileTransfer',
  'waitingRoom',
  'trial',
] as const
export const ZoomTestStepSchema = z.enum(zoomTestSteps)
export type ZoomTestStep = z.infer<typeof ZoomTestStepSchema>

/** Why something of the account or the signing failed. */
export const AccountReasonSchema = z.enum([
  'notConfigured',
  'wrongCredentials',
  'scopesMissing',
  'otherAccount',
  'rateLimited',
  'unreachable',
  'meetingNotFound',
  'hostNotFound',
  'signingRefused',
  'meetingBusy',
  'ownMeetingElsewhere',
  'ownMeetingUnsafe',
  'linksHeld',
  'hostBusy',
  'noFreeHost',
  'serverAway',
  'refused',
])
export type AccountReason = z.infer<typeof AccountReasonSchema>

/** `warning`: meetings work, and something should be put right; `why` for it, `what` names scopes or settings. */
export const ZoomTestResultSchema = z.object({
  result: z.enum(['ok', 'warning', 'failed']),
  why: z
    .union([
      AccountReasonSchema,
      // The trial meeting's, as in the session.
      MeetingReasonSchema,
      z.enum([
        'recordingOn',
        'recordingNotLocked',
        'aiOn',
        'aiNotLocked',
        'chatSavingOn',
        'chatSavingNotLocked',
        'fileTransferOn',
        'fileTransferNotLocked',
        'waitingRoomOff',
        'waitingRoomNotLocked',
        'waitingRoomNotForAll',
        'lockUnknown',
        'settingsUnknown',
        'settingUntold',
        'clockWrong',
        'noLicence',
        'hostInactive',
        'endNotConfirmed',
        'trialNotDeleted',
        'gaveWay',
      ]),
    ])
    .nullable(),
  what: z.string(),
  /** Which host it is about, where the account has several. */
  host: z.string().optional(),
})
export type ZoomTestResult = z.infer<typeof ZoomTestResultSchema>

/** Scopes of the Server-to-Server OAuth app; of each line one is enough (granular, then classic). */
export const neededScopes: readonly (readonly [string, ...string[]])[] = [
  ['meeting:write:meeting:admin', 'meeting:write:admin'],
  ['meeting:read:meeting:admin', 'meeting:read:admin', 'meeting:write:admin'],
  ['meeting:read:list_meetings:admin', 'meeting:read:admin', 'meeting:write:admin'],
  ['meeting:update:status:admin', 'meeting:write:admin'],
  ['meeting:delete:meeting:admin', 'meeting:write:admin'],
  // `user:read:zak:admin` belongs to another path (zoom.md).
  ['user:read:token:admin', 'user:read:admin', 'user:write:admin'],
  ['user:read:user:admin', 'user:read:admin', 'user:write:admin'],
  // What follows is for the connection test alone.
  ['user:read:settings:admin', 'user:read:admin', 'user:write:admin'],
  ['account:read:lock_settings:admin', 'account:read:admin', 'account:write:admin'],
]

/** The first spelling of each scope that is not granted. */
export function missingScopes(granted: readonly string[]): string[] {
  return neededScopes
    .filter((any) => !any.some((scope) => granted.includes(scope)))
    .map(([first]) => first)
}
