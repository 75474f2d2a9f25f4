/** What the main process tells the screen, said by a test: for states that no test can bring about on this machine. Browser platform only. */
import type { Page, WebSocketRoute } from 'playwright-core'
import { z } from 'zod'
import { BRIDGE_PATH, type ToTab } from '../../electron/platform/browser-protocol.ts'
import type { TopicName, TopicPayload } from '../../shared/contract.ts'

/** The test's voice in place of the main process's. */
export type Mouthpiece = {
  /** From now on the screen hears this and no longer what the main process says on the topic. */
  say<T extends TopicName>(topic: T, payload: TopicPayload<T>): void
  /** The main process has the word again; what it said meanwhile is asked for anew by loading the page. */
  listen(): Promise<void>
}

const Topic = z.object({ type: z.literal('topic'), topic: z.string() })

/** Loads the page anew, with the test between it and the main process. */
export async function takeMouthpiece(page: Page): Promise<Mouthpiece> {
  const said = new Set<string>()
  let tab: WebSocketRoute | null = null
  await page.routeWebSocket(
    (url) => url.pathname === BRIDGE_PATH,
    (socket) => {
      tab = socket
      const main = socket.connectToServer()
      main.onMessage((message) => {
        const heard = Topic.safeParse(JSON.parse(String(message)))
        if (!heard.success || !said.has(heard.data.topic)) socket.send(message)
      })
    },
  )
  await page.reload()
  return {
    say(topic, payload) {
      if (tab === null) throw new Error('the page has no line to the main process')
      said.add(topic)
      tab.send(JSON.stringify({ type: 'topic', topic, payload } satisfies ToTab))
    },
    async listen() {
      said.clear()
      await page.reload()
    },
  }
}
