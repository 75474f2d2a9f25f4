/** Calls of the contract from the app's own page, for tests that are not about the screen. */
import type { CDPSession, Page } from 'playwright-core'
import { z } from 'zod'
import type { ChannelName, Contract } from '../../shared/contract.ts'
import { type SessionSnapshot, SessionSnapshotSchema } from '../../shared/session/snapshot.ts'
import { until } from './until.ts'

const AnswerSchema = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), reason: z.string() }),
])

/** The value of a call that must succeed; throws with its reason otherwise. */
export async function ask<N extends ChannelName>(
  page: Page,
  channel: N,
  request: z.input<Contract[N]['request']>,
): Promise<unknown> {
  const answer = AnswerSchema.parse(
    await page.evaluate(
      ([name, payload]) => {
        if (!('soudan' in window)) throw new Error('there is no bridge')
        return window.soudan.call(name, payload)
      },
      [channel, request] as const,
    ),
  )
  if (!answer.ok) throw new Error(`${channel} failed: ${answer.reason}`)
  return answer.value
}

/** `ask` for a page whose frame has crashed: Playwright gives such a page up, the page itself goes on. */
export async function askThroughCdp<N extends ChannelName>(
  cdp: CDPSession,
  channel: N,
  request: z.input<Contract[N]['request']>,
): Promise<unknown> {
  const expression = `window.soudan.call(${JSON.stringify(channel)}, ${JSON.stringify(request)})`
  const { result } = await cdp.send('Runtime.evaluate', {
    expression,
    awaitPromise: true,
    returnByValue: true,
  })
  const answer = AnswerSchema.parse(result.value)
  if (!answer.ok) throw new Error(`${channel} failed: ${answer.reason}`)
  return answer.value
}

export async function session(page: Page): Promise<SessionSnapshot> {
  return SessionSnapshotSchema.parse(await ask(page, 'session.current', {}))
}

export async function untilSession(
  page: Page,
  what: string,
  check: (snapshot: SessionSnapshot) => boolean,
  limitMs = 15_000,
): Promise<SessionSnapshot> {
  await until(what, async () => check(await session(page)), limitMs)
  return session(page)
}

const Day = z.object({ bookings: z.array(z.object({ id: z.string(), name: z.string() })) })

/** The booking of that name on the office's present day. */
export async function bookingOf(page: Page, date: string, name: string): Promise<string> {
  const found = Day.parse(await ask(page, 'schedule.day', { date })).bookings.find(
    (booking) => booking.name === name,
  )
  if (found === undefined) throw new Error(`no booking of ${name}`)
  return found.id
}

/** Everything of the own side that must be recorded before the meeting can be entered. */
export async function readyToEnter(page: Page, recordId: string): Promise<void> {
  await ask(page, 'precall.devicesTested', {
    recordId,
    test: { camera: 'none', microphone: 'none', speaker: 'heard', line: 'none' },
  })
  await tickSide(page, recordId, 'own')
}

const Profile = z.object({
  checklist: z.object({ items: z.array(z.object({ id: z.string(), side: z.string() })) }),
  terms: z.array(z.object({ kind: z.string() })),
})

async function tickSide(page: Page, recordId: string, side: 'own' | 'seeker'): Promise<void> {
  const { checklist } = Profile.parse(await ask(page, 'office.profile', {}))
  for (const { id } of checklist.items.filter((item) => item.side === side))
    await ask(page, 'precall.tick', { recordId, itemId: id, ticked: true })
}

/** Everything that must be recorded before counselling may begin. */
export async function openGate(page: Page, recordId: string, number: string): Promise<void> {
  await ask(page, 'precall.heard', { recordId })
  await ask(page, 'precall.tryNumber', { recordId, typed: number })
  await ask(page, 'precall.confirmName', { recordId })
  await tickSide(page, recordId, 'seeker')
  await ask(page, 'precall.companions', { recordId, seen: 'asAnnounced' })
  const { terms } = Profile.parse(await ask(page, 'office.profile', {}))
  for (const kind of new Set(terms.map((term) => term.kind)))
    await ask(page, 'precall.consent', { recordId, kind })
}
