/** The one saver of what is typed: soon, the latest, again after a failure. */
import { describe, expect, it } from 'vitest'
import { createSaver, RETRY_AFTER_MS, type SaverState } from '../../renderer/state/saver.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

const SAVE_AFTER_MS = 700

function rig(answers: (number | null)[]) {
  const clock = createVirtualClock(0)
  const saved: string[] = []
  const states: SaverState['kind'][] = []
  const saver = createSaver<string>({
    async save(text) {
      saved.push(text)
      return answers.length > 0 ? (answers.shift() ?? null) : clock.wallMs()
    },
    clock,
    afterMs: SAVE_AFTER_MS,
    report: (state) => states.push(state.kind),
  })
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 10; i += 1) await Promise.resolve()
  }
  return { clock, saver, saved, states, settle }
}

describe('the note while it is typed', () => {
  it('is saved within a second of the first key, even while typing goes on', async () => {
    const { clock, saver, saved, settle } = rig([])
    for (const text of ['あ', 'あい', 'あいう', 'あいうえ']) {
      saver.typed(text)
      clock.advance(250)
    }
    await settle()
    expect(saved).toEqual(['あいう'])
    clock.advance(SAVE_AFTER_MS)
    await settle()
    expect(saved).toEqual(['あいう', 'あいうえ'])
  })
  it('says saved only when nothing newer waits', async () => {
    const { clock, saver, states, settle } = rig([])
    saver.typed('a')
    clock.advance(SAVE_AFTER_MS)
    saver.typed('ab')
    await settle()
    expect(states).toEqual(['typing', 'saving', 'typing', 'typing'])
    clock.advance(SAVE_AFTER_MS)
    await settle()
    expect(states.slice(4)).toEqual(['saving', 'saved'])
  })
  it('tries a failed save again with the latest text', async () => {
    const { clock, saver, saved, states, settle } = rig([null])
    saver.typed('a')
    clock.advance(SAVE_AFTER_MS)
    await settle()
    expect(states.at(-1)).toBe('failed')
    saver.typed('ab')
    clock.advance(RETRY_AFTER_MS)
    await settle()
    expect(saved).toEqual(['a', 'ab'])
    expect(states.at(-1)).toBe('saved')
  })
  it('sends what is unsaved at once on flush and on stop, and leaves no timer', async () => {
    const { clock, saver, saved, settle } = rig([])
    saver.typed('a')
    await saver.flush()
    saver.typed('b')
    saver.stop()
    await settle()
    expect(saved).toEqual(['a', 'b'])
    expect(clock.pending()).toBe(0)
  })

  it('is one save at a time, and the latest wins, also when it is saved with each key', async () => {
    const clock = createVirtualClock(0)
    const sent: (string | null)[] = []
    let atOnce = 0
    let most = 0
    const saver = createSaver<string | null>({
      clock,
      afterMs: 0,
      async save(typed) {
        atOnce += 1
        most = Math.max(most, atOnce)
        sent.push(typed)
        await Promise.resolve()
        atOnce -= 1
        return clock.wallMs()
      },
    })
    for (const name of ['架', '架空', '架空 一', '架空 一郎']) {
      saver.typed(name)
      clock.advance(1)
    }
    await saver.flush()
    expect([sent[0], sent.at(-1), most]).toEqual(['架', '架空 一郎', 1])
    saver.typed('x')
    saver.typed(null)
    await saver.flush()
    expect(sent.at(-1)).toBeNull()
  })
})
