/** The technical log: nothing of a person in it, limited in size, never in the way. */
import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { describeBug } from '../../electron/platform/crash.ts'
import { scrub } from '../../electron/platform/scrub.ts'
import { createTechnicalLog } from '../../electron/platform/technical-log.ts'
import { instantOf } from '../../shared/time/instant.ts'
import { createVirtualClock } from '../../shared/virtual-clock.ts'

describe('a line of the technical log', () => {
  it('keeps words, codes, short numbers and places in our own code', () => {
    for (const line of [
      "the window's page is gone: crashed (5)",
      'refused: schedule.accept saveFailed',
      'power: lock',
      'started: electron win32 node 24.21.0',
      'bug in review.queue: TypeError | at deskOf (out/main/main.js:120:34)',
    ])
      expect(scrub(line)).toBe(line)
  })

  it('says nothing of a person, whatever gets in', () => {
    const hidden = {
      '架空 一郎 さん': '‹…›',
      'number 17010-00012345 seen': 'number ‹…› seen',
      'number 17010 seen': 'number ‹…› seen',
      'call 076-000-0102': 'call ‹…›',
      'mail kaku@example.test': 'mail ‹…›',
      'open https://zoom.us/j/123?pwd=secret': 'open ‹…›',
      'read /home/kaku/note.txt': 'read ‹…›',
      'read C:\\Users\\kaku\\note.txt': 'read ‹…›',
      'key abcdefghij0123456789abcdefghij==': 'key ‹…›',
    }
    for (const [line, expected] of Object.entries(hidden)) expect(scrub(line), line).toBe(expected)
  })

  it("leaves a place in our code, not the folder of somebody's name before it", () => {
    expect(scrub('at run (C:\\Users\\架空\\app.asar\\out\\main\\main.js:10:2)')).toBe(
      'at run (out/main/main.js:10:2)',
    )
    expect(scrub('at file:///home/kaku/soudan/electron/compose.ts:5:1')).toBe(
      'at (electron/compose.ts:5:1)',
    )
    const line = describeBug(new Error('架空 一郎 17010-00012345'))
    expect(scrub(line)).not.toMatch(/架空|17010/)
    expect(scrub(line)).toMatch(/^Error \| at /)
  })
})

describe('the files of the technical log', () => {
  let folder: string
  let echoed: string[]
  const clock = createVirtualClock(instantOf('2026-11-24', '09:52'))
  const create = (fileBytes?: number) =>
    createTechnicalLog({
      clock,
      echo: (line) => echoed.push(line),
      ...(fileBytes === undefined ? {} : { fileBytes }),
    })

  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'soudan-log-')), 'log')
    echoed = []
  })

  it('begin with what was said before the folder was known, and go on at the next start', () => {
    const log = create()
    log.line('power: lock')
    log.open(folder)
    log.line('bug 架空')
    expect(log.tail(9)).toEqual(['2026-11-24 09:52:00 power: lock', '2026-11-24 09:52:00 bug ‹…›'])
    expect(echoed).toEqual(log.tail(9))
    const next = create()
    next.open(folder)
    next.line('power: unlock')
    expect(next.tail(2).map((line) => line.slice(20))).toEqual(['bug ‹…›', 'power: unlock'])
    if (process.platform !== 'win32')
      expect(statSync(join(folder, 'app.log')).mode & 0o777).toBe(0o600)
  })

  it('are at most five, none larger than its limit, and the oldest goes', () => {
    const log = create(200)
    log.open(folder)
    for (let index = 0; index < 100; index += 1) log.line(`line ${index}`)
    const files = readdirSync(folder).sort()
    expect(files).toEqual(['app.1.log', 'app.2.log', 'app.3.log', 'app.4.log', 'app.log'])
    for (const file of files) expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(200)
    const kept = log.tail(100).map((line) => Number(line.split(' ').at(-1)))
    expect(kept.at(-1)).toBe(99)
    expect(kept).toEqual(
      Array.from({ length: kept.length }, (_, index) => 100 - kept.length + index),
    )
    expect(kept.length).toBeGreaterThan(20)
  })

  it('never throw: a folder that is a file, a file that is a folder', () => {
    const blocked = create()
    writeFileSync(`${folder}-file`, 'x')
    blocked.open(`${folder}-file`)
    blocked.line('power: lock')
    expect(blocked.tail(5)).toEqual([])
    mkdirSync(join(folder, 'app.log'), { recursive: true })
    const odd = create()
    odd.open(folder)
    odd.line('power: lock')
    expect(echoed).toHaveLength(2)
  })
})
