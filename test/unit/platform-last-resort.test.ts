/** What becomes of a bug that nobody caught: with a session and without one. */
import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { createLastResort, hearBugs } from '../../electron/platform/last-resort.ts'
import { SECOND } from '../../shared/clock.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

function resort(sessionRunning: () => boolean) {
  const clock = createVirtualClock(0)
  const said: string[] = []
  let ended = 0
  const told = createLastResort({
    clock,
    log: (line) => said.push(line),
    sessionRunning,
    end: () => {
      ended += 1
    },
  })
  return { clock, said, told, ended: () => ended }
}

const bug = (): Error => new Error('架空 一郎')

describe('a bug that nobody caught', () => {
  it('is written down by its kind and place, and ends nothing', () => {
    const { told, said, ended } = resort(() => false)
    told(bug())
    expect(said).toHaveLength(1)
    expect(said[0]).toMatch(/^bug: Error \| at /)
    expect(said[0]).not.toContain('架空')
    told('not even an error')
    expect(said[1]).toBe('bug: a bug of unknown kind')
    expect(ended()).toBe(0)
  })

  it('ends the app when it comes without end, but not when it comes now and then', () => {
    const flood = resort(() => false)
    for (let times = 0; times < 25; times += 1) flood.told(bug())
    expect(flood.ended()).toBe(1)
    expect(flood.said.length).toBeLessThan(25)
    const slow = resort(() => false)
    for (let times = 0; times < 100; times += 1) {
      slow.told(bug())
      slow.clock.advance(SECOND)
    }
    expect(slow.ended()).toBe(0)
  })

  it('ends nothing while a session runs, or while nobody can say whether one does', () => {
    const broken = (): boolean => {
      throw new Error('broken')
    }
    for (const runs of [() => true, broken]) {
      const { told, ended } = resort(runs)
      for (let times = 0; times < 100; times += 1) told(bug())
      expect(ended()).toBe(0)
    }
  })

  it('is heard as exception and as rejection', () => {
    const heard: unknown[] = []
    const whole = new EventEmitter()
    hearBugs(whole, (error) => heard.push(error))
    whole.emit('uncaughtException', 1)
    whole.emit('unhandledRejection', 2)
    expect(heard).toEqual([1, 2])
  })
})
