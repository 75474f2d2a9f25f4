/** When the window may be seen by screen capture (M14-11, and remote support). */
import { describe, expect, it } from 'vitest'
import { createProtection } from '../../electron/office/protection.ts'

function start() {
  const told: boolean[] = []
  const now = { present: false, sessionRunning: false }
  const protection = createProtection(
    (on) => told.push(on),
    () => now,
  )
  return { told, now, protection }
}

describe('protection from screen capture', () => {
  it('is off where nobody is signed in: choosing, unlocking, a trouble, a sign-in, a lock', () => {
    const { told, now, protection } = start()
    protection.update()
    expect(told).toEqual([false])
    now.present = true
    protection.update()
    now.present = false
    protection.update()
    expect(told).toEqual([false, true, false])
  })

  it("takes the page's word that nobody is shown, until somebody else comes", () => {
    const { told, now, protection } = start()
    now.present = true
    protection.update()
    protection.showsPerson(false)
    expect(told).toEqual([true, false])
    protection.showsPerson(true)
    protection.showsPerson(false)
    expect(told).toEqual([true, false, true, false])
    // A lock and the way back: the page has not said anything about itself yet.
    now.present = false
    protection.update()
    now.present = true
    protection.update()
    expect(told.at(-1)).toBe(true)
  })

  it('is on while a session runs, whatever the page says and whoever is signed in', () => {
    const { told, now, protection } = start()
    now.present = true
    now.sessionRunning = true
    protection.update()
    protection.showsPerson(false)
    now.present = false
    protection.update()
    expect(told).toEqual([true])
  })
})
