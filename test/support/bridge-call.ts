/** The browser platform's line without a browser: what the page would ask, asked by a test. */
import { messageText } from '../../electron/platform/message-text.ts'
import { WebSocket } from 'ws'
import { z } from 'zod'

export type BridgeCall = (channel: string, payload: unknown) => Promise<unknown>

/** @param address the one the app prints, with its token */
export async function callOver(address: string): Promise<BridgeCall> {
  const url = new URL(address)
  const redeemed = await fetch(url, { redirect: 'manual' })
  const cookie = redeemed.headers.get('set-cookie')?.split(';')[0] ?? ''
  const socket = new WebSocket(`ws://${url.host}/bridge?tab=one`, {
    headers: { cookie, origin: url.origin },
  })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  // A killed app drops the line; whoever waits for an answer says what it waited for.
  socket.on('error', () => undefined)
  let id = 0
  return (channel, payload) => {
    id += 1
    const mine = z.object({ type: z.literal('answer'), id: z.literal(id), value: z.unknown() })
    socket.send(JSON.stringify({ type: 'call', id, channel, payload }))
    return new Promise((resolve) => {
      socket.on('message', (text) => {
        const answer = mine.safeParse(JSON.parse(messageText(text)))
        if (answer.success) resolve(answer.data.value)
      })
    })
  }
}
