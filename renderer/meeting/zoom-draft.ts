/** The settings form as it is typed, and what of it can be sent. */
import {
  type ZoomView,
  type ZoomWish,
  ZoomWishSchema,
  zoomEndpoints,
} from '../../shared/meeting/zoom-account.ts'
import { emptyOr, readBy, type Reading, type Wrong } from '../ui/wrong-fields.ts'
import { zoomText as text } from './words/zoom.ts'

export type ZoomDraft = {
  readonly sdkKey: string
  readonly by: 'secret' | 'service'
  readonly sdkSecret: string
  readonly serviceUrl: string
  readonly serviceToken: string
  readonly accountId: string
  readonly clientId: string
  readonly clientSecret: string
  /** One a line. */
  readonly hosts: string
  readonly api: string
  readonly oauth: string
  readonly web: string
}

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
    hosts: (view?.hosts ?? []).join('\n'),
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

const address = emptyOr(text.missing, text.badAddress)
const words = {
  sdkKey: text.missing,
  accountId: text.missing,
  clientId: text.missing,
  clientSecret: text.missing,
  hosts: text.missing,
  'endpoints.api': address,
  'endpoints.oauth': address,
  'endpoints.web': text.badHost,
  'signing.sdkSecret': text.missing,
  'signing.url': address,
  'signing.token': text.missing,
}
export type ZoomWrong = Wrong<keyof typeof words>

/** What can be sent, or what is wrong with which part of it. A secret may only be left empty where there is one already. */
export function readDraft(
  draft: ZoomDraft,
  view: ZoomView | null,
): Reading<ZoomWish, keyof typeof words> {
  const schema = ZoomWishSchema.refine(
    ({ clientSecret }) => clientSecret !== null || clientSecretKept(view),
    { path: ['clientSecret'] },
  ).refine(
    ({ signing }) => signing.by === 'service' || signing.sdkSecret !== null || sdkSecretKept(view),
    { path: ['signing', 'sdkSecret'] },
  )
  return readBy(schema, wishOf(draft), words)
}

const wishOf = (draft: ZoomDraft): unknown => ({
  sdkKey: draft.sdkKey,
  accountId: draft.accountId,
  clientId: draft.clientId,
  clientSecret: typed(draft.clientSecret),
  hosts: [...new Set(draft.hosts.split(/[\s,、，;]+/u).filter((host) => host !== ''))],
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
