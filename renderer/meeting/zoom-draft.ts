/** The settings form as it is typed, and what of it can be sent. */
import {
  type ZoomView,
  type ZoomWish,
  ZoomWishSchema,
  zoomEndpoints,
} from '../../shared/meeting/zoom-account.ts'

export type ZoomDraft = {
  readonly sdkKey: string
  readonly by: 'secret' | 'service'
  readonly sdkSecret: string
  readonly serviceUrl: string
  readonly serviceToken: string
  readonly accountId: string
  readonly clientId: string
  readonly clientSecret: string
  readonly hostUser: string
  readonly api: string
  readonly oauth: string
  readonly web: string
}

export type ZoomWrong = { -readonly [F in keyof ZoomDraft]?: 'missing' | 'badAddress' | 'badHost' }

/** Secrets begin empty: they are never shown. */
export function draftOf(view: ZoomView | null): ZoomDraft {
  const endpoints = view?.endpoints ?? zoomEndpoints
  return {
    sdkKey: view?.sdkKey ?? '',
    by: view?.signing.by ?? 'secret',
    sdkSecret: '',
    serviceUrl: view?.signing.by === 'service' ? view.signing.url : '',
    serviceToken: '',
    accountId: view?.accountId ?? '',
    clientId: view?.clientId ?? '',
    clientSecret: '',
    hostUser: view?.hostUser ?? '',
    api: endpoints.api,
    oauth: endpoints.oauth,
    web: endpoints.web ?? '',
  }
}

export const clientSecretKept = (view: ZoomView | null): boolean => view?.clientSecretSet === true
export const sdkSecretKept = (view: ZoomView | null): boolean =>
  view?.signing.by === 'secret' && view.signing.sdkSecretSet
export const tokenKept = (view: ZoomView | null, draft: ZoomDraft): boolean =>
  view?.signing.by === 'service' &&
  view.signing.tokenSet &&
  view.signing.url === draft.serviceUrl.trim()

const typed = (value: string): string | null => (value.trim() === '' ? null : value.trim())

/** Either what can be sent, or what is wrong with which field. */
export function wishOf(
  draft: ZoomDraft,
  view: ZoomView | null,
): { readonly wish: ZoomWish | null; readonly wrong: ZoomWrong } {
  const read = ZoomWishSchema.safeParse({
    sdkKey: draft.sdkKey,
    accountId: draft.accountId,
    clientId: draft.clientId,
    clientSecret: typed(draft.clientSecret),
    hostUser: draft.hostUser,
    endpoints: {
      api: draft.api.trim().replace(/\/+$/, ''),
      oauth: draft.oauth.trim(),
      web: typed(draft.web),
    },
    signing:
      draft.by === 'secret'
        ? { by: 'secret', sdkSecret: typed(draft.sdkSecret) }
        : { by: 'service', url: draft.serviceUrl.trim(), token: typed(draft.serviceToken) },
  })
  const wrong: ZoomWrong = { ...missingSecrets(draft, view) }
  for (const issue of read.error?.issues ?? []) {
    const field = fieldOf(issue.path.map(String))
    if (field !== null) wrong[field] ??= kindOf(field, draft[field])
  }
  return { wish: read.success && Object.keys(wrong).length === 0 ? read.data : null, wrong }
}

function missingSecrets(draft: ZoomDraft, view: ZoomView | null): ZoomWrong {
  return {
    ...(typed(draft.clientSecret) === null && !clientSecretKept(view)
      ? { clientSecret: 'missing' as const }
      : {}),
    ...(draft.by === 'secret' && typed(draft.sdkSecret) === null && !sdkSecretKept(view)
      ? { sdkSecret: 'missing' as const }
      : {}),
  }
}

function fieldOf(path: readonly string[]): keyof ZoomDraft | null {
  const last = path.at(-1)
  if (last === 'url') return 'serviceUrl'
  if (last === 'token') return 'serviceToken'
  const fields: readonly (keyof ZoomDraft)[] = [
    'sdkKey',
    'sdkSecret',
    'accountId',
    'clientId',
    'clientSecret',
    'hostUser',
    'api',
    'oauth',
    'web',
  ]
  return fields.find((field) => field === last) ?? null
}

function kindOf(field: keyof ZoomDraft, value: string): 'missing' | 'badAddress' | 'badHost' {
  if (value.trim() === '') return 'missing'
  return field === 'web'
    ? 'badHost'
    : ['api', 'oauth', 'serviceUrl'].includes(field)
      ? 'badAddress'
      : 'missing'
}
