/** Questions to the SDK's page that want an answer, each with a time limit: the SDK's promises may never settle. */
import type { Clock } from '../../../shared/clock.ts'
import type { MeetingReason } from '../../../shared/meeting/provider.ts'
import { fail, type Result } from '../../../shared/result.ts'

export type AskType = 'admit' | 'end'
type Answer = Result<null, MeetingReason>

export interface Asks {
  /** `send` false: there is no line to the page. */
  ask(type: AskType, send: (askId: number) => boolean): Promise<Answer>
  answer(askId: number, answer: Answer): void
  /** Answers all open questions, or those of one type. */
  settleAll(answer: Answer, type?: AskType): void
}

export function createAsks(clock: Clock, limitMs: number): Asks {
  let last = 0
  const open = new Map<
    number,
    { readonly type: AskType; readonly settle: (answer: Answer) => void }
  >()
  return {
    ask(type, send) {
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
        open.set(askId, { type, settle })
      })
    },
    answer: (askId, answer) => open.get(askId)?.settle(answer),
    settleAll(answer, type) {
      for (const one of [...open.values()])
        if (type === undefined || one.type === type) one.settle(answer)
    },
  }
}
