/** Questions to the SDK's page that want an answer, each with a time limit of its own: the SDK's promises may never settle. */
import type { Clock } from '../../../shared/clock.ts'
import type { PersonAct } from '../../../shared/meeting/people.ts'
import type { MeetingReason } from '../../../shared/meeting/provider.ts'
import { fail, type Result } from '../../../shared/result.ts'

/** `guid`: whom it is about; '' where it is about nobody. */
export type Ask = { readonly type: PersonAct | 'reclaim' | 'end'; readonly guid: string }
export type Answer = Result<null, MeetingReason>

export interface Asks {
  /** `send` false: there is no line to the page. */
  ask(what: Ask, send: (askId: number) => boolean): Promise<Answer>
  answer(askId: number, answer: Answer): void
  /** Answers every open question for which `of` has an answer. */
  settle(of: (what: Ask) => Answer | null): void
}

export function createAsks(clock: Clock, limitMs: number): Asks {
  let last = 0
  const open = new Map<number, { readonly what: Ask; readonly settle: (answer: Answer) => void }>()
  return {
    ask(what, send) {
      last += 1
      const askId = last
      if (!send(askId)) return Promise.resolve(fail('noAnswer'))
      return new Promise((resolve) => {
        const settle = (answer: Answer): void => {
          cancel()
          open.delete(askId)
          resolve(answer)
        }
        const cancel = clock.after(limitMs, () => settle(fail('noAnswer')))
        open.set(askId, { what, settle })
      })
    },
    answer: (askId, answer) => open.get(askId)?.settle(answer),
    settle(of) {
      for (const { what, settle } of [...open.values()]) {
        const answer = of(what)
        if (answer !== null) settle(answer)
      }
    },
  }
}
