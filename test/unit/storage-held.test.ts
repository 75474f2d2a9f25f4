/** Files that another program holds for a moment. */
import { describe, expect, it } from 'vitest'
import { whileHeld, whileHeldLonger } from '../../electron/storage/file/held.ts'

const refusal = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'rename' })

/** Refuses so often, then does it. */
function held(times: number, code = 'EPERM') {
  const made = {
    calls: 0,
    run: (): string => {
      made.calls += 1
      if (made.calls <= times) throw refusal(code)
      return 'done'
    },
  }
  return made
}

describe('a file that is held', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES'])('is tried again (%s)', async (code) => {
    expect(whileHeld(held(3, code).run)).toBe('done')
    expect(await whileHeldLonger(held(3, code).run)).toBe('done')
  })

  it('is given up in the end, with what the system said', async () => {
    expect(() => whileHeld(held(100).run)).toThrow('EPERM')
    await expect(whileHeldLonger(held(100).run)).rejects.toThrow('EPERM')
  })

  it('is nothing else: another trouble is not tried again', async () => {
    const full = held(1, 'ENOSPC')
    expect(() => whileHeld(full.run)).toThrow('ENOSPC')
    expect(full.calls).toBe(1)
    const bug = held(1)
    await expect(
      whileHeldLonger(() => {
        bug.calls += 1
        throw new TypeError('架空の不具合')
      }),
    ).rejects.toThrow(TypeError)
    expect(bug.calls).toBe(1)
  })
})
