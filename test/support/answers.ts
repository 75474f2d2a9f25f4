/** What the main process answers, said by a test: for what only another PC of the office brings about. On the browser platform alone. */
import type { Page } from 'playwright-core'
import { z } from 'zod'
import { BRIDGE_PATH, type ToTab } from '../../electron/platform/browser-protocol.ts'
import type { ChannelName, Contract } from '../../shared/contract.ts'
import { fail, ok, type Result } from '../../shared/result.ts'

const CallSchema = z.object({ type: z.literal('call'), id: z.number(), channel: z.string() })

export type Answers = {
  /** From now on whoever asks on this channel hears this; what was asked before stands until it is asked anew. */
  give<N extends ChannelName>(channel: N, value: z.input<Contract[N]['answer']>): void
  /** From now on what is asked on this channel is refused. */
  refuse<N extends ChannelName>(channel: N, reason: Contract[N]['reasons'][number]): void
}

/** Loads the page anew, with the test between it and the main process. */
export async function takeAnswers(page: Page): Promise<Answers> {
  const given = new Map<string, Result<unknown>>()
  await page.routeWebSocket(
    (url) => url.pathname === BRIDGE_PATH,
    (socket) => {
      const main = socket.connectToServer()
      socket.onMessage((message) => {
        const call = CallSchema.safeParse(JSON.parse(String(message)))
        if (!call.success || !given.has(call.data.channel)) {
          main.send(message)
          return
        }
        const { id, channel } = call.data
        const value = given.get(channel)
        socket.send(JSON.stringify({ type: 'answer', id, value } satisfies ToTab))
      })
    },
  )
  await page.reload()
  return {
    give(channel, value) {
      given.set(channel, ok(value))
    },
    refuse(channel, reason) {
      given.set(channel, fail(reason))
    },
  }
}
