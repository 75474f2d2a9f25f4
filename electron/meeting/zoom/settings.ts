/** The Zoom account, which the office's log says, sealed like everything there. Nothing of it is in a technical log, an address or a screen. */
import { z } from 'zod'
import type { ReasonOf } from '../../../shared/contract.ts'
import {
  ZoomEndpointsSchema,
  type ZoomView,
  type ZoomWish,
} from '../../../shared/meeting/zoom-account.ts'
import { fail, ok, type Result } from '../../../shared/result.ts'
import { asLogged } from '../../storage/log/event-row.ts'
import type { Log } from '../../storage/log/log.ts'

const AccountSchema = z.object({
  sdkKey: z.string(),
  accountId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  hosts: z.array(z.string()).min(1),
  endpoints: ZoomEndpointsSchema,
  signing: z.discriminatedUnion('by', [
    z.object({ by: z.literal('secret'), sdkSecret: z.string() }),
    z.object({ by: z.literal('service'), url: z.string(), token: z.string().nullable() }),
  ]),
})
export type ZoomAccount = z.infer<typeof AccountSchema>

export interface ZoomSettings {
  /** Null: no account is entered; the practice meeting is used. */
  account(): ZoomAccount | null
  view(): ZoomView | null
  /** A secret that is null stays; `secretMissing` where there is none to stay. */
  save(wish: ZoomWish, actorId: string): Result<null, ReasonOf<'meeting.saveZoom'>>
  remove(actorId: string): Result<null, 'saveFailed'>
  /** Another PC of the office may have entered another one. */
  refresh(): void
}

/** What was entered last; what is no account counts as none. Whether the events can be read is settled when the office is opened. */
function loggedAccount({ reader }: Pick<Log, 'reader'>): ZoomAccount | null {
  const entered = reader
    .ofScope('settings', 'meeting.zoomSet')
    .map(({ event }) => asLogged(event))
    .findLast((event) => event?.type === 'meeting.zoomSet')
  return AccountSchema.safeParse(entered?.payload.account).data ?? null
}

export function openZoomSettings(log: Pick<Log, 'append' | 'reader'>): ZoomSettings {
  let current = loggedAccount(log)

  function set(account: ZoomAccount | null, actorId: string): Result<null, 'saveFailed'> {
    const written = log.append([
      { type: 'meeting.zoomSet', scope: 'settings', actorId, payload: { account } },
    ])
    if (!written.ok) return written
    current = account
    return ok()
  }

  return {
    account: () => current,
    refresh() {
      current = loggedAccount(log)
    },
    view: () => (current === null ? null : viewOf(current)),
    save(wish, actorId) {
      const next = merged(current, wish)
      return next === null ? fail('secretMissing') : set(next, actorId)
    },
    remove: (actorId) => set(null, actorId),
  }
}

function merged(before: ZoomAccount | null, wish: ZoomWish): ZoomAccount | null {
  const clientSecret = wish.clientSecret ?? before?.clientSecret
  const signing = mergedSigning(before?.signing ?? null, wish.signing)
  if (clientSecret === undefined || signing === null) return null
  const { sdkKey, accountId, clientId, hosts, endpoints } = wish
  return { sdkKey, accountId, clientId, hosts, endpoints, clientSecret, signing }
}

function mergedSigning(
  before: ZoomAccount['signing'] | null,
  wish: ZoomWish['signing'],
): ZoomAccount['signing'] | null {
  if (wish.by === 'service') {
    // A token belongs to the address it was entered for and goes nowhere else.
    const kept = before?.by === 'service' && before.url === wish.url ? before.token : null
    return { by: 'service', url: wish.url, token: wish.token ?? kept }
  }
  const sdkSecret = wish.sdkSecret ?? (before?.by === 'secret' ? before.sdkSecret : null)
  return sdkSecret === null ? null : { by: 'secret', sdkSecret }
}

function viewOf(account: ZoomAccount): ZoomView {
  const { sdkKey, accountId, clientId, hosts, endpoints, signing } = account
  return {
    sdkKey,
    accountId,
    clientId,
    hosts,
    endpoints,
    clientSecretSet: true,
    signing:
      signing.by === 'secret'
        ? { by: 'secret', sdkSecretSet: true }
        : { by: 'service', url: signing.url, tokenSet: signing.token !== null },
  }
}
