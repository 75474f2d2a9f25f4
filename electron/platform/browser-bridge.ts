/** The page's half of the browser platform: the same bridge as the preload's, over a WebSocket. Built as one plain script. */
import type { Bridge } from '../../shared/bridge.ts'
import { MILLISECOND, systemClock } from '../../shared/clock.ts'
import {
  BRIDGE_PATH,
  CLOSE_ENDED,
  CLOSE_OCCUPIED,
  CLOSE_REPLACED,
  type FromTab,
  TAB_PARAMETER,
} from './browser-protocol.ts'
import { browserText } from './text.ts'

const RECONNECT_MS = 500 * MILLISECOND
/** So many attempts in a row without an answer: the app has gone, and a new start has a new address. */
const ATTEMPTS = 20
const TAB_KEY = 'soudan-tab'

/** Survives a reload of this tab; a second tab gets another one. */
function tabName(): string {
  const known = sessionStorage.getItem(TAB_KEY)
  if (known !== null) return known
  const fresh = crypto.randomUUID()
  sessionStorage.setItem(TAB_KEY, fresh)
  return fresh
}

type Waiting = {
  readonly resolve: (value: unknown) => void
  readonly message: FromTab
  sent: boolean
}

function createBridge(): Bridge {
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const address = `ws://${location.host}${BRIDGE_PATH}?${TAB_PARAMETER}=${tabName()}`
  let socket: WebSocket | null = null
  let lastId = 0
  let attempts = 0

  function flush(): void {
    if (socket?.readyState !== WebSocket.OPEN) return
    for (const call of waiting.values()) {
      if (call.sent) continue
      call.sent = true
      socket.send(JSON.stringify(call.message))
    }
  }

  function heard(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('type' in message)) return
    if (message.type === 'answer' && 'id' in message && typeof message.id === 'number') {
      waiting.get(message.id)?.resolve('value' in message ? message.value : null)
      waiting.delete(message.id)
    } else if (
      message.type === 'topic' &&
      'topic' in message &&
      typeof message.topic === 'string'
    ) {
      const payload = 'payload' in message ? message.payload : undefined
      for (const listener of [...(listeners.get(message.topic) ?? [])]) listener(payload)
    } else if (message.type === 'notice' && 'title' in message && 'body' in message) {
      notice(String(message.title), String(message.body))
    }
  }

  /** A call that may have arrived is not sent again: it could be done twice. */
  function fail(which: 'sent' | 'all'): void {
    for (const [id, call] of waiting) {
      if (which === 'sent' && !call.sent) continue
      waiting.delete(id)
      call.resolve({ ok: false, reason: 'internal' })
    }
  }

  function down(code: number): void {
    const words = attempts > ATTEMPTS ? browserText.lost : closeWords(code)
    fail(words === null ? 'sent' : 'all')
    if (words !== null) return tell(words)
    systemClock.after(RECONNECT_MS, connect)
  }

  function connect(): void {
    attempts += 1
    socket = new WebSocket(address)
    socket.onopen = () => {
      attempts = 0
      flush()
    }
    socket.onmessage = (event) => heard(JSON.parse(String(event.data)))
    socket.onclose = (event) => down(event.code)
  }

  connect()
  return {
    platform: 'browser',
    call: (channel, payload) =>
      new Promise((resolve) => {
        lastId += 1
        waiting.set(lastId, {
          resolve,
          sent: false,
          message: { type: 'call', id: lastId, channel, payload },
        })
        flush()
      }),
    on(topic, listener) {
      const all = listeners.get(topic) ?? new Set()
      listeners.set(topic, all.add(listener))
      return () => all.delete(listener)
    },
  }
}

/** What a final close code means to the person; null for a line that may come back. */
function closeWords(code: number): readonly string[] | null {
  if (code === CLOSE_OCCUPIED) return browserText.occupied
  if (code === CLOSE_REPLACED) return browserText.replaced
  return code === CLOSE_ENDED ? browserText.ended : null
}

function notice(title: string, body: string): void {
  if (typeof Notification !== 'undefined' && Notification.permission === 'granted')
    new Notification(title, { body })
}

/** Replaces the page by a few words, the first of them its title; nothing of the app goes on behind them. */
function tell([title = '', ...rest]: readonly string[]): void {
  const put = (into: Element, tag: string, text: string, className = ''): HTMLElement => {
    const made = document.createElement(tag)
    made.textContent = text
    if (className !== '') made.className = className
    into.append(made)
    return made
  }
  // The classes of the renderer's own screens before an office is open.
  const stage = document.createElement('div')
  stage.className = 'sd-stage'
  const said = put(put(stage, 'main', '', 'sd-stage-box'), 'div', '')
  said.setAttribute('role', 'alert')
  put(said, 'h1', title)
  for (const line of rest) put(said, 'p', line)
  const replace = (): void => document.body.replaceChildren(stage)
  if (document.readyState === 'complete') replace()
  else window.addEventListener('load', replace)
}

Object.defineProperty(window, 'soudan', {
  value: createBridge(),
  writable: false,
  configurable: false,
})
