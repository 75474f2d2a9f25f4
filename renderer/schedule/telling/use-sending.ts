/** Sending through the office's mail server: what sends, how far it is, and how each person's mail stands. */
import { useState } from 'react'
import { SECOND } from '../../../shared/clock.ts'
import type { MessageKind } from '../../../shared/log/contact.ts'
import type { Mail, MailState } from '../../../shared/log/mail.ts'
import type { Failed } from '../../../shared/result.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import type { Letter } from '../../../shared/schedule/letter.ts'
import { type Here, latestMails, mailsOf, standingOf } from '../../../shared/schedule/mailing.ts'
import { call } from '../../api.ts'
import { useAnswer, type ValueOf } from '../../state/answers.ts'
import { officeNowMs } from '../../state/clock.ts'
import type { Wish } from './use-handing.ts'

export type Standing = { readonly mail: Mail; readonly state: MailState }

export type Sending = {
  readonly by: 'server' | 'practice' | 'none'
  /** Mails that this PC has in hand of those that were pressed for; null: none. */
  readonly running: { readonly done: number; readonly total: number } | null
  readonly practised: readonly Letter[]
  /** Of the last press here: for whom, and to whom nothing was sent and why. */
  readonly pressed: {
    readonly kinds: ReadonlyMap<string, MessageKind>
    readonly left: ValueOf<'telling.send'>['left']
  } | null
  readonly failure: Failed | null
  readonly send: (people: readonly BoardBooking[]) => Promise<void>
  /** How the latest mail of each text stands, for the time that the booking has now; the latest first. */
  readonly standings: (booking: BoardBooking) => readonly Standing[]
}

/** A list of what is in hand and the bookings come one after the other: what was written just now is not left behind. */
const JUST_NOW_MS = 10 * SECOND

export function useSending(wish: Wish): Sending {
  const answer = useAnswer('telling.sending', {})
  const [pressed, setPressed] = useState<Sending['pressed']>(null)
  const [failure, setFailure] = useState<Failed | null>(null)
  const [total, setTotal] = useState(0)
  const { by = 'none', device = '', inHand = [], practised = [] } = answer.data ?? {}
  const waiting = inHand.length
  // The most that were in hand since there were none.
  const most = waiting === 0 ? 0 : Math.max(total, waiting)
  if (most !== total) setTotal(most)

  async function send(people: readonly BoardBooking[]): Promise<void> {
    const kinds = new Map<string, MessageKind>()
    const left: ValueOf<'telling.send'>['left'] = []
    for (const [kind, ones] of Map.groupBy(people, wish.kindOf)) {
      const who = ones.map(({ id }) => ({
        ...{ bookingId: id, language: wish.languageOf(id) },
        again: wish.isAgain(id),
      }))
      const sent = await call('telling.send', { kind, people: who })
      setFailure(sent.ok ? null : sent)
      if (!sent.ok) break
      for (const { id } of ones) kinds.set(id, kind)
      left.push(...sent.value.left)
    }
    if (kinds.size > 0) setPressed({ kinds, left })
    void answer.reload()
  }

  function standings(booking: BoardBooking): readonly Standing[] {
    const { date, slot } = booking
    const nowMs = officeNowMs()
    return latestMails(mailsOf(booking), { date, slot }).map((mail) => {
      const isNew = Math.abs(nowMs - mail.atMs) < JUST_NOW_MS
      const here: Here = { device, nowMs, inHand: new Set(isNew ? [...inHand, mail.id] : inHand) }
      return { mail, state: answer.data === null ? mail.state : standingOf(mail, here) }
    })
  }
  return {
    ...{ by, practised, pressed, failure, send, standings },
    running: waiting === 0 ? null : { done: most - waiting, total: most },
  }
}
