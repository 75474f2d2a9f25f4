/**
 * The practice meeting as a provider: our own page with the real camera, a second page that plays the job seeker,
 * and a real peer connection between them whose signalling runs through here. No account, no network.
 */
import type { Clock } from '../../shared/clock.ts'
import type { AppKey } from '../../shared/meeting/keys.ts'
import {
  FromPageSchema,
  type Persona,
  PersonaSchema,
  type ToPage,
} from '../../shared/meeting/line.ts'
import type {
  MeetingEvent,
  MeetingPlan,
  MeetingProvider,
  MeetingReason,
} from '../../shared/meeting/provider.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import type { MeetingViewHost } from '../platform/platform.ts'
import { type Playing, type Plays, startPlaying } from './playing.ts'
import { createPracticeCall } from './practice-call.ts'
import type { PracticeCall } from './practice-sides.ts'
import type { MeetingServer, OpenPage } from './server.ts'

export type PracticeParts = {
  readonly server: MeetingServer
  readonly view: MeetingViewHost
  readonly clock: Clock
  /** Who the job seeker's window plays in this booking's meeting. What it knows beyond a `Persona` is dropped. */
  readonly persona: (bookingId: string) => Persona | null
  /** Which job seekers the app plays itself; left out: none. */
  readonly plays?: Plays
  /** A key of the app was pressed while the keyboard was in the meeting. */
  readonly onKey: (key: AppKey) => void
}

type Opening = {
  readonly recordId: string
  readonly call: PracticeCall
  readonly seekerPage: OpenPage
  counselorPage: OpenPage
  /** Null: somebody plays the job seeker in a window. */
  readonly playing: Playing | null
  /** Who waits for the counselor's page to confirm that every track is stopped. */
  readonly waiting: Set<(answer: Result<null, MeetingReason>) => void>
}

/** @returns the provider; its `open` resolves when the view has the address, what happens in it arrives as events. */
export function createPracticeMeeting(parts: PracticeParts): MeetingProvider {
  const listeners = new Set<(event: MeetingEvent) => void>()
  let current: Opening | null = null

  parts.view.onCrash(() => current?.call.counselorGone())

  function emit(event: MeetingEvent): void {
    for (const listener of [...listeners]) listener(event)
  }

  function confirmEnded(opening: Opening, answer: Result<null, MeetingReason>): void {
    for (const resolve of opening.waiting) resolve(answer)
    opening.waiting.clear()
  }

  function heardFromCounselor(opening: Opening, message: unknown): void {
    const parsed = FromPageSchema.safeParse(message)
    if (!parsed.success) return
    if (parsed.data.type !== 'ended') return opening.call.fromCounselor(parsed.data)
    opening.call.endedByUs()
    confirmEnded(opening, ok())
  }

  function heardFromSeeker(opening: Opening, message: unknown): void {
    const parsed = FromPageSchema.safeParse(message)
    if (parsed.success) opening.call.fromSeeker(parsed.data)
  }

  function openCounselorPage(of: () => Opening | null): OpenPage {
    return parts.server.open({
      page: 'meeting/practice.html',
      framed: true,
      captures: true,
      onMessage: (message) => withOpening(of, (opening) => heardFromCounselor(opening, message)),
      onLine: (up) =>
        withOpening(of, (opening) => {
          opening.call.counselorLine(up)
          if (up && opening.playing !== null)
            opening.counselorPage.send({ type: 'play', page: opening.seekerPage.url })
        }),
    })
  }

  function create(plan: MeetingPlan): Opening {
    let opening: Opening | null = null
    const send =
      (page: () => OpenPage | undefined) =>
      (message: ToPage): boolean =>
        page()?.send(message) ?? false
    const seekerPage = parts.server.open({
      page: 'meeting/seeker.html',
      framed: false,
      captures: false,
      onMessage: (message) =>
        withOpening(
          () => opening,
          (known) => heardFromSeeker(known, message),
        ),
      onLine: (up) =>
        withOpening(
          () => opening,
          (known) => {
            known.call.seekerLine(up)
            if (up) known.playing?.greet()
          },
        ),
    })
    const call = createPracticeCall({
      clock: parts.clock,
      displayName: plan.displayName,
      persona: PersonaSchema.nullable().parse(parts.persona(plan.bookingId)),
      onKey: parts.onKey,
      emit: (event) => {
        if (current === opening) emit(event)
      },
      toCounselor: send(() => opening?.counselorPage),
      toSeeker: send(() => opening?.seekerPage),
    })
    const exercise = parts.plays?.exerciseOf(plan.bookingId) ?? null
    opening = {
      playing:
        parts.plays === undefined || exercise === null
          ? null
          : startPlaying({
              ...{ clock: parts.clock, exercise, plays: parts.plays },
              toSeeker: send(() => opening?.seekerPage),
            }),
      recordId: plan.recordId,
      call,
      seekerPage,
      counselorPage: openCounselorPage(() => opening),
      waiting: new Set(),
    }
    return opening
  }

  /** After a crash of our page the same session opens again: the job seeker keeps the place in the waiting room. */
  function reopen(opening: Opening): Opening {
    opening.counselorPage.close()
    opening.counselorPage = openCounselorPage(() => opening)
    opening.call.reopened()
    return opening
  }

  async function destroy(): Promise<void> {
    const opening = current
    current = null
    if (opening !== null) {
      opening.playing?.stop()
      opening.call.close()
      for (const page of [opening.counselorPage, opening.seekerPage]) {
        page.send({ type: 'end' })
        page.close()
      }
      confirmEnded(opening, fail('noAnswer'))
    }
    await parts.view.destroy()
  }

  return {
    kind: 'practice',
    async open(plan) {
      const again = current !== null && current.recordId === plan.recordId && current.call.crashed()
      if (again) await parts.view.destroy()
      else await destroy()
      const opening = again && current !== null ? reopen(current) : create(plan)
      current = opening
      opening.call.start()
      try {
        await parts.view.open(opening.counselorPage.url)
      } catch {
        await destroy()
        return fail('viewCrashed')
      }
      return ok({ url: opening.counselorPage.url })
    },
    person: (act, guid) =>
      Promise.resolve(
        current !== null && current.call.person(act, guid) ? ok() : fail('personGone'),
      ),
    hush: (on) => void current?.counselorPage.send({ type: 'hush', on }),
    end() {
      const opening = current
      if (opening === null || opening.call.over()) return Promise.resolve(ok())
      opening.call.end()
      if (!opening.counselorPage.connected()) return Promise.resolve(fail('noAnswer'))
      return new Promise((resolve) => opening.waiting.add(resolve))
    },
    destroyView: destroy,
    endByAccount: () => Promise.resolve(fail('notConfigured')),
    seekerAddress: () => current?.seekerPage.url ?? null,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function withOpening(of: () => Opening | null, run: (opening: Opening) => void): void {
  const opening = of()
  if (opening !== null) run(opening)
}
