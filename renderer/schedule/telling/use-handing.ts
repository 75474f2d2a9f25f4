/** Hands texts over, one person after the other, and keeps in mind for whom it has still to be said whether they were sent. */
import { useEffect, useRef, useState } from 'react'
import type { MessageKind } from '../../../shared/log/contact.ts'
import type { Language } from '../../../shared/office/languages.ts'
import type { Failed } from '../../../shared/result.ts'
import type { BoardBooking } from '../../../shared/schedule/booking.ts'
import type { Letter } from '../../../shared/schedule/letter.ts'
import type { TellingWay } from '../../../shared/schedule/telling-channels.ts'
import { call } from '../../api.ts'
import { copyText } from '../../ui/copy.ts'
import { type HandedOver, useBoard } from '../board-state.tsx'
import { displayName } from '../booking/display-name.ts'
import { tellingText as text } from '../words/telling.ts'
import { openAddress, saveMail } from './hand-out.ts'

export type Wish = {
  readonly kindOf: (booking: BoardBooking) => MessageKind
  readonly languageOf: (id: string) => Language
  /** Somebody chose them although the text went out to them already. */
  readonly isAgain: (id: string) => boolean
}
type Failure = { readonly booking: BoardBooking; readonly failure: Failed }

/** What the last press came to. */
export type Outcome = {
  readonly way: TellingWay
  readonly done: number
  readonly failed: readonly Failure[]
  /** The texts were too long for the mail program's address: copied, to be pasted. null: none was; false: copying failed. */
  readonly pasted: boolean | null
  readonly stopped: boolean
}

export type Handing = {
  readonly running: { readonly done: number; readonly total: number } | null
  readonly outcome: Outcome | null
  /** What would have been sent, in a practice office; the latest first. */
  readonly practised: readonly Letter[]
  readonly hand: (people: readonly BoardBooking[], way: TellingWay) => Promise<void>
  readonly stop: () => void
}

/** What is pasted: one text as it is, several under the names they are for. */
const listed = (texts: readonly (readonly [BoardBooking, string])[]): string =>
  texts.length === 1
    ? (texts[0]?.[1] ?? '')
    : texts
        .map(([booking, words]) => `${text.listHead(booking.slot, displayName(booking))}\n${words}`)
        .join(`\n\n${'-'.repeat(20)}\n\n`)

export function useHanding(wish: Wish): Handing {
  const handedOver = useBoard((board) => board.handedOver)
  const [running, setRunning] = useState<Handing['running']>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [practised, setPractised] = useState<readonly Letter[]>([])
  const wanted = useRef(false)
  const isWanted = (): boolean => wanted.current
  useEffect(
    () => () => {
      wanted.current = false
    },
    [],
  )

  async function hand(people: readonly BoardBooking[], way: TellingWay): Promise<void> {
    if (wanted.current) return
    wanted.current = true
    setOutcome(null)
    const failed: Failure[] = []
    const texts: (readonly [BoardBooking, string])[] = []
    const done: HandedOver[] = []
    let pasted: boolean | null = null
    for (const [at, booking] of people.entries()) {
      if (!isWanted()) break
      setRunning({ done: at, total: people.length })
      const language = wish.languageOf(booking.id)
      const kind = wish.kindOf(booking)
      // A mail that is opened for one person was pressed for beside what they were told.
      const again = way === 'mail' || wish.isAgain(booking.id)
      const who = { bookingId: booking.id, kind, language }
      const answer = await call('telling.hand', { ...who, way, again })
      if (!answer.ok) {
        failed.push({ booking, failure: answer })
        continue
      }
      const { handed, when } = answer.value
      if (handed.by === 'nobody') {
        setPractised((before) => [handed.letter, ...before])
        if (way === 'paste') texts.push([booking, handed.letter.text])
      }
      if (handed.by === 'file') saveMail(handed.fileName, handed.content)
      if (handed.by === 'paste') texts.push([booking, handed.text])
      if (handed.by === 'mail') {
        if (handed.paste !== null) pasted = await copyText(handed.paste)
        if (handed.url !== null) openAddress(handed.url)
      }
      done.push({ booking, when, way, kind })
    }
    const stopped = !isWanted()
    if (texts.length > 0) pasted = await copyText(listed(texts))
    // What is not in the clipboard was not handed over.
    const over = way === 'paste' && pasted === false ? [] : done
    handedOver(over)
    setRunning(null)
    setOutcome({ way, done: over.length, failed, pasted, stopped })
    wanted.current = false
  }

  function stop(): void {
    wanted.current = false
  }
  return { running, outcome, practised, hand, stop }
}
