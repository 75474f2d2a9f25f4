/** What runs over the browser platform's WebSocket, in both directions; JSON. Without zod, since the page's script carries it. */
/** Query name under which a tab tells itself apart from another tab of the same browser. */
export const TAB_PARAMETER = 'tab'
export const BRIDGE_PATH = '/bridge'
export const SCRIPT_PATH = '/browser-bridge.js'
export const START_PATH = '/start'

/** Close codes: another tab holds the app; this tab was taken over by a copy of itself; the app has ended. */
export const CLOSE_OCCUPIED = 4001
export const CLOSE_REPLACED = 4002
export const CLOSE_ENDED = 4003

export type FromTab = {
  readonly type: 'call'
  readonly id: number
  readonly channel: string
  readonly payload: unknown
}

export type ToTab =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'topic'; readonly topic: string; readonly payload: unknown }
  | { readonly type: 'notice'; readonly title: string; readonly body: string }
