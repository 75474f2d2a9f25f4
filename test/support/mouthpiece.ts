/** What the main process tells the screen, said by a test: for states that no test can bring about on this machine. */
import type { Page, WebSocketRoute } from 'playwright-core'
import { z } from 'zod'
import { BRIDGE_PATH, type ToTab } from '../../electron/platform/browser-protocol.ts'
import { TOPIC_CHANNEL } from '../../electron/platform/ipc-names.ts'
import type { TopicName, TopicPayload } from '../../shared/contract.ts'
import { platform, type RunningApp } from './app.ts'

/** The test's voice in place of the main process's. */
export type Mouthpiece = {
  /** From now on the screen hears this and no longer what the main process says on the topic. */
  say<T extends TopicName>(topic: T, payload: TopicPayload<T>): Promise<void>
  /** The main process has the word again; what it said meanwhile is asked for anew by loading the page. */
  listen(): Promise<void>
}

const Topic = z.object({ type: z.literal('topic'), topic: z.string() })

/** Loads the page anew, with the test between it and the main process. */
export function takeMouthpiece(app: RunningApp): Promise<Mouthpiece> {
  return platform === 'browser' ? onSocket(app.page) : inElectron(app)
}

async function onSocket(page: Page): Promise<Mouthpiece> {
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
    async say(topic, payload) {
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

/** In the main process: what it sends to the window passes through the test. */
async function inElectron({ page, inMain }: RunningApp): Promise<Mouthpiece> {
  await inMain(({ BrowserWindow }, channel) => {
    const shown = BrowserWindow.getAllWindows().find((one) =>
      one.webContents.getURL().startsWith('app:'),
    )
    if (shown === undefined) throw new Error('the app has no window')
    const { webContents } = shown
    const said = new Set<unknown>()
    const send = webContents.send.bind(webContents)
    webContents.send = (name: string, topic: unknown, payload: unknown) => {
      if (name !== channel || !said.has(topic)) send(name, topic, payload)
    }
    Object.assign(globalThis, {
      mouthpiece: {
        listen: () => said.clear(),
        say: (topic: unknown, payload: unknown) => {
          said.add(topic)
          send(channel, topic, payload)
        },
      },
    })
  }, TOPIC_CHANNEL)
  await page.reload()
  return {
    say: (topic, payload) =>
      inMain(
        (_electron, words) => {
          const mouth: unknown = Reflect.get(globalThis, 'mouthpiece')
          if (typeof mouth !== 'object' || mouth === null || !('say' in mouth))
            throw new Error('there is no mouthpiece')
          if (typeof mouth.say === 'function')
            Reflect.apply(mouth.say, mouth, [words.topic, words.payload])
        },
        { topic, payload },
      ),
    async listen() {
      await inMain(() => {
        const mouth: unknown = Reflect.get(globalThis, 'mouthpiece')
        if (typeof mouth !== 'object' || mouth === null || !('listen' in mouth))
          throw new Error('there is no mouthpiece')
        if (typeof mouth.listen === 'function') Reflect.apply(mouth.listen, mouth, [])
      }, null)
      await page.reload()
    },
  }
}
